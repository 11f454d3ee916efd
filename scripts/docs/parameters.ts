import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { cell, code, table } from './markdown';

/** Fields of a form that are not parameters a user fills in. */
const NOT_SHOWN = ['hidden', 'notice'];

/** Conditions that all fields of an operation share, and that its heading states. */
const OWN_CONDITIONS = ['resource', 'operation'];

/**
 * Table of the parameters: label, key in the workflow JSON, type or choices, default, description.
 */
export function parameterTable(properties: readonly INodeProperties[]): string {
  const rows = properties
    .filter(({ type }) => !NOT_SHOWN.includes(type))
    .flatMap((row) => toRows(row));
  return rows.length === 0
    ? 'No parameters.'
    : table(['Parameter', 'Key', 'Type', 'Default', 'Description'], rows);
}

function toRows(property: INodeProperties, parent?: INodeProperties): string[][] {
  if (property.type === 'collection') {
    const nested = (property.options ?? []) as INodeProperties[];
    return nested.flatMap((option) => toRows(option, property));
  }
  if (property.type === 'fixedCollection') {
    const lists = (property.options ?? []) as INodePropertyCollection[];
    return lists.flatMap(({ name, values }) => {
      const list = { ...property, name: `${property.name}.${name}[]` };
      return values.flatMap((value) => toRows(value, list));
    });
  }
  const label = parent ? `${parent.displayName}: ${property.displayName}` : property.displayName;
  const key = parent ? `${parent.name}.${property.name}` : property.name;
  return [[cell(label), code(key), typeOf(property), defaultOf(property), describe(property)]];
}

/** A longer list, such as all countries, is known without the document. */
const MOST_CHOICES = 30;

function typeOf(property: INodeProperties): string {
  if (property.type === 'options' || property.type === 'multiOptions') {
    const values = ((property.options ?? []) as INodePropertyOptions[]).map(({ value }) => value);
    const shown = values.slice(0, MOST_CHOICES).map((value) => code(String(value)));
    const more = values.length - shown.length;
    const choices = shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
    return property.type === 'options' ? `one of ${choices}` : `any of ${choices}`;
  }
  if (property.typeOptions?.password) return 'secret string';
  return property.type;
}

function defaultOf({ default: value }: INodeProperties): string {
  if (typeof value === 'object' && value !== null && 'mode' in value) {
    return value.value === '' ? '' : code(JSON.stringify(value.value));
  }
  if (value === '' || value === null || value === undefined) return '';
  if (typeof value === 'object' && 'mappingMode' in value) return '';
  if (Array.isArray(value) && value.length === 0) return '';
  return code(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

function describe(property: INodeProperties): string {
  const parts = [property.description, property.hint].filter((part) => part !== undefined);
  const sentences = parts.map((part) => cell(part).replace(/\.?$/, '.'));
  return [...sentences, ...conditionsOf(property)].join(' ');
}

function conditionsOf({ displayOptions }: INodeProperties): string[] {
  return Object.entries(displayOptions?.show ?? {})
    .filter(([name]) => !OWN_CONDITIONS.includes(name))
    .map(
      ([name, values]) => `Shown when ${code(name.replace(/^\//, ''))} is ${listValues(values)}.`,
    );
}

function listValues(values: readonly unknown[] | undefined): string {
  return (values ?? [])
    .map((value) => code(typeof value === 'string' ? value : JSON.stringify(value)))
    .join(' or ');
}
