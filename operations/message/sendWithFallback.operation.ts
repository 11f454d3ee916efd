import { type ChainOutcome, runChain, type RunIdentity, type SendOrder } from '../../protocol';
import {
  endAtProblem,
  listOpen,
  prepareItems,
  readForRun,
  refuseAll,
  toResults,
} from '../items/item-run';
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
  const steps = readForRun(run, () => readSteps(host));
  if (!steps.ok) return refuseAll(run, steps.problem);
  const items = prepareItems<readonly SendOrder[], ChainOutcome>(run, (itemIndex) =>
    readMessages(host, itemIndex, steps.value),
  );
  const unsent = endAtProblem(run, items);
  if (unsent) return unsent;
  const options = readForRun(run, () => readRunOptions(host));
  if (!options.ok) return refuseAll(run, options.problem);
  const chain = steps.value.map(({ waitMs }, place) => ({
    messages: items.map(({ order }) => order?.[place] ?? null),
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
  if (!ran.ok) return refuseAll(run, ran.problem);
  for (const item of listOpen(items)) item.outcomes = ran.value[item.index] ?? [];
  return toResults(items, ({ outcomes }) => outcomes.map(toChainOutput));
}

/** Each run is a chain of its own: a repeated one begins anew. */
function identify({ host }: OperationRun): RunIdentity {
  const run = `${host.execution} ${host.runIndex} ${Date.now()}`;
  return { scope: host.scope, run, prefix: host.idPrefix };
}
