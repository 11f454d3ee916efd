import { runChain, success, type RunIdentity } from '../../../../protocol';
import { ID_PREFIX } from '../../run-memory';
import { prepareItems, refuseAll, stopBeforeAsking } from '../for-each-item';
import type { ItemResult, Operation, OperationRun } from '../operation';
import { readRunOptions } from '../read-run-options';
import { fallbackFields } from './fallback/fallback-fields';
import { readMessages, readSteps } from './fallback/read-steps';
import { toChainOutput } from './fallback/to-chain-output';

const POLL_INTERVAL_MS = 5000;

export const sendWithFallback: Operation = {
  value: 'sendWithFallback',
  name: 'Send with Fallback',
  action: 'Send message with fallback',
  description:
    'Send a message on one channel and, to those who do not get it in time, on the next; waits for delivery and gives one item per recipient with the channels that were tried and their cost',
  fields: fallbackFields,
  execute: executeChain,
};

/**
 * After the first message nothing is thrown any more: 'Retry On Fail' would begin the chain anew,
 * with those who have the message already.
 */
async function executeChain(run: OperationRun): Promise<ItemResult[]> {
  if (run.itemCount === 0) return [];
  const { functions } = run;
  const [steps] = prepareItems({ ...run, itemCount: 1 }, () => readSteps(functions));
  if (!steps?.ok) return refuseAll(run, steps);
  const prepared = prepareItems(run, (itemIndex) =>
    readMessages(functions, itemIndex, steps.value),
  );
  const unsent = stopBeforeAsking(run, prepared);
  if (unsent) return unsent;
  const [options] = prepareItems({ ...run, itemCount: 1 }, () => readRunOptions(functions));
  if (!options?.ok) return refuseAll(run, options);
  const chain = steps.value.map(({ waitMs }, place) => ({
    messages: prepared.map((input) => (input.ok ? (input.value[place] ?? null) : null)),
    waitMs,
  }));
  const { batchSize, batchIntervalMs, maxCost } = options.value;
  const settings = { batchSize, batchIntervalMs, maxCost, stopOnFailure: false };
  const ran = await runChain(
    chain,
    {
      ...settings,
      identity: identify(run),
      pollIntervalMs: POLL_INTERVAL_MS,
      isRepetition: functions.getMode() === 'retry',
    },
    run.client,
  );
  if (!ran.ok) return refuseAll(run, ran);
  return prepared.map((input, itemIndex) =>
    input.ok ? success((ran.value[itemIndex] ?? []).map(toChainOutput)) : input,
  );
}

function identify({ functions }: OperationRun): RunIdentity {
  const { id: workflowId } = functions.getWorkflow();
  const { $runIndex } = functions.getWorkflowDataProxy(0);
  const run = `${functions.getExecutionId()} ${String($runIndex)} ${Date.now()}`;
  return { scope: `${workflowId ?? ''} ${functions.getNode().id}`, run, prefix: ID_PREFIX };
}
