import {
  type CallbackEvent,
  findNewest,
  hasNumber,
  type InboxRecord,
  isSameSubscriber,
  nameRecords,
} from '../../protocol';
import type { PartState, PollPart, PollRun } from './polled';

/**
 * How far to look back while no ID is known. It is the same in every poll: a message that appears
 * after an empty list arrived in between, whatever the clocks say. Longer periods are said to be
 * cut to this.
 */
const HOURS_WITHOUT_ID = 70;

/** Maximum number of messages per poll. The next poll returns the rest. */
const MOST_MESSAGES = 1000;

/**
 * Maximum number of messages without an ID that are remembered. The gateway lists them for a
 * limited time.
 */
const MOST_NAMES = 500;

/**
 * New incoming messages, distinguished by their IDs, which the gateway counts up. A message without
 * an ID is also reported once: its content serves as the ID.
 */
export const inboxPart: PollPart = {
  event: 'incomingMessage',

  async poll(run, state) {
    const afterId = typeof state?.afterId === 'string' ? state.afterId : undefined;
    const isFirst = state === null;
    const records = await run.client.getInbox({
      afterId,
      hours: HOURS_WITHOUT_ID,
      limit: isFirst ? Infinity : MOST_MESSAGES,
    });
    if (!records.ok) return records;
    const { fresh, names } = splitOffTold(records.value, readNames(state));
    const newest = findNewest(records.value) ?? afterId ?? null;
    const events = isFirst ? [] : toEvents(run, fresh);
    return { ok: true, events, state: { afterId: newest, ...(names.length > 0 && { names }) } };
  },

  async sample(run) {
    const records = await run.client.getInbox({ hours: HOURS_WITHOUT_ID, limit: Infinity });
    if (!records.ok) return records;
    return { ok: true, events: toEvents(run, records.value).slice(-1), state: {} };
  },
};

/**
 * Returns the messages that were not reported yet, and the keys of reported messages without an ID.
 */
function splitOffTold(records: readonly InboxRecord[], told: readonly string[]) {
  const names = nameRecords(records);
  const fresh = records.filter(
    (record, index) => hasNumber(record) || !told.includes(names[index] as string),
  );
  const unnumbered = names.filter((_name, index) => !hasNumber(records[index] as InboxRecord));
  return { fresh, names: [...new Set([...told, ...unnumbered])].slice(-MOST_NAMES) };
}

function readNames(state: PartState | null): string[] {
  const names: unknown = state?.names;
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}

/** `to_phone` is not sent to the gateway, because the last ID must be that of all messages. */
function toEvents(
  { isWanted, options: { toPhone } }: PollRun,
  records: readonly InboxRecord[],
): CallbackEvent[] {
  return records
    .map((record): CallbackEvent => ({ type: 'incomingMessage', ...record }))
    .filter(
      (event) =>
        event.type === 'incomingMessage' &&
        (toPhone === '' || isSameSubscriber(toPhone, event.message.to)) &&
        isWanted(event),
    );
}
