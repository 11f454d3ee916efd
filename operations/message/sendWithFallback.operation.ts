import {
  type ChainOutcome,
  type Problem,
  runChain,
  type RunIdentity,
  type SendOrder,
  subscriberKey,
} from '../../protocol';
import { type OpenItem, readForRun, rejectAll, runItems } from '../items/item-run';
import { labelsOf } from '../labels';
import { findSent, listAddressed, type OrderParts, sendUnrepeated } from '../limits/repeated-calls';
import type { ItemResult, Operation, OperationRun } from '../operation';
import { readRunOptions, type RunOptions } from '../parameters/parameters';
import { fallbackFields } from './fallback/fallback-fields';
import { readMessages, readSteps, type Step } from './fallback/read-steps';
import { toChainOutput } from './fallback/to-chain-output';

const POLL_INTERVAL_MS = 5000;

const labelOf = labelsOf(fallbackFields);

export const sendWithFallback: Operation = {
  value: 'sendWithFallback',
  name: 'Send with Fallback',
  action: 'Send message with fallback',
  description:
    'Send a message on one channel, and on the next to recipients who do not get it in time; costs money, waits for delivery and returns one item per recipient with the tried channels and their cost',
  fields: fallbackFields,
  execute: executeChain,
};

/** An item with its messages, one for each channel of the chain. */
type ChainItem = OpenItem<readonly SendOrder[], ChainOutcome>;

async function executeChain(run: OperationRun): Promise<ItemResult[]> {
  if (run.itemCount === 0) return [];
  const { host } = run;
  const steps = await readForRun(run, () => readSteps(host));
  if (!steps.ok) return rejectAll(run, steps.problem);
  return await runItems<OperationRun, readonly SendOrder[], ChainOutcome, RunOptions>(run, {
    readItem: (itemIndex) => readMessages(host, itemIndex, steps.value),
    readOptions: readRunOptions,
    effect: 'sent',
    stages: [async (_run, items, options) => await sendUnsent(run, items, steps.value, options)],
    readWritten: (itemIndex) => run.host.read('to', itemIndex),
    isSending: true,
    toRow: (outcome, { language }) =>
      toChainOutput(outcome, { currency: run.client.currency, language, labelOf }),
  });
}

/** Sends the items. A tool sends only what no earlier call of the execution has sent. */
async function sendUnsent(
  run: OperationRun,
  items: readonly ChainItem[],
  steps: readonly Step[],
  options: RunOptions,
): Promise<Problem | void> {
  if (run.host.caller !== 'agent') return await sendChain(run, items, steps, options);
  const send = async () => await sendChain(run, items, steps, options);
  return await sendUnrepeated(run.host, items, CHAIN, send);
}

const CHAIN: OrderParts<readonly SendOrder[], ChainItem> = {
  listAddressed,
  withRecipients: (messages, recipients) => messages.map((one) => ({ ...one, recipients })),
  findSent: ({ outcomes }, recipient) => {
    const key = subscriberKey(recipient);
    const tried = outcomes.filter((one) => subscriberKey(one.recipient) === key);
    const sent = tried.flatMap(({ path }) => path.map(({ outcome }) => outcome));
    return findSent(sent, recipient);
  },
};

/**
 * Sends each item on the first channel, and on the next to recipients who do not get it in time.
 * After the first message no item fails: 'Retry On Fail' would start the chain again, also for
 * recipients who already have the message.
 */
async function sendChain(
  run: OperationRun,
  items: readonly ChainItem[],
  steps: readonly Step[],
  { batchSize, batchIntervalMs, maxCost, quota }: RunOptions,
): Promise<Problem | void> {
  const orders = new Map(items.map(({ index, order }) => [index, order]));
  const chain = steps.map(({ waitMs }, place) => ({
    messages: Array.from(
      { length: run.itemCount },
      (_, index) => orders.get(index)?.[place] ?? null,
    ),
    waitMs,
  }));
  const ran = await runChain(
    chain,
    {
      ...{ batchSize, batchIntervalMs, maxCost, quota, stopOnFailure: false },
      identity: identify(run),
      pollIntervalMs: POLL_INTERVAL_MS,
      isUnsavedRetry: run.host.isRetry,
    },
    run.client,
  );
  if (!ran.ok) return ran.problem;
  for (const item of items) item.outcomes = ran.value[item.index] ?? [];
}

/** Returns a new identity for each run, also for a retry. */
function identify({ host }: OperationRun): RunIdentity {
  const run = `${host.execution} ${host.runIndex} ${Date.now()}`;
  return { scope: host.scope, run, prefix: host.idPrefix };
}
