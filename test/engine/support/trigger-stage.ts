import type { IDataObject } from 'n8n-workflow';
import type { ExecutionReport } from '../../../testkit/engine/execution-report';
import type { WorkflowFile } from '../../../testkit/engine/workflow-file';
import { createNode, TRIGGER, type Stage } from './stage';

const PATIENCE_MS = 5000;

/** A published workflow that starts with the trigger, and the results of its webhook. */
export interface PublishedTrigger {
  readonly url: string;
  post(body: string | Uint8Array, contentType?: string): Promise<{ status: number; body: string }>;
  /** At least this number of executions that have ended. */
  executions(atLeast?: number): Promise<readonly ExecutionReport[]>;
  /** The output of the trigger in each execution. */
  events(atLeast?: number): Promise<readonly IDataObject[]>;
}

let published = 0;

/** Each has a separate workflow, so that no trigger remembers events of another test. */
export async function publishTrigger(
  stage: Stage,
  parameters: IDataObject = {},
): Promise<PublishedTrigger> {
  published += 1;
  const workflow = createTriggerWorkflow(`Trigger ${published}`, parameters);
  const [address] = await stage.engine.call('publish', workflow);
  const url = address?.url ?? '';
  const executions = async (atLeast = 0) => {
    const all = await stage.engine.call('waitForExecutions', atLeast, PATIENCE_MS);
    return all.filter(({ workflowId }) => workflowId === workflow.name);
  };
  return {
    url,
    executions,
    async post(body, contentType = 'application/x-www-form-urlencoded') {
      const response = await fetch(url, {
        method: 'POST',
        body: typeof body === 'string' ? body : new Uint8Array(body),
        headers: { 'content-type': contentType },
      });
      return { status: response.status, body: await response.text() };
    },
    async events(atLeast) {
      const reports = await executions(atLeast);
      return reports.flatMap(({ nodes }) =>
        (nodes['After']?.[0]?.outputs[0] ?? []).map(({ json }) => json),
      );
    },
  };
}

export function createTriggerWorkflow(name: string, parameters: IDataObject): WorkflowFile {
  return {
    name,
    nodes: [
      {
        ...createNode('SMSC Trigger', TRIGGER, {
          events: ['deliveryStatus', 'incomingMessage', 'callConfirmation'],
          ...parameters,
        }),
        typeVersion: 1.1,
        webhookId: name.toLowerCase().replace(/\W/g, '-'),
      },
      createNode('After', 'n8n-nodes-base.noOp', {}),
    ],
    connections: { 'SMSC Trigger': { main: [[{ node: 'After', type: 'main', index: 0 }]] } },
    settings: { executionOrder: 'v1' },
  };
}
