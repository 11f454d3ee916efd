import { endNode, triggerWorkflow, type WorkflowNode } from '../../../testkit/host/smsc-workflows';
import { productionAddress, waitUntilServed } from '../../../testkit/host/webhook-address';
import { outputOf } from '../../../testkit/host/execution';
import type { Credential, RestClient, SavedWorkflow } from '../../../testkit/host/rest-client';
import { shared, sharedRest } from './shared';
import { until } from './until';

export interface PublishedTrigger {
  readonly address: string;
  /** Output of the workflow so far, oldest execution first. */
  outputs(): Promise<Record<string, unknown>[]>;
  /** Waits for an output that fulfils the condition and returns the first one. */
  outputWhere(
    isWanted: (output: Record<string, unknown>) => boolean,
  ): Promise<Record<string, unknown>>;
  readonly workflow: SavedWorkflow;
  unpublish(): Promise<void>;
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
  const outputs = readOutputs(rest, workflow);
  return {
    address,
    outputs,
    async outputWhere(isWanted) {
      const found = await until(`An output of "${name}"`, outputs, (all) => all.some(isWanted));
      return found.find(isWanted)!;
    },
    workflow,
    unpublish: () => rest.unpublish(workflow),
  };
}

/** Ended executions do not change, so each is read once. */
function readOutputs(
  rest: RestClient,
  { id }: SavedWorkflow,
): () => Promise<Record<string, unknown>[]> {
  const read = new Map<string, Record<string, unknown>[]>();
  return async () => {
    const listed = await rest.listExecutions(id);
    const ended = listed.filter(({ status }) => !['new', 'running', 'waiting'].includes(status));
    for (const { id: executionId } of ended) {
      if (read.has(executionId)) continue;
      read.set(executionId, outputOf(await rest.getExecution(executionId), 'End'));
    }
    return [...ended].reverse().flatMap((execution) => read.get(execution.id)!);
  };
}
