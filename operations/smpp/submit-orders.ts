import {
  type Done,
  groupBy,
  type PreparedMessage,
  type Problem,
  type Result,
  type SendQuota,
  sentence,
  smppFailure,
  type SmppProblem,
  type SubmitOutcome,
  success,
} from '../../protocol';
import type { Host } from '../host';
import type { OpenItem } from '../items/item-run';
import { KeptOutcomes } from '../items/kept-outcomes';
import { reserveMessages } from '../limits/execution-quota';
import { type OrderParts, sendUnrepeated } from '../limits/repeated-calls';
import { readExecutionQuota } from '../parameters/parameters';
import type { SmppRun } from './operation';
import { type Receipt, ReceiptWaiter } from './receipt-waiter';

/** One message to one recipient. */
export interface OrderedMessage {
  readonly phone: string;
  readonly message: PreparedMessage;
}

/** The order of one item. */
export interface Order {
  readonly messages: readonly OrderedMessage[];
  /** The text as the user wrote it; absent for bytes and for requests without a text. */
  readonly text?: string;
}

export interface SentMessage extends OrderedMessage {
  readonly outcome: SubmitOutcome;
  /** IDs of an accepted message: one, or one for each part if the account is set up so. */
  readonly ids: readonly string[];
  /** The last receipt, or `null` if none arrived; absent if the run does not wait. */
  readonly receipt?: Receipt | null;
}

export type OrderItem = OpenItem<Order, SentMessage, Problem | SmppProblem>;

/** A message to submit, with its outcome. */
interface Submission extends OrderedMessage {
  readonly item: OrderItem;
  /** Identifies the message in all attempts of a run. */
  readonly key: string;
  outcome: SubmitOutcome | null;
}

/** Options that concern all messages of a run. */
export interface SubmitOptions {
  /** Milliseconds to wait for final receipts; `null`: not at all. */
  readonly waitMs: number | null;
  /** What the node may send in the whole execution. */
  readonly quota?: SendQuota;
}

/** Returns the options of a run that waits for receipts this long. */
export function readSubmitOptions(
  host: Host,
  waitMs: Result<number | null>,
): Result<SubmitOptions> {
  if (!waitMs.ok) return waitMs;
  const quota = readExecutionQuota(host);
  return quota.ok ? success({ waitMs: waitMs.value, quota: quota.value }) : quota;
}

/**
 * Sends the messages of all items. A tool sends only what no earlier call of the execution has sent.
 */
export async function submitUnsent(
  run: SmppRun,
  items: readonly OrderItem[],
  options: SubmitOptions,
): Promise<Problem | SmppProblem | void> {
  if (run.host.caller !== 'agent') return await submitOrders(run, items, options);
  const send = async () => await submitOrders(run, items, options);
  return await sendUnrepeated(run.host, items, ORDER_PARTS, send);
}

const ORDER_PARTS: OrderParts<Order, OrderItem> = {
  listAddressed: ({ messages }) =>
    messages.map(({ phone, message }) => ({ recipient: phone, content: message })),
  withRecipients: (order, recipients) => ({
    ...order,
    messages: order.messages.filter(({ phone }) => recipients.includes(phone)),
  }),
  findSent({ outcomes }, recipient) {
    const sent = outcomes.find(({ phone }) => phone === recipient);
    if (sent === undefined) return null;
    const { kind } = sent.outcome;
    if (kind === 'accepted') return { accepted: true, id: sent.ids[0] ?? null };
    return kind === 'unknown' ? { accepted: null, id: null } : null;
  },
};

/**
 * Sends the messages of all items through the window of the session, in their order, and sets the
 * messages with their outcomes on each item. A message that was accepted in an earlier attempt of
 * the run, or whose outcome is unknown, is not sent again.
 *
 * @returns a problem if there is no session, or the limit of the execution does not allow them
 */
