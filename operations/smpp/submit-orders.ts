import {
  failure,
  type PreparedMessage,
  type Result,
  smppFailure,
  type SubmitOutcome,
} from '../../protocol';
import { KeptOutcomes } from '../items/kept-outcomes';
import type { ItemResult, SmppRun } from './operation';
import { ReceiptWaiter } from './receipt-waiter';
import type { SessionLease } from './session';

/** One message to one recipient. */
export interface OrderedMessage {
  readonly phone: string;
  readonly message: PreparedMessage;
}

/** What one item wants sent. */
export interface Order {
  readonly messages: readonly OrderedMessage[];
  /** As the user wrote it; absent for bytes and for what has no text. */
  readonly text?: string;
}

export interface SentMessage extends OrderedMessage {
  readonly outcome: SubmitOutcome;
  /** IDs of an accepted message: one, or one for each part where the account is set so. */
  readonly ids: readonly string[];
}

export interface Submitted {
  /** By item; empty for an item that was not sent because of its own problem. */
  readonly sent: readonly (readonly SentMessage[])[];
  /** What the receipts said, as far as somebody waited for them. */
  readonly receipts: ReceiptWaiter;
}

/**
 * Sends the messages of all items through the window of the session, in their order. What an earlier
 * attempt of the run had accepted, or left in doubt, is not sent again.
 */
export async function submitOrders(
  run: SmppRun,
  orders: readonly Result<Order>[],
  session: SessionLease,
  waitMs: number | null,
): Promise<Submitted> {
  const signal = run.host.signal;
  const kept = new KeptOutcomes<SubmitOutcome>(run.host);
  const placed = placeMessages(orders);
  const outcomes = placed.map(({ key }) => kept.recall(key));
  const open = placed.filter((_, place) => outcomes[place] === null);
  const receipts = new ReceiptWaiter();
  const stopListening = waitMs === null ? null : session.listen(receipts.listen);
  try {
    if (waitMs !== null) receipts.expect(placed.length);
    for (const outcome of outcomes) if (outcome !== null) receipts.settle(acceptedIds(outcome));
    await session.client.submitAll(untilCancelled(open, signal), (outcome, index) => {
      const { key, place } = open[index] as PlacedMessage;
      outcomes[place] = outcome;
      if (outcome.kind === 'accepted' || outcome.kind === 'unknown') kept.keep(key, outcome);
      receipts.settle(acceptedIds(outcome));
    });
    receipts.expectNoMore();
    if (waitMs !== null) await receipts.wait(waitMs, signal);
  } finally {
    stopListening?.();
  }
  if (outcomes.every((outcome) => outcome?.kind === 'accepted')) kept.forget();
  let place = 0;
  const sent = orders.map((order) => {
    if (!order.ok) return [];
    return order.value.messages.map((message) => {
      const outcome = outcomes[place++] ?? NOT_SENT;
      return { ...message, outcome, ids: acceptedIds(outcome) };
    });
  });
  return { sent, receipts };
}

interface PlacedMessage extends OrderedMessage {
  readonly place: number;
  /** Names the message over the attempts of a run. */
  readonly key: string;
}

function placeMessages(orders: readonly Result<Order>[]): PlacedMessage[] {
  const named = orders.flatMap((order, itemIndex) =>
    order.ok
      ? order.value.messages.map((message, index) => ({
          ...message,
          key: `${itemIndex} ${index} ${message.phone}`,
        }))
      : [],
  );
  return named.map((message, place) => ({ ...message, place }));
}

/**
 * An item fails when none of its recipients was accepted. Where the run stops at failures it does so
 * only if nothing at all was accepted: what was is paid for, and an error would hide it.
 */
export function failIfNothingSent(
  { stopOnFailure }: SmppRun,
  orders: readonly Result<Order>[],
  { sent }: Submitted,
): (ItemResult | null)[] {
  const isAnyAccepted = sent.flat().some(({ outcome }) => outcome.kind === 'accepted');
  return orders.map((order, itemIndex) => {
    if (!order.ok) return order;
    const outcomes = (sent[itemIndex] ?? []).map(({ outcome }) => outcome);
    const [first] = outcomes;
    if (first === undefined || first.kind === 'accepted') return null;
    const isFailed = stopOnFailure
      ? !isAnyAccepted
      : outcomes.every(({ kind }) => kind === 'refused' || kind === 'notSent');
    return isFailed ? { ok: false, problem: first.problem } : null;
  });
}

const NOT_SENT: SubmitOutcome = { kind: 'notSent', problem: smppFailure('stopped') };

function acceptedIds(outcome: SubmitOutcome): readonly string[] {
  return outcome.kind === 'accepted' ? [...new Set(outcome.ids)] : [];
}

function* untilCancelled(
  messages: readonly OrderedMessage[],
  signal: AbortSignal | undefined,
): Generator<PreparedMessage> {
  for (const { message } of messages) {
    if (signal?.aborted) return;
    yield message;
  }
}

/** What stands for every item when there is no session. */
export function refuseOrders(
  orders: readonly Result<unknown>[],
  refusal: Extract<ItemResult, { ok: false }>,
): ItemResult[] {
  return orders.map((order) => (order.ok ? refusal : failure(order.problem)));
}
