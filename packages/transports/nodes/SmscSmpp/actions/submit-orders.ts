import { getCancelSignal } from '../../../../../nodes/Smsc/cancellation';
import {
  failure,
  smppFailure,
  type PreparedMessage,
  type Result,
  type SubmitOutcome,
} from '../../../../../protocol/transports';
import type { SessionLease } from '../../connections';
import { ReceiptWaiter } from '../receipt-waiter';
import type { ItemResult, SmppRun } from './operation';

/** One message to one recipient. */
export interface OrderedMessage {
  readonly phone: string;
  readonly message: PreparedMessage;
}

/** What one item wants sent. */
export interface Order {
  readonly messages: readonly OrderedMessage[];
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

/** Sends the messages of all items through the window of the session, in their order. */
export async function submitOrders(
  run: SmppRun,
  orders: readonly Result<Order>[],
  session: SessionLease,
  waitMs: number | null,
): Promise<Submitted> {
  const signal = getCancelSignal(run.functions);
  const messages = orders.flatMap((order) => (order.ok ? order.value.messages : []));
  const receipts = new ReceiptWaiter();
  const stopListening = waitMs === null ? null : session.listen(receipts.listen);
  const outcomes: SubmitOutcome[] = [];
  try {
    if (waitMs !== null) receipts.expect(messages.length);
    await session.client.submitAll(untilCancelled(messages, signal), (outcome, index) => {
      outcomes[index] = outcome;
      receipts.settle(acceptedIds(outcome));
    });
    receipts.expectNoMore();
    if (waitMs !== null) await receipts.wait(waitMs, signal);
  } finally {
    stopListening?.();
  }
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
