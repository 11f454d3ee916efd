import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { findOperation } from '../../nodes/shared/run-operation';
import { buildNodeProperties } from '../../nodes/shared/node-properties';
import type { Field } from '../../operations/field';
import { orderOptions } from '../../operations/fields/option-order';
import { RESOURCES } from '../../operations/resources';
import { Smsc } from '../../nodes/Smsc/Smsc.node';
import { SmscTrigger } from '../../nodes/SmscTrigger/SmscTrigger.node';
import { atLeastOne } from '../support/at-least-one';

const ROOT = join(__dirname, '../..');
const all = RESOURCES.flatMap(({ value, operations }) =>
  operations.map((operation) => ({
    path: `${value}/${operation.value}`,
    resource: value,
    operation,
  })),
);

function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => path.slice(0, -ending.length).replaceAll('\\', '/'))
    .sort();
}

describe('RESOURCES', () => {
  it('has exactly one output preview for each operation', () => {
    expect(filesBelow('nodes/Smsc/__schema__/v1.0.0', '.json')).toEqual(
      all.map(({ path }) => path).sort(),
    );
  });

  it('finds exactly the operations that it offers', () => {
    for (const { resource, operation } of atLeastOne(all)) {
      expect(findOperation(RESOURCES, resource, operation.value)).toBe(operation);
    }
    expect(findOperation(RESOURCES, 'message', 'getBalance')).toBeUndefined();
    expect(findOperation(RESOURCES, 'fax', 'send')).toBeUndefined();
  });

  it('lists resources and operations alphabetically, with an existing default', () => {
    const isSorted = (names: string[]) =>
      expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other)));
    isSorted(RESOURCES.map(({ name }) => name));
    for (const { operations, defaultOperation } of atLeastOne(RESOURCES)) {
      isSorted(operations.map(({ name }) => name));
      expect(operations.map(({ value }) => value)).toContain(defaultOperation);
    }
  });
});

describe('buildNodeProperties', () => {
  const properties = buildNodeProperties(RESOURCES, 'message');

  it('offers exactly the operations of the registry', () => {
    const offered = properties
      .filter(({ name }) => name === 'operation')
      .flatMap(({ displayOptions, options = [] }) =>
        (options as INodePropertyOptions[]).map(({ value }) =>
          [displayOptions?.show?.resource?.[0], value].join('/'),
        ),
      );
    expect(offered).toEqual(all.map(({ path }) => path));
  });

  it('shows each field for its own operation only', () => {
    for (const { resource, operation } of atLeastOne(all)) {
      const shown = properties.filter(
        ({ displayOptions }) =>
          displayOptions?.show?.resource?.includes(resource) &&
          displayOptions.show.operation?.includes(operation.value),
      );
      expect(shown.map(({ name }) => name)).toEqual(operation.fields.map(({ name }) => name));
    }
  });
});

