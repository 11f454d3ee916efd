import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';
import type { OperationBase, Resource } from '../../operations/operation';
import { findOperation } from '../../nodes/shared/run-operation';
import { buildNodeProperties } from '../../nodes/shared/node-properties';
import { ADMINISTRATION_RESOURCES } from '../../operations/administration-resources';
import { EVERYDAY_RESOURCES } from '../../operations/everyday-resources';
import type { Field } from '../../operations/field';
import { orderOptions } from '../../operations/fields/option-order';
import { RESOURCES } from '../../operations/resources';
import { RESOURCES as SMPP_RESOURCES } from '../../operations/smpp/resources';
import { RESOURCES as SMTP_RESOURCES } from '../../operations/smtp/resources';
import { Smsc } from '../../nodes/Smsc/Smsc.node';
import { SmscAccount } from '../../nodes/SmscAccount/SmscAccount.node';
import { SmscTrigger } from '../../nodes/SmscTrigger/SmscTrigger.node';
import { atLeastOne } from '../support/at-least-one';

const ROOT = join(__dirname, '../..');
const all = listAll(RESOURCES);
const NODES = [
  { node: 'Smsc', resources: EVERYDAY_RESOURCES, first: 'message' },
  { node: 'SmscAccount', resources: ADMINISTRATION_RESOURCES, first: 'contact' },
];

function listAll(resources: readonly Resource[]) {
  return resources.flatMap(({ value, operations }) =>
    operations.map((operation) => ({
      path: `${value}/${operation.value}`,
      resource: value,
      operation,
    })),
  );
}

function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => path.slice(0, -ending.length).replaceAll('\\', '/'))
    .sort();
}

describe('RESOURCES', () => {
  it.each(NODES)('has exactly one output preview for each operation of $node', (one) => {
    expect(filesBelow(`nodes/${one.node}/__schema__/v1.0.0`, '.json')).toEqual(
      listAll(one.resources)
        .map(({ path }) => path)
        .sort(),
    );
  });

  it('is what the nodes offer together, each operation once', () => {
    const offered = NODES.flatMap(({ resources }) => listAll(resources).map(({ path }) => path));
    const once = all.map(({ path }) => path);
    expect(new Set(once).size).toBe(once.length);
    expect([...new Set(offered)].sort()).toEqual([...once].sort());
    // Everyday work needs the balance; everything else has one place.
    expect(offered.filter((path, index) => offered.indexOf(path) !== index)).toEqual([
      'account/getBalance',
    ]);
  });

  it('finds exactly the operations that it offers', () => {
    for (const { resource, operation } of atLeastOne(all)) {
      expect(findOperation(RESOURCES, resource, operation.value)).toBe(operation);
    }
    expect(findOperation(RESOURCES, 'message', 'getBalance')).toBeUndefined();
    expect(findOperation(RESOURCES, 'fax', 'send')).toBeUndefined();
  });

  it('is in the order of use, with an existing default that comes first or nearly so', () => {
    expect(EVERYDAY_RESOURCES.map(({ value }) => value)).toEqual([
      ...['message', 'hlr', 'code', 'number', 'callConfirmation', 'incomingMessage', 'account'],
    ]);
    expect(ADMINISTRATION_RESOURCES.map(({ value }) => value)).toEqual([
      ...['contact', 'group', 'template', 'sender', 'mailing', 'account', 'shortLink'],
      ...['incomingNumber', 'subClient'],
    ]);
    const message = RESOURCES.find(({ value }) => value === 'message');
    expect(message?.operations.map(({ value }) => value)).toEqual([
      ...['send', 'sendAndWait', 'sendWithFallback', 'getStatus', 'getMany', 'getCost'],
      ...['analyze', 'delete', 'decodeReport'],
    ]);
    const lists: readonly Resource<OperationBase>[] = [
      ...RESOURCES,
      ...SMPP_RESOURCES,
      ...SMTP_RESOURCES,
    ];
    for (const { operations, defaultOperation } of atLeastOne(lists)) {
      const place = operations.findIndex(({ value }) => value === defaultOperation);
      expect([0, 1]).toContain(place);
    }
    expect([SMPP_RESOURCES, SMTP_RESOURCES].map(([first]) => first?.value)).toEqual([
      ...['message', 'message'],
    ]);
  });
});

