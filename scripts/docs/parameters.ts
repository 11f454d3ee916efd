import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { groupBy } from '../../protocol/group-by';
import { cell, code } from './markdown';

/** Fields of a form that are not parameters a user fills in. */
const NOT_SHOWN = ['hidden', 'notice'];

/** Conditions that all fields of an operation share, and that its heading states. */
const OWN_CONDITIONS = ['resource', 'operation'];

/** Types in plain words; others are as n8n names them. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  dateTime: 'date and time',
  resourceLocator: 'from a list or typed',
  resourceMapper: 'columns',
  collection: 'options',
  fixedCollection: 'list',
};

/** A longer list, such as all countries, is known without the document. */
const MOST_CHOICES = 30;

/**
 * List of the parameters: label, key in the workflow JSON, type, default, description and choices.
 * Members of a collection are a nested list.
 */
export function parameterList(properties: readonly INodeProperties[]): string {
  const lines = listLines(properties, '');
  return lines.length === 0 ? 'No parameters.' : lines.join('\n');
}

function listLines(properties: readonly INodeProperties[], indent: string): string[] {
  const shown = properties.filter(({ type }) => !NOT_SHOWN.includes(type));
  return [...groupBy(shown, ({ name }) => name).values()].flatMap((fields) =>
    toLines(fields, indent),
  );
}

/** Lines of the fields of one name, of which a form shows the one whose conditions hold. */
function toLines(fields: readonly INodeProperties[], indent: string): string[] {
  const [first] = fields;
  if (!first) return [];
  if (fields.length === 1) return [bullet(indent, first), ...listNested(first, `${indent}  `)];
  return [
    `${indent}- ${headOf(first)}, which depends on other parameters:`,
    ...fields.flatMap((field) => [
      bullet(`${indent}  `, field, first),
      ...listNested(field, `${indent}    `),
    ]),
  ];
}

function listNested({ type, options }: INodeProperties, indent: string): string[] {
  if (type === 'collection') return listLines((options ?? []) as INodeProperties[], indent);
  if (type !== 'fixedCollection') return [];
  const lists = (options ?? []) as INodePropertyCollection[];
  return lists.flatMap(({ name, displayName, values }) => [
    `${indent}- **${cell(displayName)}** (${code(name)}): each entry has`,
    ...listLines(values, `${indent}  `),
  ]);
}

/** One field; `group` is the field whose head stands above it. */
function bullet(indent: string, field: INodeProperties, group?: INodeProperties): string {
  const head = group ? describeVariant(field, group) : headOf(field);
  const text = describe(field, group !== undefined);
  return `${indent}- ${head}${text === '' ? '' : `: ${text}`}`;
}

function headOf(field: INodeProperties): string {
  return `**${cell(field.displayName)}** (${[code(field.name), typeOf(field), defaultOf(field)]
    .filter((part) => part !== '')
    .join(', ')})`;
}

function describeVariant(field: INodeProperties, group: INodeProperties): string {
  const conditions = listConditions(field).join(' and ');
  const when = conditions === '' ? 'Otherwise' : `When ${conditions}`;
  return headOf(field) === headOf(group) ? when : `${when}, ${headOf(field)}`;
}

function typeOf({ type, typeOptions }: INodeProperties): string {
  if (type === 'options' || type === 'multiOptions') return '';
  if (typeOptions?.password) return 'secret text';
  return TYPES[type] ?? type;
}

function defaultOf({ default: value, type }: INodeProperties): string {
  const written = writeDefault(value);
  return written === '' || type === 'collection' || type === 'fixedCollection'
    ? ''
    : `default ${code(written)}`;
}

function writeDefault(value: INodeProperties['default']): string {
  if (typeof value === 'object' && value !== null && 'mode' in value) {
    return value.value === '' ? '' : JSON.stringify(value.value);
  }
  if (value === '' || value === null || value === undefined) return '';
  if (typeof value === 'object' && 'mappingMode' in value) return '';
  if (Array.isArray(value) && value.length === 0) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function describe(field: INodeProperties, isVariant: boolean): string {
  const texts = [field.description, field.hint].filter((part) => part !== undefined);
  const sentences = texts.map((part) => cell(part).replace(/\.?$/, '.'));
  const conditions = isVariant ? [] : listConditions(field);
  return [
    ...sentences,
    ...choicesOf(field),
    ...(conditions.length === 0 ? [] : [`Shown when ${conditions.join(' and ')}.`]),
  ].join(' ');
}

function choicesOf({ type, options }: INodeProperties): string[] {
  if (type !== 'options' && type !== 'multiOptions') return [];
  const values = ((options ?? []) as INodePropertyOptions[]).map(({ value }) => value);
  if (values.length === 0) return [];
  const shown = values.slice(0, MOST_CHOICES).map((value) => code(String(value)));
  const more = values.length - shown.length;
  const choices = shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
  return [`${type === 'options' ? 'One' : 'Any'} of ${choices}.`];
}

function listConditions({ displayOptions }: INodeProperties): string[] {
  return Object.entries(displayOptions?.show ?? {})
    .filter(([name]) => !OWN_CONDITIONS.includes(name))
    .map(([name, values]) => `${code(name.replace(/^\//, ''))} is ${listValues(values)}`);
}

function listValues(values: readonly unknown[] | undefined): string {
  return (values ?? [])
    .map((value) => code(typeof value === 'string' ? value : JSON.stringify(value)))
    .join(', ')
    .replace(/, (?=[^,]+$)/, ' or ');
}
