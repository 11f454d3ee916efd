import { endNode, triggerWorkflow, type WorkflowNode } from '../../../scripts/host/smsc-workflows';
import { productionAddress, waitUntilServed } from '../../../scripts/host/webhook-address';
import { outputOf, type StoredExecution } from '../../../scripts/host/execution';
import type { Credential, RestClient, SavedWorkflow } from '../../../scripts/host/rest-client';
import { shared, sharedRest } from './shared';
import { until } from './until';

export interface PublishedTrigger {
  readonly address: string;
  /** Every execution that ended so far, oldest first, with its data. */
  executions(): Promise<StoredExecution[]>;
  /** Waits until at least `count` executions have ended and gives what their last node gave. */
  outputs(count: number): Promise<Record<string, unknown>[]>;
  remove(): Promise<void>;
}

interface TriggerExtras {
  /** Between the trigger and the last node. */
  readonly followers?: readonly WorkflowNode[];
  readonly credential?: Credential;
}

/** A published workflow of trigger, followers and a last node "End". */
export async function publishTrigger(
  name: string,
  parameters: object = {},
  { followers = [], credential = shared().credential }: TriggerExtras = {},
): Promise<PublishedTrigger> {
  const rest = sharedRest();
  const { url } = shared();
  const workflow = await rest.createWorkflow(
    triggerWorkflow(name, credential, parameters, [...followers, endNode()]),
  );
  await rest.publish(workflow);
  const address = await productionAddress(rest, url, workflow);
  await waitUntilServed(address);
  return {
    address,
    executions: () => endedExecutions(rest, workflow),
    async outputs(count) {
      const ended = await until(
        `${count} executions of "${name}"`,
        () => endedExecutions(rest, workflow),
        (found) => found.length >= count,
      );
      return ended.flatMap((execution) => outputOf(execution, 'End'));
    },
    async remove() {
      await rest.unpublish(workflow);
      await rest.deleteWorkflow(workflow.id);
    },
  };
}

async function endedExecutions(
  rest: RestClient,
  { id }: SavedWorkflow,
): Promise<StoredExecution[]> {
  const listed = await rest.listExecutions(id);
  const ended = listed.filter(({ status }) => ['success', 'error', 'crashed'].includes(status));
  const executions: StoredExecution[] = [];
  for (const { id: executionId } of ended.reverse()) {
    executions.push(await rest.getExecution(executionId));
  }
  return executions;
}
