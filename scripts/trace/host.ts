import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import {
  NodeHelpers,
  type IDataObject,
  type INode,
  type INodeParameters,
  type INodeType,
} from 'n8n-workflow';

const ROOT = resolve(__dirname, '../..');
const require = createRequire(__filename);

/** A node as its package names it, loaded from its source. */
export interface LoadedNode {
  readonly type: INodeType;
  /** The node with the given parameters and defaults for all others. */
  readonly node: INode;
  readonly parameter: (name: string, fallback?: unknown) => unknown;
}

/**
 * Loads a node.
 *
 * @param folder of the package, such as `packages/transports`
 * @param name class name of the node
 */
export function loadNode(folder: string, name: string, given: INodeParameters): LoadedNode {
  const manifest = require(join(ROOT, folder, 'package.json')) as { n8n: { nodes: string[] } };
  const built = manifest.n8n.nodes.find((path) => path.endsWith(`/${name}.node.js`));
  if (built === undefined) throw new Error(`${folder}/package.json lists no node ${name}`);
  const source = join(ROOT, folder, built.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
  const exported = require(source) as Record<string, new () => INodeType>;
  const type = new (exported[name] as new () => INodeType)();
  const node: INode = {
    ...{ id: 'node-1', name, type: name, typeVersion: 1, position: [0, 0], parameters: given },
    credentials: { smscApi: { id: '1', name: 'SMSC' }, smscSmppApi: { id: '2', name: 'SMPP' } },
  };
  const { properties } = type.description;
  const parameters =
    NodeHelpers.getNodeParameters(properties, given, true, false, node, type.description) ?? {};
  return {
    type,
    node: { ...node, parameters },
    parameter: (path, fallback) => readPath(parameters, path) ?? fallback,
  };
}

function readPath(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((found, name) => (found as IDataObject | undefined)?.[name], value);
}

/** An object that throws when a missing member is used, so that a trace is never incomplete. */
export function createFunctions<Functions>(members: Record<string, unknown>): Functions {
  return new Proxy(members, {
    get(target, name, receiver) {
      if (name in target || typeof name === 'symbol' || name === 'then') {
        return Reflect.get(target, name, receiver) as unknown;
      }
      throw new Error(`The trace does not provide '${name}' of n8n. Add it in scripts/trace`);
    },
  }) as Functions;
}

/** Members that every kind of node uses. */
export function commonMembers({ node, parameter }: LoadedNode): Record<string, unknown> {
  return {
    getNode: () => node,
    getWorkflow: () => ({ id: 'workflow-1', name: 'Traced', active: true }),
    getMode: () => 'trigger',
    getTimezone: () => 'UTC',
    getExecutionId: () => '1',
    getWorkflowStaticData: () => ({}),
    getNodeParameter: parameter,
    logger: { debug: noop, info: noop, warn: noop, error: noop },
  };
}

function noop(): void {
  // The log of a trace is discarded.
}
