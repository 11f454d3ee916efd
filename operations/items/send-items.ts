import type { Row } from '../host';

import {
  findRefusalCode,
  gatewayRefusal,
  type ItemOutcomes,
  type Problem,
  readLedger,
  type RecipientOutcome,
  type SendOrder,
} from '../../protocol';
import type { ItemResult, OperationRun } from '../operation';
import type { RunOptions } from '../parameters/read-run-options';
import { failAfter, listOpen, toResults, type Item, type OpenItem } from './item-run';

/** An order of which each recipient gets one message. */
export interface MessageOrder {
  readonly message: SendOrder;
}

/**
 * Messages as the client takes them: those of the chosen items, each at the place of its item, and
 * `null` for all others.
 */
export function placeMessages<Order extends MessageOrder>(
  items: readonly Item<Order>[],
  chosen: readonly OpenItem<Order>[],
  choose: (order: Order) => SendOrder | null = ({ message }) => message,
): (SendOrder | null)[] {
  const messages: (SendOrder | null)[] = items.map(() => null);
  for (const { index, order } of chosen) messages[index] = choose(order);
  return messages;
}

/**
 * Sends what the items want, all together. An item gets its outcomes, or the reason why nothing of
 * it was sent. When the run is to stop at failures, an outcome that nobody knows is one too.
 */
export async function sendItems(
  run: OperationRun,
  items: readonly Item<MessageOrder>[],
  options: Partial<RunOptions> = {},
): Promise<void> {
  const memory = run.host.recall(readLedger);
  // Of an item whose recipients were all left out there is nothing to send.
  const chosen = listOpen(items).filter(({ order }) => order.message.recipients.length > 0);
  const { stopOnFailure } = run;
  const { identity, ledger } = memory;
  // A crash leaves no memory, and users may repeat what was interrupted by it.
  const isRepetition = run.host.isRetry && !memory.isRecalled;
  const settings = { ...options, identity, ledger, stopOnFailure, isRepetition };
  const sent = await run.client.sendAll(placeMessages(items, chosen), settings);
  const outcomes = sent.ok ? sent.value.flat() : [];
  const isOpenEnd = outcomes.some(({ problem }) => problem !== null) || !sent.ok;
  if (!isOpenEnd) memory.forget();
  const isSentOnce = items.every(
    ({ order, problem }) => problem !== null || order?.message.sendOnceKey !== undefined,
  );
  for (const item of listOpen(items)) {
    if (sent.ok) settleItem(item, sent.value[item.index] ?? [], stopOnFailure);
    else item.problem = sent.problem;
  }
  if (stopOnFailure) addWhatIsDone(items, outcomes, isSentOnce);
}

/** Gives an item its outcomes. It fails when none of its recipients was reached; where the run stops at doubts, with the first. */
export function settleItem<Outcome extends RecipientOutcome>(
  item: Item<unknown, Outcome>,
  outcomes: readonly Outcome[],
  stopOnFailure: boolean,
): void {
  item.outcomes = outcomes;
  item.problem = findFailure(outcomes, stopOnFailure);
}

/** Why an item with these outcomes failed, or `null`. */
function findFailure(outcomes: ItemOutcomes, stopOnFailure: boolean): Problem | null {
  const failed = outcomes.filter(({ problem }) => problem !== null);
  const isAllRefused =
    failed.length === outcomes.length && failed.every(({ accepted }) => accepted === false);
  return stopOnFailure || isAllRefused ? (failed[0]?.problem ?? null) : null;
}

function addWhatIsDone(
  items: readonly Item<MessageOrder>[],
  outcomes: ItemOutcomes,
  isSentOnce: boolean,
): void {
  const count = outcomes.filter((one) => one.accepted === true).length;
  if (count === 0) return;
  for (const item of items) {
    if (item.problem !== null)
      failAfter(item, item.problem, { kind: 'messages', count, isSentOnce });
  }
}

/**
 * The results of a run that has sent: a row for each recipient. An item of which the gateway took no
 * recipient failed, whether it travelled alone or with others. Where the run stops at failures that
 * is told by `accepted: false` instead: its neighbours are sent and paid for, and an error would hide
 * them.
 */
export function toSendResults<Order, Outcome extends RecipientOutcome>(
  { stopOnFailure }: Pick<OperationRun, 'stopOnFailure'>,
  items: readonly Item<Order, Outcome>[],
  toRow: (outcome: Outcome, item: OpenItem<Order, Outcome>) => Row,
): ItemResult[] {
  for (const item of listOpen(items)) {
    const [first] = item.outcomes;
    if (!first || stopOnFailure || item.outcomes.some(({ accepted }) => accepted !== false)) {
      continue;
    }
    item.problem = first.problem ?? gatewayRefusal('send', findRefusalCode(first.error), first.id);
  }
  return toResults(items, (item) => [
    ...item.outcomes.map((outcome) => toRow(outcome, item)),
    ...item.leftOut,
  ]);
}
