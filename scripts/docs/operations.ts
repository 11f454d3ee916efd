import type { Operation, Resource } from '../../operations/operation';
import { cell, code, list, paragraphs, sentences } from './markdown';
import { outputList, type OutputSchema } from './output-fields';
import { parameterList } from './parameters';

/** Resources whose operations have a page each, in a folder named after the resource. */
const WITH_PAGE_PER_OPERATION: readonly string[] = ['message'];

type Named = Pick<Operation, 'value'>;

/**
 * Page of an operation below docs/; pages are named in kebab-case, stored values are in camelCase.
 */
export function pageOf(resource: Pick<Resource, 'value'>, operation: Named): string {
  return WITH_PAGE_PER_OPERATION.includes(resource.value)
    ? `${kebab(resource.value)}/${kebab(operation.value)}.md`
    : overviewOf(resource);
}

/** Page about a resource as a whole, which has the operations unless they have pages. */
export function overviewOf({ value }: Pick<Resource, 'value'>): string {
  return `${kebab(value)}.md`;
}

/** Link to an operation from a page in docs/. */
export function linkTo(
  resource: Pick<Resource, 'value'>,
  operation: Pick<Operation, 'value' | 'name'>,
): string {
  const page = pageOf(resource, operation);
  return page === overviewOf(resource) ? `${page}#${anchorOf(operation)}` : page;
}

function anchorOf({ name }: Pick<Operation, 'name'>): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

function kebab(value: string): string {
  return value.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** An action node, as documents name it. */
interface ActionNode {
  readonly label: string;
  readonly resources: readonly Resource[];
}

/** Lists of the operations of the action nodes, with their keys in the workflow JSON. */
export function operationLists(nodes: readonly ActionNode[]): string {
  return paragraphs(
    ...nodes.flatMap(({ label, resources }) => [
      `## ${label}`,
      ...resources.flatMap((resource) => [
        `### [${cell(resource.name)}](${overviewOf(resource)})`,
        list(resource.operations.map((operation) => describeBriefly(resource, operation))),
      ]),
    ]),
  );
}

function describeBriefly(resource: Resource, operation: Operation): string {
  const link = `[${cell(operation.name)}](${linkTo(resource, operation)})`;
  const key = code(`${resource.value}: ${operation.value}`);
  return `${link} (${key}): ${sentences(cell(operation.description))}`;
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
    sentences(cell(operation.description)),
    '**Parameters**',
    describeParameters(resource, operation),
    ...(schema
      ? [
          '**Output**, fields of one item',
          describeOutput(resource, operation, schema, statusRecord),
        ]
      : []),
  );
}

function describeParameters(resource: Resource, operation: Operation): string {
  const main = resource.operations.find(({ value }) => value === resource.defaultOperation);
  if (!main || main === operation || main.fields !== operation.fields) {
    return parameterList(operation.fields);
  }
  const link = `${toDocs(resource, operation)}${linkTo(resource, main)}`;
  return `Same as [${cell(main.name)}](${link}).`;
}

function describeOutput(
  resource: Resource,
  operation: Operation,
  schema: OutputSchema,
  statusRecord: OutputSchema | undefined,
): string {
  return listNames(schema) === listNames(statusRecord)
    ? `The fields of a [status record](${toDocs(resource, operation)}status-record.md).`
    : outputList(schema);
}

/** Relative link to docs/ from the page of an operation. */
function toDocs(resource: Resource, operation: Operation): string {
  return pageOf(resource, operation).includes('/') ? '../' : '';
}

function listNames(schema: OutputSchema | undefined): string {
  return Object.keys(schema?.properties ?? {}).join();
}
