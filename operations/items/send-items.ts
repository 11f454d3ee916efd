import {
  type Done,
  findDeliveryError,
  findRejectionCode,
  findStatus,
  requestError,
  type ItemOutcomes,
  type LabelOf,
  nameNumbers,
  type Problem,
  problemIn,
  readLedger,
  type RecipientOutcome,
  type SendChannel,
  type SendOrder,
  summarizeProblem,
  type TextLanguage,
  textsIn,
  toSpokenCode,
  UNKNOWN_NAME,
} from '../../protocol';
import type { Row } from '../host';
import { findSent, listAddressed, type OrderParts, sendUnrepeated } from '../limits/repeated-calls';
import type { OperationRun } from '../operation';
import type { RunOptions } from '../parameters/parameters';
import type { Item, OpenItem } from './item-run';

/** The order of an item: one message to each recipient. */
export interface MessageOrder {
  readonly message: SendOrder;
}

/** Items of messages; only their orders and problems count. */
type MessageItem<Order extends MessageOrder = MessageOrder> = OpenItem<Order, unknown>;

/**
 * Returns the messages for the client: each at the index of its item, and `null` at the index of
 * every other item.
 */
export function placeMessages<Order extends MessageOrder>(
  { itemCount }: Pick<OperationRun, 'itemCount'>,
  items: readonly MessageItem<Order>[],
  choose: (order: Order) => SendOrder | null = ({ message }) => message,
): (SendOrder | null)[] {
  const messages: (SendOrder | null)[] = Array.from({ length: itemCount }, () => null);
  for (const { index, order } of items) messages[index] = choose(order);
  return messages;
}

/**
 * Sends the messages of all items in shared requests. Each item gets its outcomes, or the problem
 * if nothing of it was sent. If the run stops at the first failure, an unknown outcome counts as a
 * failure.
 */
export async function sendItems(
  run: OperationRun,
  items: readonly OpenItem<MessageOrder>[],
  options: Partial<RunOptions> = {},
): Promise<void> {
  const memory = run.host.openMemory(readLedger);
  // An item without remaining recipients has nothing to send.
  const chosen = items.filter(({ order }) => order.message.recipients.length > 0);
  const { stopOnFailure } = run;
  const { identity, ledger } = memory;
  // A crash loses the memory of the run, and users may retry the interrupted execution.
  const isUnsavedRetry = run.host.isRetry && !memory.hasEarlierAttempt;
  const { idPrefix = identity.prefix, ...others } = options;
  const named = { ...identity, prefix: idPrefix };
  const settings = { ...others, identity: named, ledger, stopOnFailure, isUnsavedRetry };
  const sent = await run.client.sendAll(placeMessages(run, chosen), settings);
  const outcomes = sent.ok ? sent.value.flat() : [];
  const isOpenEnd = outcomes.some(({ problem }) => problem !== null) || !sent.ok;
  if (!isOpenEnd) memory.complete();
  for (const item of items) {
    if (sent.ok) settleItem(item, sent.value[item.index] ?? [], stopOnFailure);
    else item.problem = sent.problem;
  }
  if (stopOnFailure) addWhatIsDone(items);
}

/**
 * Sends the messages of all items. A tool sends only what no earlier call of the execution has sent.
 */
export async function sendUnsent(
  run: OperationRun,
  items: readonly OpenItem<MessageOrder>[],
  options: Partial<RunOptions> = {},
): Promise<void> {
  if (run.host.caller !== 'agent') return await sendItems(run, items, options);
  const send = async () => await sendItems(run, items, options);
  await sendUnrepeated(run.host, items, ONE_MESSAGE, send);
}

const ONE_MESSAGE: OrderParts<MessageOrder, OpenItem<MessageOrder>> = {
  listAddressed: ({ message }) => listAddressed([message]),
  withRecipients: (order, recipients) => ({
    ...order,
    message: { ...order.message, recipients },
  }),
  findSent: ({ outcomes }, recipient) => findSent(outcomes, recipient),
};

