import type { Operation, Resource } from '../../operations/operation';
import { cell, code, paragraphs, table } from './markdown';
import { outputTable, type OutputSchema } from './output-fields';
import { parameterTable } from './parameters';

/** File of the page of a resource, in kebab-case; stored values are in camelCase. */
export function pageOf({ value }: Pick<Resource, 'value'>): string {
  return `${value.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md`;
}

/** An action node, as documents name it. */
interface ActionNode {
  readonly label: string;
  readonly resources: readonly Resource[];
}

/**
 * Tables of the operations of the action nodes. `pages` is the link to the folder of the resource
 * pages.
 */
export function operationTables(nodes: readonly ActionNode[], pages: string): string {
  return paragraphs(
    ...nodes.flatMap(({ label, resources }) => [`**${label}**`, operationTable(resources, pages)]),
  );
}

function operationTable(resources: readonly Resource[], pages: string): string {
  const rows = resources.flatMap((resource) =>
    resource.operations.map((operation) => [
      `[${cell(resource.name)}](${pages}${pageOf(resource)})`,
      cell(operation.name),
      code(`${resource.value}: ${operation.value}`),
      cell(operation.description),
    ]),
  );
  return table(['Resource', 'Operation', 'Key', 'Description'], rows);
}

/**
 * Reference of one operation: description, parameters, and fields of its output items. Leaves out
 * what it shares with the default operation of its resource, or with every status record.
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
    ? `Same as [${cell(main.name)}](#${main.name.toLowerCase().replaceAll(' ', '-')}).`
    : parameterTable(operation.fields);
}

function describeOutput(schema: OutputSchema, statusRecord: OutputSchema | undefined): string {
  return listNames(schema) === listNames(statusRecord)
    ? 'The fields of a [status record](status-record.md).'
    : outputTable(schema);
}

function listNames(schema: OutputSchema | undefined): string {
  return Object.keys(schema?.properties ?? {}).join();
}
