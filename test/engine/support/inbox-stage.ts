import type { IDataObject } from 'n8n-workflow';
import type { ExecutionReport } from '../../../testkit/engine/execution-report';
import type { WorkflowFile } from '../../../testkit/engine/workflow-file';
import { createNode, type Stage } from './stage';

const INBOX_TRIGGER = 'n8n-nodes-smsc.smscInboxTrigger';
const PATIENCE_MS = 5000;

/** A published workflow with the polling trigger; every method returns what newly started it. */
export interface PublishedInbox {
  /** The next poll of the schedule. */
  poll(): Promise<readonly IDataObject[]>;
  /** n8n is stopped and restarted. */
  restart(): Promise<readonly IDataObject[]>;
  /** The result of the first poll. */
  readonly first: readonly IDataObject[];
}

let published = 0;

export async function publishInbox(
  stage: Stage,
  parameters: IDataObject = {},
): Promise<PublishedInbox> {
  const workflow = createInboxWorkflow(parameters);
  let told = 0;
  const started = async (count: number): Promise<readonly IDataObject[]> => {
    const reports = await stage.engine.call('waitForExecutions', told + count, PATIENCE_MS);
    const fresh = reports.slice(told);
    told = reports.length;
    return fresh.flatMap(eventsOf);
  };
  told = (await stage.engine.call('executions')).length;
  await stage.engine.call('publish', workflow);
  return {
    first: await started(0),
    poll: async () => {
      // n8n polls at most once a minute, after which all rate limits are free again.
      await stage.engine.call('forgetAccounts');
      return await started(await stage.engine.call('poll', workflow));
    },
    restart: async () => {
      await stage.engine.call('forgetAccounts');
      return await started(await stage.engine.call('restart', workflow));
    },
  };
}

export function createInboxWorkflow(parameters: IDataObject): WorkflowFile {
  published += 1;
  return {
    name: `Inbox ${published}`,
    nodes: [
      createNode('SMSC Inbox Trigger', INBOX_TRIGGER, {
        events: ['incomingMessage'],
        ...parameters,
      }),
      createNode('After', 'n8n-nodes-base.noOp', {}),
    ],
    connections: {
      'SMSC Inbox Trigger': { main: [[{ node: 'After', type: 'main', index: 0 }]] },
    },
    settings: { executionOrder: 'v1' },
  };
}

export function eventsOf({ nodes }: ExecutionReport): IDataObject[] {
  return (nodes['After']?.[0]?.outputs[0] ?? []).map(({ json }) => json);
}