/**
 * Sets the outcomes of an item. The item fails if the requests of all its recipients were rejected.
 * Where the run stops at the first failure, it also fails if one of them was rejected or its outcome
 * is unknown.
 */
export function settleItem<Outcome extends RecipientOutcome>(
  item: Item<unknown, Outcome>,
  outcomes: readonly Outcome[],
  stopOnFailure: boolean,
): void {
  item.outcomes = outcomes;
  item.problem = findFailure(outcomes, stopOnFailure);
}

/** Returns why an item with these outcomes failed, or `null`. */
function findFailure(outcomes: ItemOutcomes, stopOnFailure: boolean): Problem | null {
  const failed = outcomes.filter(({ problem }) => problem !== null);
  const isAllRejected =
    failed.length === outcomes.length && failed.every(({ accepted }) => accepted === false);
  const problem = stopOnFailure || isAllRejected ? (failed[0]?.problem ?? null) : null;
  // Where the run stops, the numbers of all items in the request are named: see `nameAllNumbers`.
  if (problem === null || stopOnFailure) return problem;
  return nameNumbers(problem, listNumbers(failed, problem));
}

function listNumbers(outcomes: ItemOutcomes, problem: Problem): string[] {
  return outcomes.filter((one) => one.problem === problem).map(({ asked }) => asked);
}

/**
 * Names in the problem of a request the numbers that it is about. The items of the request keep one
 * problem, because nobody knows which of them the gateway rejected.
 */
export function nameAllNumbers(items: readonly Item<unknown, RecipientOutcome>[]): void {
  const outcomes = items.flatMap((item) => item.outcomes);
  const named = new Map<Problem, Problem>();
  for (const item of items) {
    const { problem } = item;
    if (problem === null) continue;
    const known = named.get(problem) ?? nameNumbers(problem, listNumbers(outcomes, problem));
    named.set(problem, known);
    item.problem = known;
  }
}

/** Adds to the problems of a run what became of its other messages. */
export function addWhatIsDone(items: readonly OpenItem<MessageOrder, RecipientOutcome>[]): void {
  nameAllNumbers(items);
  const outcomes = items.flatMap((item) => item.outcomes);
  const count = outcomes.filter(({ accepted }) => accepted === true).length;
  const unknown = outcomes.filter(({ accepted }) => accepted === null).length;
  const hasSendOnceKey = items.every(({ order }) => order.message.sendOnceKey !== undefined);
  // Of an item that was not tried, only the order tells how many messages it has.
  const total = items.reduce((sum, { order, outcomes: own }) => {
    return sum + (own.length > 0 ? own.length : order.message.recipients.length);
  }, 0);
  const done: Done | null =
    count > 0
      ? { kind: 'messages', count, total, unknown, hasSendOnceKey }
      : unknown === 0
        ? { kind: 'nothing', effect: 'sent' }
        : null;
  if (done !== null) addDone(items, done);
}

/** Adds what the run did to the problems of its items. */
export function addDone(items: readonly OpenItem<MessageOrder, unknown>[], done: Done): void {
  // Items of one request keep one problem.
  const described = new Map<Problem, Problem>();
  for (const item of items) {
    if (item.problem === null) continue;
    const known = described.get(item.problem) ?? { ...item.problem, done };
    described.set(item.problem, known);
    item.problem = known;
  }
}

/**
 * Fails the items of which the gateway accepted no recipient, whether they shared a request or not.
 * Where the run stops at the first failure, they keep their rows with `accepted: false`, because an
 * error would hide other messages that are sent and paid for.
 */
export function failRejected(
  { stopOnFailure }: Pick<OperationRun, 'stopOnFailure'>,
  items: readonly OpenItem<unknown>[],
): void {
  if (stopOnFailure) return;
  for (const item of items) {
    const [first] = item.outcomes;
    if (!first || item.outcomes.some(({ accepted }) => accepted !== false)) continue;
    const rejected = requestError('send', findRejectionCode(first.error), first.id);
    item.problem = nameNumbers(
      first.problem ?? rejected,
      item.outcomes.map(({ asked }) => asked),
    );
  }
}