async function submitOrders(
  run: SmppRun,
  items: readonly OrderItem[],
  { waitMs, quota }: SubmitOptions,
): Promise<Problem | SmppProblem | void> {
  const kept = new KeptOutcomes<SubmitOutcome>(run.host);
  const submissions = listSubmissions(items, kept);
  if (submissions.length === 0) return;
  const open = submissions.filter(({ outcome }) => outcome === null);
  const reserved = reserveMessages(quota, open.length);
  if (!reserved.ok) return reserved.problem;
  const opened = await run.connect(waitMs === null ? 'transmitter' : 'transceiver');
  if (!opened.ok) {
    reserved.value?.settle({ messages: 0, cost: 0 });
    return opened.problem;
  }
  const session = opened.value;
  const signal = run.host.signal;
  const receipts = new ReceiptWaiter();
  const stopListening = waitMs === null ? null : session.listen(receipts.listen);
  try {
    if (waitMs !== null) receipts.expect(submissions.length);
    for (const { outcome } of submissions) {
      if (outcome !== null) receipts.settle(acceptedIds(outcome));
    }
    await session.client.submitAll(untilCancelled(open, signal), (outcome, index) => {
      const submission = open[index] as Submission;
      submission.outcome = outcome;
      if (isPossiblySent(outcome)) kept.keep(submission.key, outcome);
      receipts.settle(acceptedIds(outcome));
    });
    receipts.expectNoMore();
    const used = open.filter(({ outcome }) => outcome !== null && isPossiblySent(outcome));
    reserved.value?.settle({ messages: used.length, cost: 0 });
    if (waitMs !== null) await receipts.wait(waitMs, signal);
  } finally {
    stopListening?.();
  }
  if (submissions.every(({ outcome }) => outcome?.kind === 'accepted')) kept.complete();
  for (const [item, own] of groupBy(submissions, ({ item }) => item)) {
    item.outcomes = own.map((submission) => toSent(submission, waitMs === null ? null : receipts));
  }
}

function listSubmissions(
  items: readonly OrderItem[],
  kept: KeptOutcomes<SubmitOutcome>,
): Submission[] {
  return items.flatMap((item) =>
    item.order.messages.map(({ phone, message }, place) => {
      const key = `${item.index} ${place} ${phone}`;
      return { item, phone, message, key, outcome: kept.find(key) };
    }),
  );
}

function toSent(
  { phone, message, outcome }: Submission,
  receipts: ReceiptWaiter | null,
): SentMessage {
  const known = outcome ?? NOT_SENT;
  const ids = acceptedIds(known);
  const receipt = receipts === null ? {} : { receipt: receipts.find(ids) };
  return { phone, message, outcome: known, ids, ...receipt };
}

/**
 * Fails the items of which the gateway accepted no recipient. Where the run stops at the first
 * failure, items only fail if nothing at all was accepted: an error would hide accepted messages,
 * which are paid for.
 */
export function failIfNothingSent({ stopOnFailure }: SmppRun, items: readonly OrderItem[]): void {
  const isAnyAccepted = items.some(({ outcomes }) =>
    outcomes.some(({ outcome }) => outcome.kind === 'accepted'),
  );
  const isCertain =
    stopOnFailure &&
    items.every(({ outcomes }) => outcomes.every(({ outcome }) => outcome.kind !== 'unknown'));
  for (const item of items) {
    const [first] = item.outcomes;
    if (first === undefined || first.outcome.kind === 'accepted') continue;
    const isFailed = stopOnFailure
      ? !isAnyAccepted
      : item.outcomes.every(({ outcome: { kind } }) => kind === 'refused' || kind === 'notSent');
    if (!isFailed) continue;
    const { problem } = first.outcome;
    // The row of a run that continues has the number in a field of its own.
    const named = stopOnFailure ? nameRecipient(problem, first.phone) : problem;
    item.problem = isCertain ? { ...named, done: NOTHING } : named;
  }
}

/** Returns the same problem; where it is about the number, its text shows the number. */
function nameRecipient(problem: SmppProblem, phone: string): SmppProblem {
  if (problem.name !== 'invalidRecipient') return problem;
  return { ...problem, text: sentence`${problem.text}: ${JSON.stringify(phone)}` };
}

const NOTHING: Done = { kind: 'nothing', effect: 'sent' };
const NOT_SENT: SubmitOutcome = { kind: 'notSent', problem: smppFailure('stopped') };

function isPossiblySent({ kind }: SubmitOutcome): boolean {
  return kind === 'accepted' || kind === 'unknown';
}

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
