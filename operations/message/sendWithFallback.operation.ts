import { runChain, type RunIdentity, success } from '../../protocol';
import { prepareItems, refuseAll, stopBeforeAsking } from '../items/for-each-item';
import type { ItemResult, Operation, OperationRun } from '../operation';
import { readRunOptions } from '../parameters/read-run-options';
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
  const { host } = run;
  const [steps] = prepareItems({ ...run, itemCount: 1 }, () => readSteps(host));
  if (!steps?.ok) return refuseAll(run, steps);
  const prepared = prepareItems(run, (itemIndex) => readMessages(host, itemIndex, steps.value));
  const unsent = stopBeforeAsking(run, prepared);
  if (unsent) return unsent;
  const [options] = prepareItems({ ...run, itemCount: 1 }, () => readRunOptions(host));
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
      isRepetition: host.isRetry,
    },
    run.client,
  );
  if (!ran.ok) return refuseAll(run, ran);
  return prepared.map((input, itemIndex) =>
    input.ok ? success((ran.value[itemIndex] ?? []).map(toChainOutput)) : input,
  );
}

/** Each run is a chain of its own: a repeated one begins anew. */
function identify({ host }: OperationRun): RunIdentity {
  const run = `${host.execution} ${host.runIndex} ${Date.now()}`;
  return { scope: host.scope, run, prefix: host.idPrefix };
}