/** Fields of the output row of a recipient to whom nothing was sent. */
export const NOTHING_SENT: Row = {
  ...{ id: null, parts: null },
  ...{ cost: null, currency: null, mccmnc: null },
};

/** What the output row of a recipient depends on beside the outcome. */
export interface RowTerms {
  /** Currency of the account; `null` if it is unknown. */
  readonly currency?: string | null;
  readonly language?: TextLanguage;
  /** Labels of the parameters in problems. */
  readonly labelOf?: LabelOf;
}

const MISSING_IN_RESPONSE: Readonly<Record<TextLanguage, string>> = {
  en: 'The response of the gateway does not contain this recipient. Check its status by the message ID before sending again',
  ru: 'В ответе шлюза нет этого получателя. Прежде чем отправлять сообщение снова, проверьте его статус по ID сообщения',
};

/**
 * Returns the output row of one recipient of a sent message, with the totals of its request.
 * `currency` is that of its cost, `null` if it is unknown. `code`
 * exists only if the gateway generated a code, `duplicateOf` if the message of an earlier item
 * counts for this one, and `sentBefore` if an earlier run sent the message.
 */
export function toRecipientOutput(
  outcome: RecipientOutcome,
  channel: SendChannel = 'sms',
  { currency = null, language = 'en', labelOf }: RowTerms = {},
): Row {
  const { id, phone, accepted, parts, cost, mccmnc, duplicateOf, sentBefore, request } = outcome;
  const { code, ...totals } = request;
  return {
    ...{ phone, accepted, id, parts, cost },
    currency: cost === null ? null : currency,
    mccmnc,
    ...describeRejection(outcome, channel, { language, labelOf }),
    ...(code !== null && { code: toSpokenCode(code) }),
    ...(duplicateOf !== null && { duplicateOf }),
    ...(sentBefore === true && { sentBefore }),
    request: { ...totals, ...(code !== null && { code }) },
  };
}

/** Returns the output row of one recipient with its price. */
export function toPriceOutput(
  outcome: RecipientOutcome,
  channel: SendChannel = 'sms',
  { currency = null, language = 'en', labelOf }: RowTerms = {},
): Row {
  const { phone, accepted, parts, cost, mccmnc, duplicateOf } = outcome;
  return {
    ...{ phone, parts, cost },
    currency: cost === null ? null : currency,
    mccmnc,
    ...(duplicateOf !== null && { duplicateOf }),
    ...(accepted === false && describeRejection(outcome, channel, { language, labelOf })),
  };
}

function describeRejection(
  { accepted, problem, status, error }: RecipientOutcome,
  channel: SendChannel,
  { language, labelOf }: { readonly language: TextLanguage; readonly labelOf?: LabelOf },
): Row {
  if (problem !== null) {
    const errorCode = problem.kind === 'gateway' ? problem.code : null;
    const errorText = summarizeProblem(problemIn(problem, language), labelOf);
    return { errorCode, errorName: problem.name, errorText };
  }
  if (accepted === null) {
    return {
      errorCode: null,
      errorName: 'unreadableAnswer',
      errorText: MISSING_IN_RESPONSE[language],
    };
  }
  if (accepted) return { errorCode: null, errorName: null, errorText: null };
  const statusRow = status === null ? undefined : findStatus(status);
  const errorRow = error === null ? undefined : findDeliveryError(error, channel);
  const row = errorRow ?? statusRow;
  return {
    status,
    statusName: status === null ? null : (statusRow?.name ?? UNKNOWN_NAME),
    errorCode: error,
    errorName: error === null ? null : (errorRow?.name ?? UNKNOWN_NAME),
    errorText: row === undefined ? null : textsIn(row, language).text,
  };
}