/** What only the tool of an operation shows. */
const TOOL_FIELDS = ['toolDescription', 'openToolNotice'];

describe.each(NODES)('buildNodeProperties for $node', ({ resources, first }) => {
  const properties = buildNodeProperties(resources, first);
  const own = listAll(resources);

  it('offers exactly the operations of the list, in its order', () => {
    const offered = properties
      .filter(({ name }) => name === 'operation')
      .flatMap(({ displayOptions, options = [] }) =>
        (options as INodePropertyOptions[]).map(({ value }) =>
          [displayOptions?.show?.resource?.[0], value].join('/'),
        ),
      );
    expect(offered).toEqual(own.map(({ path }) => path));
  });

  it('shows each field for its own operation only', () => {
    for (const { resource, operation } of atLeastOne(own)) {
      const shown = properties.filter(
        ({ displayOptions }) =>
          displayOptions?.show?.resource?.includes(resource) &&
          displayOptions.show.operation?.includes(operation.value),
      );
      // A field that only a person chooses has a second property, for the tool of an agent.
      const names = operation.fields.flatMap(({ name, isChosenByPerson }) =>
        isChosenByPerson ? [name, name] : [name],
      );
      const ofTool = shown.filter(({ name }) => TOOL_FIELDS.includes(name));
      expect(ofTool.every(({ displayOptions }) => displayOptions?.show?.['@tool'])).toBe(true);
      const others = shown.filter((field) => !ofTool.includes(field));
      expect(others.map(({ name }) => name)).toEqual(names);
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

describe('the action nodes', () => {
  const CREDENTIAL = { name: 'smscApi', required: true };

  it.each([
    [Smsc, 'SMSC', 'smsc', 'message', { ...CREDENTIAL, displayOptions: expect.anything() }],
    [SmscAccount, 'SMSC Account', 'smscAccount', 'contact', CREDENTIAL],
  ])('%p are what the codex, the loader and AI agents expect', (...expected) => {
    const [Node, displayName, name, resource, credential] = expected;
    const { description } = new Node();
    expect(description).toMatchObject({
      displayName,
      name,
      version: [1],
      usableAsTool: true,
      credentials: [credential],
      inputs: ['main'],
      outputs: ['main'],
    });
    expect(description.defaults.name).toBe(displayName);
    expect(description.properties[0]).toMatchObject({ name: 'resource', default: resource });
  });

  it('take answers of people in SMSC only, the one node that asks them', () => {
    expect(new Smsc().description.webhooks).toHaveLength(2);
    expect(new SmscAccount().description).not.toHaveProperty('webhooks');
    expect(new SmscAccount()).not.toHaveProperty('webhook');
  });

  it('need the credential for every operation of administration, which always shows it', () => {
    const offline = listAll(ADMINISTRATION_RESOURCES).filter(
      ({ operation }) => operation.isOffline === true,
    );
    expect(offline).toEqual([]);
  });

  it.each([Smsc, SmscAccount])('%p have exactly the methods that their fields name', (Node) => {
    const node = new Node();
    const named = (key: string) => [
      ...new Set(
        [
          ...JSON.stringify(node.description.properties).matchAll(
            new RegExp(`"${key}":"(\\w+)"`, 'g'),
          ),
        ].map(([, method]) => method),
      ),
    ];
    const { listSearch, resourceMapping = {} } = node.methods as INodeType['methods'] & object;
    expect(Object.keys(listSearch ?? {}).sort()).toEqual(named('searchListMethod').sort());
    expect(Object.keys(resourceMapping).sort()).toEqual(named('resourceMapperMethod').sort());
  });

  it('have a trigger that n8n does not mistake for its first Webhook node (version 1)', () => {
    const { version } = new SmscTrigger().description;
    expect(Math.max(...[version].flat())).toBeGreaterThan(1);
  });
});
