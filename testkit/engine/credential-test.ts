import './environment';
import { CredentialTestContext, ExecuteContext, RoutingNode } from 'n8n-core';
import {
  createEmptyRunExecutionData,
  Workflow,
  type IExecuteData,
  type INode,
  type INodeExecutionData,
  type INodeType,
  type INodeTypes,
} from 'n8n-workflow';
import { createAdditionalData, type Surroundings } from './additional-data';
import type { NodeCatalogue } from './node-catalogue';

export interface CredentialTestOutcome {
  readonly status: 'OK' | 'Error';
  readonly message: string;
}

/**
 * Tests a credential like n8n's Test button: by a function of the node that uses it (`testedBy`),
 * or by `test.request`, sent through a declarative node and checked by the credential's rules.
 * Follows n8n's server, whose code is not published as a library.
 */
export async function testCredential(
  type: string,
  name: string,
  catalogue: NodeCatalogue,
  surroundings: Surroundings,
): Promise<CredentialTestOutcome> {
  const { test } = catalogue.getCredentialType(type);
  const original = catalogue.getNodeTypeForCredential(type);
  if (!test) return await callTestFunction(type, name, original, surroundings);
  const nodeType: INodeType = {
    description: {
      ...original.description,
      credentials: [{ name: type, required: true }],
      properties: [
        {
          displayName: 'Temp',
          name: 'temp',
          type: 'string',
          default: '',
          routing: { request: test.request },
        },
      ],
    },
  };
  const context = createContext(nodeType, type, name, surroundings);
  const data = await surroundings.credentials.getDecrypted(
    createAdditionalData(surroundings),
    { id: null, name },
    type,
  );

  let response: INodeExecutionData[][] | null | undefined;
  try {
    const routed = await new RoutingNode(context, nodeType, {
      id: '',
      name,
      type,
      data,
    }).runNode();
    response = routed as INodeExecutionData[][] | null | undefined;
  } catch (cause) {
    return { status: 'Error', message: describe(cause) };
  }
  const json = response?.[0]?.[0]?.json;
  for (const rule of test.rules ?? []) {
    if (rule.type !== 'responseSuccessBody') continue;
    if (json?.[rule.properties.key] === rule.properties.value) {
      return { status: 'Error', message: rule.properties.message };
    }
  }
  return { status: 'OK', message: 'Connection successful!' };
}

async function callTestFunction(
  type: string,
  name: string,
  { description, methods }: INodeType,
  surroundings: Surroundings,
): Promise<CredentialTestOutcome> {
  const { testedBy } = description.credentials?.find((one) => one.name === type) ?? {};
  const test = typeof testedBy === 'string' ? methods?.credentialTest?.[testedBy] : undefined;
  if (!test) throw new Error(`The credential type "${type}" has no test`);
  const data = await surroundings.credentials.getDecrypted(
    createAdditionalData(surroundings),
    { id: null, name },
    type,
  );
  return await test.call(new CredentialTestContext(), { id: '', name, type, data });
}

function createContext(
  nodeType: INodeType,
  type: string,
  credentialName: string,
  surroundings: Surroundings,
): ExecuteContext {
  const nodeTypes: INodeTypes = {
    getByName: () => nodeType,
    getByNameAndVersion: () => nodeType,
    getKnownTypes: () => ({}),
  };
  const node: INode = {
    id: 'credential-test',
    name: 'Temp',
    type: nodeType.description.name,
    typeVersion: 1,
    position: [0, 0],
    parameters: {},
    credentials: { [type]: { id: null, name: credentialName } },
  };
  const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
  const data: IExecuteData['data'] = { main: [[{ json: {} }]] };
  return new ExecuteContext(
    workflow,
    node,
    createAdditionalData(surroundings),
    'internal',
    createEmptyRunExecutionData(),
    0,
    [{ json: {} }],
    data,
    { node, data, source: null },
    [],
  );
}

function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const reason = cause.cause as { code?: unknown } | undefined;
  return typeof reason?.code === 'string' ? reason.code : cause.message;
}
