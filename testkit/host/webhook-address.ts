/** Production URLs of published triggers, and the moment from which they are served. */
import { setTimeout as sleep } from 'node:timers/promises';
import { triggerType, type WorkflowNode } from './smsc-workflows';
import type { RestClient, Workflow } from './rest-client';

const registrationLimitMs = 15_000;

interface WebhookDescription {
  readonly path: string;
  readonly isFullPath?: boolean;
}

/** Returns the URL that n8n's editor shows in the trigger's panel. */
export async function productionAddress(
  rest: RestClient,
  url: string,
  workflow: Workflow,
): Promise<string> {
  const trigger = workflow.nodes.find((node) => (node as WorkflowNode).type === triggerType);
  const { webhookId } = trigger as WorkflowNode;
  const type = (await rest.listNodeTypes()).find(({ name }) => name === triggerType);
  const [webhook] = (type?.['webhooks'] ?? []) as WebhookDescription[];
  if (webhook === undefined || webhookId === undefined) {
    throw new Error(`The workflow "${workflow.name}" has no trigger with a URL`);
  }
  return `${url}/webhook/${webhook.isFullPath === true ? webhook.path : `${webhookId}/${webhook.path}`}`;
}

/** n8n registers a published webhook in the background and responds with 404 until then. */
export async function waitUntilServed(address: string): Promise<void> {
  const deadline = Date.now() + registrationLimitMs;
  while (Date.now() < deadline) {
    const answer = await fetch(address, { method: 'POST' });
    await answer.text();
    if (answer.status !== 404) return;
    await sleep(200);
  }
  throw new Error(`n8n does not serve ${address} after ${registrationLimitMs} ms`);
}
