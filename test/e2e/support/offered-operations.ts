/** The operations of a node's description, from n8n or from the built package. */
import path from 'node:path';
import { repository } from '../../../testkit/host/versions';

interface Property {
  readonly name: string;
  readonly type: string;
  readonly description?: string;
  readonly options?: readonly { value: string }[];
  readonly displayOptions?: {
    show?: { resource?: readonly string[]; operation?: readonly string[] };
  };
}

const plainTypes = ['string', 'number', 'boolean', 'options', 'dateTime'];
const customCall = '__CUSTOM_API_CALL__';

/** `resource: operation` of every operation in a node's description as n8n serves it. */
export function offeredOperations(type: Record<string, unknown>): string[] {
  return (type['properties'] as Property[])
    .filter(({ name }) => name === 'operation')
    .flatMap(({ options, displayOptions }) =>
      (displayOptions?.show?.resource ?? []).flatMap((resource) =>
        (options ?? [])
          .filter(({ value }) => value !== customCall)
          .map(({ value }) => `${resource}: ${value}`),
      ),
    );
}

/** An operation of an action node; `node` is its folder, such as `SmscAccount`. */
export interface BuiltOperation {
  readonly node: string;
  readonly resource: string;
  readonly operation: string;
}

/** The operations of the built package, known before any n8n runs. */
export function builtOperations(): BuiltOperation[] {
  return ['Smsc', 'SmscAccount'].flatMap((node) => {
    const file = path.join(repository, `dist/nodes/${node}/${node}.node.js`);
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the path is known at run time only
    const built = require(file) as Record<string, new () => { description: object }>;
    const { description } = new built[node]!();
    return offeredOperations(description as Record<string, unknown>).map((name) => {
      const [resource, operation] = name.split(': ') as [string, string];
      return { node, resource, operation };
    });
  });
}

/** Fields with a help text that an operation's form shows at first, except collections. */
export function describedFields(
  type: Record<string, unknown>,
  resource: string,
  operation: string,
): { name: string; description: string }[] {
  return (type['properties'] as Property[]).flatMap((property) => {
    const { name, description, displayOptions = {}, type: kind } = property;
    const { show = {}, ...others } = displayOptions;
    const { resource: resources, operation: values, ...conditions } = show;
    const isShown = resources?.includes(resource) === true && values?.includes(operation) === true;
    const isAlways = Object.keys(conditions).length + Object.keys(others).length === 0;
    return isShown && isAlways && plainTypes.includes(kind) && description
      ? [{ name, description }]
      : [];
  });
}
