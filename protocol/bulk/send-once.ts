import { DAY_MS } from '../time';
import { toText } from '../wire/gateway-fields';
import type { SendOrder } from '../endpoints/send';
import { responseKey, listSpellings, subscriberKey } from '../numbers/subscriber';
import type { WaitBudget } from '../pacing/retry';
import { transportFailure, type Problem } from '../problem';
import { success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { toStatusRecord, type StatusRecord } from '../status/status-record';
import type { BulkPorts } from './batching';
import { deriveOnceId, type BulkMessage, type SenderIdentity } from './bulk-message';
import { lookUp, retryLookUp, toFoundOutcome, type Found, type SoughtMessage } from './find-sent';
import type { HistoryPorts } from './history';
import { toRejectedOutcome, type RecipientOutcome } from './outcomes';

/** Period of the history search. status.php only knows about one day. */
const SEARCHED_MS = 30 * DAY_MS;
/** Recipients per history request, so that its response stays well below the maximum size. */
const RECIPIENTS_PER_SEARCH = 500;

type Outcomes = readonly RecipientOutcome[];
type FoundRecord = Extract<Found, { kind: 'record' }>;
type History = ReadonlyMap<string, FoundRecord>;

/**
 * Returns the order with the message ID of its send-once key, or unchanged without a key. E-mail
 * addresses become lower case: a later search must find them, and whether the gateway ignores case
 * is not documented.
 */
export function applySendOnceKey(order: SendOrder, sender: SenderIdentity): SendOrder {
  const { sendOnceKey } = order;
  if (sendOnceKey === undefined) return order;
  const recipients = order.recipients.map((one) => (one.includes('@') ? one.toLowerCase() : one));
  return { ...order, recipients, messageId: deriveOnceId(sender, sendOnceKey) };
}

/** Returns the message IDs of send-once items. Only one run at a time may search and send them. */
export function listOnceIds(items: readonly (SendOrder | null)[]): Set<string> {
  return new Set(
    items.flatMap((item) =>
      item?.sendOnceKey === undefined || item.messageId === undefined ? [] : [item.messageId],
    ),
  );
}

/**
 * Returns the outcomes of the send-once messages that must not be sent. These are the messages that
 * the gateway knows, rejected ones included, because a second message with the same ID and phone
 * number could not be distinguished from the first. Messages whose outcome is unknown have a
 * problem. All other messages were never sent.
 */
export async function findSentBefore(
  messages: readonly BulkMessage[],
  ports: BulkPorts & HistoryPorts,
  budget: WaitBudget,
): Promise<Map<BulkMessage, Outcomes>> {
  const known = new Map<BulkMessage, Outcomes>();
  if (messages.length === 0) return known;
  const sought = messages.map(({ recipient, parameters }): SoughtMessage => {
    return { id: parameters.messageId ?? '', recipient };
  });
  const statuses = await lookUp(sought, isOther, ports, budget);
  await retryLookUp(statuses, isOther, ports, budget);
  const rest = sought.filter((message) => statuses.get(message)?.kind !== 'record');
  const history = await searchHistory(rest, ports);
  for (const [place, message] of messages.entries()) {
    const one = sought[place] as SoughtMessage;
    const outcome = decide(one, statuses.get(one), history);
    if (outcome !== null) known.set(message, [outcome]);
  }
  return known;
}

/** A send-once ID with a phone number identifies one message. */
const isOther = (): boolean => false;

function decide(
  message: SoughtMessage,
  status: Found | undefined,
  history: Result<History>,
): RecipientOutcome | null {
  if (status?.kind === 'record') {
    const { record } = status;
    return toSentBefore(message, status, record.isFinal ? record : null);
  }
  const old = history.ok ? findIn(history.value, message) : undefined;
  if (old !== undefined) return toSentBefore(message, old, old.record);
  if (!history.ok) return toRejectedOutcome(message.recipient, describe(history.problem));
  if (status?.kind === 'absent') return null;
  return toRejectedOutcome(message.recipient, describe(status?.problem ?? UNREADABLE));
}

/** Cost 0: the run that sent the message has paid for it. */
function toSentBefore(
  message: SoughtMessage,
  found: FoundRecord,
  lastStatus: StatusRecord | null,
): RecipientOutcome {
  const outcome = toFoundOutcome(message, found);
  const parts = outcome.accepted === true ? 0 : null;
  const known = { ...outcome, parts, cost: 0, sentBefore: true } as const;
  return lastStatus === null ? known : { ...known, lastStatus };
}

async function searchHistory(
  messages: readonly SoughtMessage[],
  ports: BulkPorts & HistoryPorts,
): Promise<Result<History>> {
  const found = new Map<string, FoundRecord>();
  const from = ports.clock() - SEARCHED_MS;
  const recipients = [...new Set(messages.flatMap(({ recipient }) => listSpellings(recipient)))];
  for (let start = 0; start < recipients.length; start += RECIPIENTS_PER_SEARCH) {
    const some = recipients.slice(start, start + RECIPIENTS_PER_SEARCH);
    const records = await ports.findInHistory(some, from);
    if (!records.ok) return records;
    for (const fields of records.value) {
      const id = toText(fields.id);
      if (id === null) continue;
      const record = toStatusRecord(fields);
      found.set(nameMessage(id, responseKey(record.phone)), { kind: 'record', record });
    }
  }
  return success(found);
}

function findIn(history: History, { id, recipient }: SoughtMessage): FoundRecord | undefined {
  const keys = [subscriberKey(recipient), ...listSpellings(recipient).map(responseKey)];
  return keys.map((key) => history.get(nameMessage(id, key))).find((one) => one !== undefined);
}

function nameMessage(id: string, subscriber: string): string {
  return `${id} ${subscriber}`;
}

const UNREADABLE = transportFailure('status', { reason: 'connection' });

function describe(problem: Problem): Problem {
  return {
    ...problem,
    text: sentence`Nothing was sent, because the gateway did not confirm whether a message with this ${param('sendOnceKey')} was sent before. ${problem.text}`,
  };
}

/** For each name the last task that runs with it or waits for it. */
const holders = new Map<string, Promise<void>>();

/**
 * Runs `work` after all earlier tasks of this process that share a name with it. A task only waits
 * for earlier ones, so there is no deadlock.
 */
export async function runExclusively<Value>(
  names: ReadonlySet<string>,
  work: () => Promise<Value>,
): Promise<Value> {
  if (names.size === 0) return await work();
  const earlier = new Set([...names].flatMap((name) => holders.get(name) ?? []));
  let release = (): void => undefined;
  const own = new Promise<void>((resolve) => (release = resolve));
  for (const name of names) holders.set(name, own);
  try {
    await Promise.all(earlier);
    return await work();
  } finally {
    release();
    for (const name of names) if (holders.get(name) === own) holders.delete(name);
  }
}
