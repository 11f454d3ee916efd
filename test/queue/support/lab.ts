/** Helpers of the queue mode tests: publish workflows, start executions by webhook, read their results. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterProcess, Cluster } from '../../../testkit/cluster/cluster';
import { itemsOf, type StoredExecution } from '../../../testkit/host/execution';
import type { SavedWorkflow } from '../../../testkit/host/rest-client';
import { chain, endNode, type WorkflowNode } from '../../../testkit/host/smsc-workflows';

/** A published workflow that a POST to a webhook processor starts, with one item for each entry of the list. */
export interface StartedByWebhook {
  readonly workflow: SavedWorkflow;
  /** Starts an execution; resolves when n8n has accepted it. */
  start(items: readonly object[]): Promise<void>;
  /**
   * Waits until as many executions as named, begun after the last call, have ended.
   * @returns the executions, oldest first
   */
  ended(count: number, limitMs?: number): Promise<StoredExecution[]>;
}

const POLL_MS = 250;
const LIMIT_MS = 120_000;

export async function publishChain(
  cluster: Cluster,
  name: string,
  nodes: readonly WorkflowNode[],
): Promise<StartedByWebhook> {
  const path = randomUUID();
  const workflow = await cluster.rest.createWorkflow(
    chain(name, [
      { ...plainNode('Webhook', 'webhook', 2, { path, httpMethod: 'POST' }), webhookId: path },
      plainNode('Split', 'splitOut', 1, { fieldToSplitOut: 'body.items', options: {} }),
      ...nodes,
      endNode(),
    ]),
  );
  await cluster.rest.publish(workflow);
  const address = `${cluster.processors[0].url}/webhook/${path}`;
  await untilServed(address);
  let since = await lastExecution(cluster);
  return {
    workflow,
    async start(items) {
      const answer = await post(address, JSON.stringify({ items }), 'application/json');
      if (answer.status !== 200) throw new Error(`n8n answered ${answer.status}: ${answer.text}`);
    },
    async ended(count, limitMs = LIMIT_MS) {
      const ids = await untilEnded(cluster, workflow.id, since, count, limitMs);
      since = Math.max(since, ...ids);
      return await Promise.all(ids.map((id) => cluster.rest.getExecution(String(id))));
    },
  };
}

/** IDs of executions that have ended, once there are as many as wanted. @throws Error with the counts */
export async function untilEnded(
  { database }: Cluster,
  workflowId: string,
  since: number,
  count: number,
  limitMs = LIMIT_MS,
): Promise<number[]> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const rows = await database.query(
      `select id, status from execution_entity where "workflowId" = '${workflowId}' and id > ${since} order by id`,
    );
    const open = rows.filter(([, status]) => ['new', 'running', 'waiting'].includes(status ?? ''));
    if (rows.length >= count && open.length === 0) return rows.map(([id]) => Number(id));
    if (Date.now() > deadline) {
      throw new Error(
        `${count} executions did not end within ${limitMs} ms: ${JSON.stringify(rows.map(([, status]) => status))}`,
      );
    }
    await sleep(POLL_MS);
  }
}

export async function lastExecution({ database }: Cluster): Promise<number> {
  const [row] = await database.query('select coalesce(max(id), 0) from execution_entity');
  return Number(row?.[0]);
}

export async function countExecutions(
  { database }: Cluster,
  workflowId: string,
  since: number,
): Promise<number> {
  const [row] = await database.query(
    `select count(*) from execution_entity where "workflowId" = '${workflowId}' and id > ${since}`,
  );
  return Number(row?.[0]);
}

/** Output items of a node over several executions. */
export function outputsOf(
  executions: readonly StoredExecution[],
  node: string,
): Record<string, unknown>[] {
  return executions.flatMap((execution) => itemsOf(execution, node).map(({ json }) => json));
}

export interface PlainAnswer {
  readonly status: number;
  readonly text: string;
}

export async function post(
  address: string,
  body: string,
  contentType = 'application/x-www-form-urlencoded',
): Promise<PlainAnswer> {
  // n8n closes idle connections after seconds; a busy machine then writes into a closed one.
  const headers = { 'content-type': contentType, connection: 'close' };
  const answer = await fetch(address, { method: 'POST', headers, body });
  return { status: answer.status, text: await answer.text() };
}

/** A webhook processor reads a published address from the database; until then it responds with 404. */
export async function untilServed(address: string): Promise<void> {
  await until(`n8n serves ${address}`, async () => {
    const answer = await fetch(address, { method: 'GET', headers: { connection: 'close' } });
    const text = await answer.text();
    // n8n responds to a GET with 404 as well, but names the registered method.
    return answer.status !== 404 || /GET|POST/.test(text.replace(address, ''));
  });
}

export async function until(
  awaited: string,
  ask: () => Promise<boolean> | boolean,
  limitMs = 60_000,
): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!(await ask())) {
    if (Date.now() > deadline) throw new Error(`${awaited}: not within ${limitMs} ms`);
    await sleep(POLL_MS);
  }
}

/** Kills processes at the same moment, as a power cut does, and starts them again together. */
export async function powerCut(processes: readonly ClusterProcess[]): Promise<void> {
  await Promise.all(processes.map((one) => one.kill()));
}

/** n8n's own node. */
export function plainNode(
  name: string,
  type: string,
  typeVersion: number,
  parameters: object,
): WorkflowNode {
  return {
    id: randomUUID(),
    name,
    type: `n8n-nodes-base.${type}`,
    typeVersion,
    position: [0, 0],
    parameters,
  };
}

/** The results of the lookups of an execution, one verdict for each number. */
export function verdictsOf(executions: readonly StoredExecution[], node: string): unknown[] {
  return outputsOf(executions, node).map(
    ({ hlr, verdict }) => verdict ?? (hlr as { verdict?: unknown } | undefined)?.verdict,
  );
}
