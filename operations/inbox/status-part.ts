import {
  type CallbackEvent,
  compareNumbers,
  type GatewayFields,
  HOUR_MS,
  recordId,
  type Result,
  statusCode,
  success,
  toStatusRecord,
  unreadableResponse,
} from '../../protocol';
import type { PartResult, PartState, PollPart, PollRun } from './polled';
import {
  hasChanged,
  readWatchList,
  storeWatchList,
  toWatched,
  trimWatchList,
  type WatchedMessage,
} from './watch-list';

type StatusEvent = Extract<CallbackEvent, { type: 'deliveryStatus' }>;

/** The gateway documents no limit for the numbers of one request. */
const PHONES_OF_A_REQUEST = 100;
/** Maximum number of records per poll. Older messages are not watched. */
const MOST_RECORDS = 5000;
const QUEUED = statusCode('queued');

/**
 * Statuses of sent messages, from the history of the account. Reads records newer than the last
 * known one, and those of messages whose status was not final. Without a callback URL this is the
 * only way to learn about changes.
 */
export const statusPart: PollPart = {
  event: 'deliveryStatus',

  async poll(run, state) {
    const { client, now } = run;
    const last = typeof state?.lastRecord === 'string' ? state.lastRecord : '0';
    const known = readWatchList(state?.watched);
    const fresh = await client.getHistory({
      dateFrom: toIso(now - watchMs(run)),
      sinceId: String(BigInt(last) + 1n),
      limit: MOST_RECORDS,
    });
    if (!fresh.ok) return fresh;
    const changed = await readWatched(run, known);
    if (!changed.ok) return changed;
    if ([...fresh.value, ...changed.value].some((fields) => recordId(fields) === null)) {
      // They would start the workflow at every poll.
      return { ok: false, problem: unreadableResponse('get', 'sent messages without a global ID') };
    }

    const events: StatusEvent[] = [];
    const watched = new Map(known.map((message) => [message.recordId, message]));
    for (const fields of [...fresh.value].sort(byAge)) {
      const event = toEvent(fields);
      if (!isChosen(run, event)) continue;
      // Statuses from before the trigger was published are not reported.
      if (state !== null && event.record.status !== QUEUED) events.push(event);
      if (!event.record.isFinal) watch(run, watched, event);
    }
    for (const fields of changed.value) {
      const event = toEvent(fields);
      const before = watched.get(recordId(fields) ?? '');
      if (!before || !hasChanged(before, event.record)) continue;
      events.push(event);
      if (event.record.isFinal) watched.delete(before.recordId);
      else watch(run, watched, event, before);
    }
    return toResult(run, events, {
      lastRecord: findLast(fresh.value, last),
      watched: storeWatchList(trimWatchList([...watched.values()], now)),
    });
  },

  async sample(run) {
    const dateFrom = toIso(run.now - watchMs(run));
    const records = await run.client.getHistory({ dateFrom, limit: MOST_RECORDS });
    if (!records.ok) return records;
    const events = records.value.map(toEvent).filter((event) => isChosen(run, event));
    const result = toResult(run, events, {});
    return result.ok ? { ...result, events: result.events.slice(0, 1) } : result;
  },
};

function toResult(run: PollRun, events: readonly StatusEvent[], state: PartState): PartResult {
  return { ok: true, events: events.filter((event) => run.isWanted(event)), state };
}

/** Returns the current records of the watched messages, found by their phone numbers. */
async function readWatched(
  { client }: PollRun,
  watched: readonly WatchedMessage[],
): Promise<Result<GatewayFields[]>> {
  const records: GatewayFields[] = [];
  const phones = [...new Set(watched.map(({ phone }) => phone))].sort();
  for (let start = 0; start < phones.length; start += PHONES_OF_A_REQUEST) {
    const recipients = phones.slice(start, start + PHONES_OF_A_REQUEST);
    const members = watched.filter(({ phone }) => recipients.includes(phone));
    const page = await client.getHistory({
      // One more day, because the gateway may use the day on which it accepted a message.
      dateFrom: toIso(Math.min(...members.map(({ since }) => since)) - 24 * HOUR_MS),
      recipients,
      sinceId: findOldest(members),
      limit: MOST_RECORDS,
    });
    if (!page.ok) return page;
    records.push(...page.value);
  }
  return success(records.sort(byAge));
}

/** Oldest first. */
function byAge(one: GatewayFields, other: GatewayFields): number {
  return compareNumbers(recordId(one) ?? '0', recordId(other) ?? '0');
}

/** Returns the ID at which reading the history may end. */
function findOldest(watched: readonly WatchedMessage[]): string {
  const ids = watched.map(({ recordId: id }) => id);
  return ids.reduce((least, id) => (compareNumbers(id, least) < 0 ? id : least));
}

function watch(
  run: PollRun,
  watched: Map<string, WatchedMessage>,
  { fields, record }: StatusEvent,
  before?: WatchedMessage,
): void {
  for (const message of toWatched(fields, record, { now: run.now, watchMs: watchMs(run) })) {
    const { since, until } = before ?? message;
    watched.set(message.recordId, { ...message, since, until });
  }
}

function toEvent(fields: GatewayFields): StatusEvent {
  return { type: 'deliveryStatus', fields, record: toStatusRecord(fields) };
}

/** Only messages that pass the filters are remembered. */
function isChosen({ options: { idPrefix }, isWatched }: PollRun, event: StatusEvent): boolean {
  const hasPrefix = event.record.id?.startsWith(idPrefix) ?? idPrefix === '';
  return hasPrefix && isWatched(event);
}

function findLast(records: readonly GatewayFields[], before: string): string {
  return records.reduce((last, fields) => {
    const id = recordId(fields);
    return id !== null && compareNumbers(id, last) > 0 ? id : last;
  }, before);
}

function watchMs({ options: { watchHours } }: PollRun): number {
  return watchHours * HOUR_MS;
}

function toIso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
