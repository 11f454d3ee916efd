/**
 * Imports the workflows of examples/ into a sandbox: credential, data tables, sub-workflows,
 * publication.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createTables, knowsTablesByName, withChosenTables, type DataTable } from './data-tables';
import { triggerType, type WorkflowNode } from './smsc-workflows';
import { productionAddress, waitUntilServed } from './webhook-address';
import type { Credential, RestClient, SavedWorkflow, Workflow } from './rest-client';
import { repository } from './versions';

interface CreatedExample {
  /** File name in examples/. */
  readonly file: string;
  readonly workflow: SavedWorkflow;
  readonly tables: readonly DataTable[];
}

export interface ImportedExample extends CreatedExample {
  /** Production URL of its SMSC Trigger; null without one. */
  readonly address: string | null;
  /** Other ways to start it: URLs of webhooks and forms, "on a schedule". */
  readonly startedBy: readonly string[];
}

interface Named {
  readonly name: string;
}

interface ExampleFile {
  readonly file: string;
  readonly workflow: Workflow;
}

/** Receives the gateway's callbacks and passes them to the other workflows. */
export const callbackReceiver = 'fan-out.json';

const folder = path.join(repository, 'examples');
const base = 'n8n-nodes-base.';
const callerType = `${base}executeWorkflow`;

/** Values of credentials for built-in nodes, by type. No service accepts them. */
const SERVICE_CREDENTIALS: ServiceCredentials = {
  googleSheetsOAuth2Api: {},
  httpHeaderAuth: { name: 'X-Example-Key', value: 'example-key' },
  telegramApi: { accessToken: '0:example', baseUrl: 'https://api.telegram.org' },
};

/** The header that the webhooks of the imported examples ask for. */
export const exampleHeader = { 'x-example-key': 'example-key' } as const;

export type ServiceCredentials = Readonly<Record<string, object>>;

export function listExamples(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort();
}

function readExample(file: string): Workflow {
  return JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Workflow;
}

/** @param services values in place of those that no service accepts */
export async function importExamples(
  rest: RestClient,
  url: string,
  credential: Credential,
  files: readonly string[] = listExamples(),
  services: ServiceCredentials = {},
): Promise<ImportedExample[]> {
  const examples = files.map((file) => ({ file, workflow: readExample(file) }));
  const others = await createServiceCredentials(rest, examples, services);
  const callers = examples.filter(callsOthers);
  const imported: ImportedExample[] = [];
  const byName = await knowsTablesByName(rest);
  // n8n publishes a workflow only if the workflows it calls are published.
  for (const group of [examples.filter((example) => !callers.includes(example)), callers]) {
    const created: CreatedExample[] = [];
    for (const { file, workflow: example } of group) {
      const tables = await createTables(rest, example);
      const named = withSubWorkflows(withCredentials(example, credential, others), imported);
      const ready = byName ? named : withChosenTables(named, tables);
      created.push({ file, tables, workflow: await rest.createWorkflow(ready) });
    }
    // n8n publishes in the background, so publish all at once.
    imported.push(...(await Promise.all(created.map((one) => publish(rest, url, one)))));
  }
  return imported.sort((one, other) => (one.file < other.file ? -1 : 1));
}

async function publish(
  rest: RestClient,
  url: string,
  example: CreatedExample,
): Promise<ImportedExample> {
  const { workflow } = example;
  const startedBy = nodesOf(workflow).flatMap((node) => describeStart(node, url));
  const hasTrigger = nodesOf(workflow).some(({ type }) => type === triggerType);
  if (startedBy.length > 0 || hasTrigger) await rest.publish(workflow);
  const address = hasTrigger ? await productionAddress(rest, url, workflow) : null;
  if (address !== null) await waitUntilServed(address);
  return { ...example, address, startedBy };
}

function callsOthers({ workflow }: ExampleFile): boolean {
  return nodesOf(workflow).some(({ type }) => type === callerType);
}

/** Our own trigger has its URL in `address`; a manual start needs no description. */
function describeStart({ type, parameters, webhookId }: WorkflowNode, url: string): string[] {
  if (type === `${base}webhook`) {
    return [`POST ${url}/webhook/${(parameters as { path: string }).path}`];
  }
  if (type === `${base}formTrigger`) return [`${url}/form/${webhookId}`];
  if (type === `${base}scheduleTrigger`) return ['on a schedule'];
  return [];
}

/** Creates the credentials of built-in nodes that the examples name. */
async function createServiceCredentials(
  rest: RestClient,
  examples: readonly ExampleFile[],
  services: ServiceCredentials,
): Promise<ReadonlyMap<string, Credential>> {
  const nodes = examples.flatMap(({ workflow }) => nodesOf(workflow));
  const named = nodes.flatMap(({ credentials }) =>
    Object.entries((credentials ?? {}) as Readonly<Record<string, Named>>),
  );
  const created = new Map<string, Credential>();
  for (const [type, { name }] of named) {
    const values = services[type] ?? SERVICE_CREDENTIALS[type];
    if (values === undefined || created.has(type)) continue;
    created.set(type, await rest.createCredential(name, type, values));
  }
  return created;
}

/**
 * An exported workflow names the credentials of the machine it was exported from. The sandbox has no
 * public address, and the phones of the emulated gateway are on this machine.
 */
function withCredentials(
  workflow: Workflow,
  { id, name }: Credential,
  others: ReadonlyMap<string, Credential>,
): Workflow {
  const nodes = nodesOf(workflow).map((node) => {
    if (node.type.startsWith('n8n-nodes-smsc.')) {
      return { ...withLocalLinks(node), credentials: { smscApi: { id, name } } };
    }
    if (node.credentials === undefined) return node;
    const chosen = Object.keys(node.credentials).map((type) => {
      const other = others.get(type);
      return [type, other && { id: other.id, name: other.name }];
    });
    return { ...node, credentials: Object.fromEntries(chosen) as object };
  });
  return { ...workflow, nodes };
}

function withLocalLinks(node: WorkflowNode): WorkflowNode {
  const parameters = node.parameters as { operation?: string; options?: object };
  if (parameters.operation !== 'sendAndWait') return node;
  const options = { ...parameters.options, allowPrivateAddress: true };
  return { ...node, parameters: { ...parameters, options } };
}

interface CallParameters {
  readonly workflowId: { readonly cachedResultName: string };
}

/** Selects the called workflows by name, as a user does in the list. */
function withSubWorkflows(workflow: Workflow, others: readonly ImportedExample[]): Workflow {
  const nodes = nodesOf(workflow).map((node) => {
    if (node.type !== callerType) return node;
    const { workflowId, ...more } = node.parameters as CallParameters;
    const called = others.find((other) => other.workflow.name === workflowId.cachedResultName);
    const value = called?.workflow.id ?? '';
    return { ...node, parameters: { ...more, workflowId: { ...workflowId, value } } };
  });
  return { ...workflow, nodes };
}

function nodesOf({ nodes }: Workflow): readonly WorkflowNode[] {
  return nodes as readonly WorkflowNode[];
}
