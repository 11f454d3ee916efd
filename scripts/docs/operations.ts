import type { Operation, Resource } from '../../operations/operation';
import { cell, code, paragraphs, table } from './markdown';
import { outputTable, type OutputSchema } from './output-fields';
import { parameterTable } from './parameters';

/** File of the page about a resource; files are named in kebab-case, stored values in camelCase. */
export function pageOf({ value }: Pick<Resource, 'value'>): string {
  return `${value.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md`;
}

/** All operations of the action node. `pages` is the folder of the resource pages, as a link. */
export function operationTable(resources: readonly Resource[], pages: string): string {
  const rows = resources.flatMap((resource) =>
    resource.operations.map((operation) => [
      `[${cell(resource.name)}](${pages}${pageOf(resource)})`,
      cell(operation.name),
      code(`${resource.value}: ${operation.value}`),
      cell(operation.description),
    ]),
  );
  return table(['Resource', 'Operation', 'Key', 'What it does'], rows);
}

/**
 * One operation: its description, its parameters, the fields of its output items. What it shares
 * with the default operation of its resource, or with every status record, is not repeated.
 */
export function operationReference(
  resource: Resource,
  operation: Operation,
  schema: OutputSchema | undefined,
  statusRecord: OutputSchema | undefined,
): string {
  return paragraphs(
    `${cell(operation.description)}.`,
    '**Parameters**',
    describeParameters(resource, operation),
    ...(schema ? ['**Output**, fields of one item', describeOutput(schema, statusRecord)] : []),
  );
}

function describeParameters(resource: Resource, operation: Operation): string {
  const main = resource.operations.find(({ value }) => value === resource.defaultOperation);
  return main && main !== operation && main.fields === operation.fields
    ? `Those of [${cell(main.name)}](#${main.name.toLowerCase().replaceAll(' ', '-')}).`
    : parameterTable(operation.fields);
}

function describeOutput(schema: OutputSchema, statusRecord: OutputSchema | undefined): string {
  return listNames(schema) === listNames(statusRecord)
    ? 'Those of a [status record](status-record.md).'
    : outputTable(schema);
}

function listNames(schema: OutputSchema | undefined): string {
  return Object.keys(schema?.properties ?? {}).join();
}
