import { toText } from '../wire/gateway-fields';
import type { SendParameters } from '../endpoints/send-parameters';
import type { WaitBudget } from '../pacing/wait-budget';
import { transportFailure, type Problem } from '../problem';
import { success, type Result } from '../result';
import { toStatusRecord } from '../status/status-record';
import { answeredKey, listSpellings, subscriberKey } from '../text/subscriber';
import { lookUp, lookUpAgain, toFoundOutcome, type Found, type SoughtMessage } from './look-up';
import type { BulkMessage } from './message';
import { deriveOnceId, type SenderIdentity } from './message-id';
import type { BulkPorts } from './ports';
import type { HistoryPorts } from './recall-history';
import { toRefusedOutcome, type RecipientOutcome } from './recipient-outcome';

/** So far back the history is searched: status.php forgets after about a day. */
const SEARCHED_MS = 30 * 86_400_000;
/** Recipients of one question, so that its answer stays well below the longest one that is read. */
const RECIPIENTS_PER_SEARCH = 500;

type Outcomes = readonly RecipientOutcome[];
type History = ReadonlyMap<string, Found>;

/**
 * The parameters of an item; a key that sends once makes the ID. Addresses are written small: the
 * gateway is asked for them again, and nobody knows whether it minds their case.
 */
export function nameByKey(parameters: SendParameters, sender: SenderIdentity): SendParameters {
  const { sendOnceKey } = parameters;
  if (sendOnceKey === undefined) return parameters;
  const recipients = parameters.recipients.map((one) =>
    one.includes('@') ? one.toLowerCase() : one,
  );
  return { ...parameters, recipients, messageId: deriveOnceId(sender, sendOnceKey) };
}

export function isSentOnce({ parameters }: Pick<BulkMessage, 'parameters'>): boolean {
  return parameters.sendOnceKey !== undefined;
}

/** IDs of the items that are sent once: only one run at a time may ask for them and send. */
export function listOnceIds(items: readonly (SendParameters | null)[]): Set<string> {
  return new Set(
    items.flatMap((item) =>
      item?.sendOnceKey === undefined || item.messageId === undefined ? [] : [item.messageId],
    ),
  );
}

/**
 * Outcomes of the messages with a key that must not be sent: those that the gateway knows, also by
 * a refusal, because a second message under the same ID and number could not be told from the
 * first; and those of which nobody can tell, with a problem. All others were never sent.
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
  await lookUpAgain(statuses, isOther, ports, budget);
  const rest = sought.filter((message) => statuses.get(message)?.kind !== 'record');
  const history = await searchHistory(rest, ports);
  for (const [place, message] of messages.entries()) {
    const one = sought[place] as SoughtMessage;
    const outcome = decide(one, statuses.get(one), history);
    if (outcome !== null) known.set(message, [outcome]);
  }
  return known;
}

/** ID and number name one message. */
const isOther = (): boolean => false;

function decide(
  message: SoughtMessage,
  status: Found | undefined,
  history: Result<History>,
): RecipientOutcome | null {
  if (status?.kind === 'record') return toSentBefore(message, status);
  const record = history.ok ? findIn(history.value, message) : undefined;
  if (record !== undefined) return toSentBefore(message, record);
  if (!history.ok) return toRefusedOutcome(message.recipient, describe(history.problem));
  if (status?.kind === 'absent') return null;
  return toRefusedOutcome(message.recipient, describe(status?.problem ?? UNREADABLE));
}

/** It was paid for by the run that sent it. */
function toSentBefore(message: SoughtMessage, found: Found): RecipientOutcome {
  const outcome = toFoundOutcome(message, found);
  const parts = outcome.accepted === true ? 0 : null;
  return { ...outcome, parts, cost: 0, sentBefore: true };
}

async function searchHistory(
  messages: readonly SoughtMessage[],
  ports: BulkPorts & HistoryPorts,
): Promise<Result<History>> {
  const found = new Map<string, Found>();
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
      found.set(nameMessage(id, answeredKey(record.phone)), { kind: 'record', record });
    }
  }
  return success(found);
}

function findIn(history: History, { id, recipient }: SoughtMessage): Found | undefined {
  const keys = [subscriberKey(recipient), ...listSpellings(recipient).map(answeredKey)];
  return keys.map((key) => history.get(nameMessage(id, key))).find((one) => one !== undefined);
}

function nameMessage(id: string, subscriber: string): string {
  return `${id} ${subscriber}`;
}

const UNREADABLE = transportFailure('status', { reason: 'connection' });

function describe(problem: Problem): Problem {
  return {
    ...problem,
    text: `Nothing was sent, because it is unknown whether a message with this 'sendOnceKey' was sent before. ${problem.text}`,
  };
}