describe('texts of the editor', () => {
  const properties = all.flatMap(({ operation }) => operation.fields.flatMap(withOptions));

  it('follow the guidelines of n8n', () => {
    for (const { operation } of atLeastOne(all)) {
      expect(operation.action).toMatch(/^[A-Z][a-z]+ [^.]*[^.]$/);
      expect(operation.description).toMatch(/[^.]$/);
    }
    for (const { placeholder, type } of atLeastOne(properties)) {
      if (placeholder !== undefined && !['collection', 'fixedCollection'].includes(type))
        expect(placeholder).toMatch(/^e\.g\. /);
    }
  });

  it('avoid the words error, problem, failure and mistake', () => {
    const texts = [...all.map(({ operation }) => operation), ...properties].map((one) => [
      one.name,
      one.description,
    ]);
    expect(JSON.stringify(texts)).not.toMatch(/\b(problem|failure|mistake)/i);
  });

  it('list the options of a collection by use, then by group, the others alphabetically', () => {
    for (const { operation } of atLeastOne(all)) {
      for (const field of operation.fields.filter(({ name }) => name === 'options')) {
        const options = (field.options ?? []) as Field[];
        const names = options.map(({ name }) => name);
        expect(names).toEqual(orderOptions(options).map(({ name }) => name));
      }
    }
  });

  it('show what most people look for first in Send, and the rest under four headings', () => {
    const send = findOperation(RESOURCES, 'message', 'send') as unknown as {
      readonly fields: Field[];
    };
    const options = send.fields.find(({ name }) => name === 'options')?.options as Field[];
    expect(options.slice(0, 5).map(({ displayName }) => displayName)).toEqual([
      'Send At',
      'Wait for Delivery',
      'Wait Timeout (Seconds)',
      'Validity (Hours)',
      'Default Country',
    ]);
    const groups = options.map(({ group }) => group ?? '').filter((one) => one !== '');
    expect([...new Set(groups)]).toEqual(['Scheduling', 'Text', 'Limits', 'Bulk']);
    expect(groups).toEqual([...groups].sort((one, other) => rank(one) - rank(other)));
    const shown = buildNodeProperties(RESOURCES, 'message').find(
      ({ name, displayOptions: { show } = {} }) =>
        name === 'options' &&
        show?.['resource']?.includes('message') &&
        show?.['operation']?.includes('send'),
    );
    const labels = (shown?.options as INodeProperties[]).map(({ displayName }) => displayName);
    expect(labels).toEqual(expect.arrayContaining(['Send At', 'Limits: Max Cost']));
    expect(shown?.options?.every((option) => !('group' in option))).toBe(true);
  });

  it('list SMS first among the channels', () => {
    // Histories list types of messages, in alphabetical order.
    const sending = all.filter(({ operation }) => /^(send|resend|getCost)/.test(operation.value));
    const channels = sending.flatMap(({ operation }) =>
      operation.fields.filter(({ name }) => name === 'channel'),
    );
    for (const { options } of atLeastOne(channels)) {
      const values = (options as INodePropertyOptions[]).map(({ value }) => value);
      expect(values.find((value) => value !== 'any')).toBe('sms');
    }
  });

  it('list the countries of most accounts first, after that of the credential', () => {
    const fields = properties.filter(({ name }) => name === 'defaultCountry');
    for (const { type, options } of atLeastOne(fields)) {
      const values = (options as INodePropertyOptions[]).map(({ value }) => value);
      const first = values.filter((value) => value !== '' && value !== 'region').slice(0, 6);
      expect([type, first]).toEqual(['options', ['KZ', 'RU', 'UA', 'UZ', 'KG', 'BY']]);
    }
  });

  it('tell a model which operations cost money', () => {
    const paid = ['send', 'sendAndWait', 'sendWithFallback', 'lookup', 'ping', 'resend'];
    for (const { path, operation } of atLeastOne(all)) {
      if (!paid.includes(operation.value)) continue;
      expect([path, operation.description]).toEqual([path, expect.stringMatching(/costs? /)]);
    }
  });

  function withOptions(property: INodeProperties): INodeProperties[] {
    const nested = property.type === 'collection' ? (property.options as INodeProperties[]) : [];
    return [property, ...nested];
  }
});

function rank(group: string): number {
  return ['Scheduling', 'Text', 'Limits', 'Bulk'].indexOf(group);
}

describe('Smsc.description', () => {
  it('is what the codex, the loader and AI agents expect', () => {
    const { description, methods } = new Smsc();
    expect(description).toMatchObject({
      displayName: 'SMSC',
      name: 'smsc',
      version: [1],
      usableAsTool: true,
      credentials: [{ name: 'smscApi', required: true, displayOptions: expect.anything() }],
      inputs: ['main'],
      outputs: ['main'],
    });
    expect(Object.keys(methods.listSearch)).toEqual(
      expect.arrayContaining(['searchGroups', 'searchSenders', 'searchTemplates']),
    );
    expect(Object.keys(methods.resourceMapping)).toEqual(['mapContactFields']);
  });

  it('has a trigger that n8n does not mistake for its first Webhook node (version 1)', () => {
    const { version } = new SmscTrigger().description;
    expect(Math.max(...[version].flat())).toBeGreaterThan(1);
  });

  it.each([
    // n8n lists nodes for human review under the third category.
    ['Smsc', 'smsc', ['HITL']],
    ['SmscInboxTrigger', 'smscInboxTrigger', []],
    ['SmscTrigger', 'smscTrigger', []],
  ])('is found by the words of its codex (%s)', (folder, name, others) => {
    const text = readFileSync(join(ROOT, 'nodes', folder, `${folder}.node.json`), 'utf8');
    const codex = JSON.parse(text) as { node: string; categories: string[]; alias: string[] };
    expect(codex.node).toBe(`n8n-nodes-smsc.${name}`);
    expect(codex.categories).toEqual(['Communication', 'Marketing', ...others]);
    expect(codex.alias).toEqual(expect.arrayContaining(['sms', 'смс', 'hlr', 'viber']));
  });
});
