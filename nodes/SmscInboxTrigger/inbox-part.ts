import {
  findNewest,
  isSameSubscriber,
  unreadableAnswer,
  type CallbackEvent,
  type InboxRecord,
} from '../../protocol';
import type { PollPart, PollRun } from './polled';

/**
 * How far to look back while no ID is known. It is the same in every poll: what such a list holds
 * after one that was empty has come in between, whatever the clocks say. Hosts that ask for more
 * are said to be cut to this.
 */
const HOURS_WITHOUT_ID = 70;

/** A poll that finds more leaves the rest to the next one. */
const MOST_MESSAGES = 1000;

/** New incoming messages, told apart by their IDs, which the gateway counts up. */
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
    if (records.value.some(({ message }) => message.id === null)) {
      // They would start the workflow again with every poll.
      return { ok: false, problem: unreadableAnswer('get', 'incoming messages without an ID') };
    }
    const newest = findNewest(records.value) ?? afterId ?? null;
    const events = isFirst ? [] : toEvents(run, records.value);
    return { ok: true, events, state: { afterId: newest } };
  },

  async sample(run) {
    const records = await run.client.getInbox({ hours: HOURS_WITHOUT_ID, limit: Infinity });
    if (!records.ok) return records;
    return { ok: true, events: toEvents(run, records.value).slice(-1), state: {} };
  },
};

/** `to_phone` is not sent to the gateway: the last ID has to be that of all messages. */
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
