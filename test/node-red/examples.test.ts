import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Field, FieldOption } from '../../operations/field';
import type { OperationBase, Resource } from '../../operations/operation';
import { RESOURCES } from '../../operations/resources';
import { RESOURCES as SMPP_RESOURCES } from '../../operations/smpp/resources';
import { EVERYDAY_RESOURCES } from '../../operations/everyday-resources';
import { COMMON_TEXTS } from '../../packages/node-red/texts/common';
import { listFormTexts } from '../../packages/node-red/texts/form-texts';
import { ENGLISH_HERE } from '../../packages/node-red/texts/here';
import { RUSSIAN } from '../../packages/node-red/texts/ru';
import manifest from '../../packages/node-red/package.json';

interface ExampleNode {
  readonly id: string;
  readonly type: string;
  readonly name?: string;
  readonly info?: string;
  readonly z?: string;
  readonly wires?: readonly (readonly string[])[];
  readonly [property: string]: unknown;
}

const PACKAGE = resolve(__dirname, '../../packages/node-red');
const FOLDER = join(PACKAGE, 'examples');
const names = readdirSync(FOLDER).map((file) => file.replace(/\.json$/, ''));

function readExample(name: string): ExampleNode[] {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as ExampleNode[];
}

/** Types of the core nodes of Node-RED that the examples use. */
const CORE = [
  ...['catch', 'change', 'comment', 'debug', 'delay', 'function', 'http in', 'http response'],
  ...['inject', 'link in', 'link out', 'split', 'switch', 'tab', 'template', 'trigger'],
];
const OWN = Object.keys(manifest['node-red'].nodes).map((entry) =>
  entry.endsWith('-config') ? entry : entry.replace(/-/g, ' '),
);

/** The fields of the operation that a node runs; `null` if it runs none. */
function fieldsOf(node: ExampleNode): readonly Field[] | undefined | null {
  switch (node.type) {
    case 'smsc send':
      return findFields(EVERYDAY_RESOURCES, 'message', 'send');
    case 'smsc verify code':
      return findFields(EVERYDAY_RESOURCES, 'code', 'verify');
    case 'smsc':
      return findFields(RESOURCES, node['resource'], node['operation']);
    case 'smsc smpp out':
      return findFields(SMPP_RESOURCES, node['resource'], node['operation']);
    default:
      return null;
  }
}

function findFields(
  resources: readonly Resource<OperationBase>[],
  resource: unknown,
  operation: unknown,
): readonly Field[] | undefined {
  const found = resources.find(({ value }) => value === resource)?.operations;
  return found?.find(({ value }) => value === operation)?.fields;
}

/** Returns what is wrong with stored parameters: a name or a choice that the form does not have. */
function findUnknown(fields: readonly Field[], stored: object, place = ''): string[] {
  return Object.entries(stored).flatMap(([name, value]: [string, unknown]) => {
    const variants = fields.filter((field) => field.name === name);
    const [field] = variants;
    if (field === undefined) return [`${place}${name}`];
    if (field.type === 'collection') {
      return findUnknown((field.options ?? []) as Field[], value as object, `${name}.`);
    }
    const { t, v } = value as { t?: string; v?: string };
    if (typeof t !== 'string' || typeof v !== 'string') return [`${place}${name} is not typed`];
    const choices = variants.flatMap(({ options = [] }) => options as FieldOption[]);
    const isKnown = t !== 'choice' || choices.some((choice) => String(choice.value) === v);
    return isKnown ? [] : [`${place}${name}: ${v}`];
  });
}

describe.each(names)('example %s', (name) => {
  const nodes = readExample(name);
  const [tab] = nodes;

  it('is a flow of its own, with core nodes and those of the package', () => {
    expect(tab?.type).toBe('tab');
    expect(nodes.filter(({ type }) => ![...CORE, ...OWN].includes(type))).toEqual([]);
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
    const onTab = nodes.filter(({ wires }) => wires !== undefined);
    expect(onTab.filter(({ z }) => z !== tab?.id)).toEqual([]);
  });

  it('has wires and references that lead somewhere', () => {
    const ids = new Set(nodes.map(({ id }) => id));
    const targets = nodes.flatMap(({ wires = [], account, session, scope, links = [] }) => [
      ...(links as unknown[]),
      ...wires.flat(),
      ...[account, session].filter((one) => one !== undefined),
      ...(Array.isArray(scope) ? (scope as unknown[]) : []),
    ]);
    expect(targets.filter((id) => !ids.has(id as string))).toEqual([]);
  });

  it('explains itself in English and Russian', () => {
    const explained = nodes.filter(({ type }) => type === 'tab' || type === 'comment');
    expect(explained.length).toBeGreaterThan(1);
    for (const { info = '' } of explained) {
      const [english = '', russian = ''] = info.split('\n\n---\n\n');
      expect(english).toMatch(/[a-z]{3}/i);
      expect(english).not.toMatch(/[а-я]/i);
      expect(russian).toMatch(/[а-я]{3}/i);
      expect(russian).not.toMatch(/[ёЁ—]/);
    }
  });

  it('names nodes and labels as they are', () => {
    const labels = [
      ...listFormTexts().map(({ text }) => text),
      ...Object.values(COMMON_TEXTS['label'] as object),
    ];
    const english = new Set([
      ...labels.map((text) => ENGLISH_HERE[text] ?? text),
      ...nodes.map((node) => node.name ?? ''),
      ...OWN,
    ]);
    const russian = new Set(labels.map((text) => RUSSIAN[text] ?? text));
    const texts = nodes.map(({ info = '' }) => info.split('\n\n---\n\n'));
    const bold = texts.flat().flatMap((text) => [...text.matchAll(/\*\*([^*]+)\*\*/g)]);
    const quoted = texts.flatMap(([, text = '']) => [...text.matchAll(/«([^»]+)»/g)]);
    expect(bold.map(([, name]) => name ?? '').filter((name) => !english.has(name))).toEqual([]);
    expect(quoted.map(([, name]) => name ?? '').filter((name) => !russian.has(name))).toEqual([]);
  });

  it('stores parameters that the forms have', () => {
    const unknown = nodes.flatMap((node) => {
      const fields = fieldsOf(node);
      if (fields === null) return [];
      if (fields === undefined) return [`${node.name} has no such operation`];
      return findUnknown(fields, node['parameters'] as object);
    });
    expect(unknown).toEqual([]);
  });

  it('contains no secret', () => {
    expect(nodes.filter((node) => 'credentials' in node)).toEqual([]);
  });

  it.each(['README.md', 'README.ru.md'])('is listed in %s', (readme) => {
    expect(readFileSync(join(PACKAGE, readme), 'utf8')).toContain(`| ${name} `);
  });
});

describe('the examples', () => {
  it('are at least six', () => {
    expect(names.length).toBeGreaterThanOrEqual(6);
  });

  it('use every node of the package, as the scorecard of Node-RED requires', () => {
    const used = new Set(names.flatMap(readExample).map(({ type }) => type));
    expect(OWN.filter((type) => !used.has(type))).toEqual([]);
  });
});
