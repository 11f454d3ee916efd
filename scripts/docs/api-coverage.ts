import type { INodeProperties } from 'n8n-workflow';
import type { Operation, Resource } from '../../operations/operation';
import { groupBy } from '../../protocol/group-by';
import { API_ENDPOINTS, API_PARAMETERS, type Cover, type ParameterRow } from './api-parameters';
import { EVERYWHERE, type Evidence } from './api-parameters/row';
import { cell, code, list, paragraphs } from './markdown';
import { linkTo } from './operations';

/** A parsed reference to the place where a user sets a parameter. */
export interface CoverTarget {
  readonly resource: Resource;
  readonly operation: Operation;
  /** The field, within its collection if it has one; `null` = the operation itself. */
  readonly field: INodeProperties | null;
}

const CREDENTIAL = 'credential';

/**
 * Finds what a target names; `null` if the operation or field does not exist. A credential is not
 * an operation.
 */
export function findTarget(resources: readonly Resource[], target: string): CoverTarget | null {
  const [path = '', fieldPath] = target.split(':');
  const [resourceName, operationName] = path.split('.');
  const resource = resources.find(({ value }) => value === resourceName);
  const operation = resource?.operations.find(({ value }) => value === operationName);
  if (!resource || !operation) return null;
  if (fieldPath === undefined) return { resource, operation, field: null };
  const field = findField(operation.fields, fieldPath.split('.'));
  return field && { resource, operation, field };
}

function findField(
  fields: readonly INodeProperties[],
  [name, ...rest]: readonly string[],
): INodeProperties | null {
  const field = fields.find((one) => one.name === name);
  if (!field) return null;
  if (rest.length === 0) return field;
  return field.type === 'collection'
    ? findField((field.options ?? []) as INodeProperties[], rest)
    : null;
}

/** The field of the credential that a target names, `null` if it names an operation. */
export function credentialFieldOf(target: string): string | null {
  const [owner, field = ''] = target.split(':');
  return owner === CREDENTIAL ? field : null;
}

/** List of all endpoints of the gateway and their operations. */
export function endpointCoverageList(resources: readonly Resource[]): string {
  return list(
    API_ENDPOINTS.map(
      ({ endpoint, purpose, evidence, ...cover }) =>
        `${headOf(endpoint, evidence)}: ${cell(purpose)}. ${describeCover(resources, cover)}`,
    ),
  );
}

/**
 * Lists of all parameters of the gateway and their fields: those of every endpoint that the node
 * uses, and those of each endpoint.
 */
export function parameterCoverageLists(resources: readonly Resource[]): string {
  const describe = (rows: readonly ParameterRow[]): string =>
    list(
      rows.map(
        ({ parameter, evidence, ...cover }) =>
          `${headOf(parameter, evidence)}: ${describeCover(resources, cover)}`,
      ),
    );
  const isShared = ({ parameter }: ParameterRow): boolean => parameter in EVERYWHERE;
  const [first] = API_PARAMETERS;
  const own = API_PARAMETERS.filter((row) => !isShared(row));
  return paragraphs(
    '### Every endpoint that the node uses',
    describe(API_PARAMETERS.filter((row) => isShared(row) && row.endpoint === first?.endpoint)),
    ...[...groupBy(own, ({ endpoint }) => endpoint)].flatMap(([endpoint, rows]) => [
      `### ${endpoint}`,
      describe(rows),
    ]),
  );
}

/** Name with its evidence; most of them are documented, so that word is left out. */
function headOf(name: string, evidence: Evidence): string {
  return evidence === 'documented' ? code(name) : `${code(name)} (${evidence})`;
}

function describeCover(resources: readonly Resource[], { fields, note }: Cover): string {
  if (fields.length === 0) return `Not in the node. ${cell(note ?? '')}.`;
  const targets = fields.map((target) => describeTarget(resources, target));
  const places = [...groupBy(targets, ([place]) => place)].map(([place, members]) => ({
    place,
    labels: members.flatMap(([, label]) => (label === null ? [] : [label])).join(', '),
  }));
  const written = [...groupBy(places, ({ labels }) => labels)].map(([labels, members]) => {
    const links = members.map(({ place }) => place).join(', ');
    return labels === '' ? links : `${labels} of ${links}`;
  });
  return `${written.join('; ')}.${note === null ? '' : ` ${cell(note)}.`}`;
}

function describeTarget(
  resources: readonly Resource[],
  target: string,
): readonly [place: string, label: string | null] {
  const credential = credentialFieldOf(target);
  if (credential !== null) return ['the credential', code(credential)];
  const found = findTarget(resources, target);
  if (!found) throw new Error(`The node has no "${target}"`);
  const { resource, operation, field } = found;
  const name = `${cell(resource.name)}: ${cell(operation.name)}`;
  const place = `[${name}](${linkTo(resource, operation)})`;
  return [place, field && cell(field.displayName)];
}
