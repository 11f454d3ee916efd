import { digestToBase36 } from '../bulk/bulk-message';
import type { InboxRecord } from '../endpoints/inbox';
import { success, type Result } from '../result';
import { compareNumbers } from '../message-id';

/**
 * Returns up to `limit` incoming messages from the oldest to the newest. Requests the messages
 * after the last ID until there is no new one, because the page size is not documented. A message
 * without an ID has no position in the order, so it is kept once.
 * Problems: those of the page request.
 * @param start ID after which the list starts
 */
export async function collectInbox(
  limit: number,
  start: string | undefined,
  requestPage: (afterId: string | undefined) => Promise<Result<InboxRecord[]>>,
): Promise<Result<InboxRecord[]>> {
  const records: InboxRecord[] = [];
  const unnumbered = new Set<string>();
  let last = start;
  while (records.length < limit) {
    const page = await requestPage(last);
    if (!page.ok) return page;
    const names = nameRecords(page.value);
    const fresh = page.value
      .filter((record, index) =>
        hasNumber(record) ? isAfter(record, last) : addOnce(unnumbered, names[index] as string),
      )
      .sort(byId);
    records.push(...fresh);
    const newest = findNewest(fresh);
    if (newest === null) break;
    last = newest;
  }
  return success(records.slice(0, limit));
}

/** Returns the largest ID, or `null` if no record has one. */
export function findNewest(records: readonly InboxRecord[]): string | null {
  return records.reduce<string | null>((newest, record) => {
    if (!hasNumber(record)) return newest;
    const { id } = record.message;
    return newest === null || compareNumbers(id as string, newest) > 0 ? id : newest;
  }, null);
}

/** Whether a message has a numeric ID. */
export function hasNumber({ message: { id } }: InboxRecord): boolean {
  return id !== null && /^\d+$/.test(id);
}

/** The gateway may include the message with the given ID and repeat it. */
function isAfter({ message: { id } }: InboxRecord, last: string | undefined): boolean {
  return last === undefined || (id !== null && compareNumbers(id, last) > 0);
}

function addOnce(names: Set<string>, name: string): boolean {
  return names.size < names.add(name).size;
}

/** Records without an ID come first, because later records are not known to be older. */
function byId(one: InboxRecord, other: InboxRecord): number {
  return compareNumbers(numberOf(one), numberOf(other));
}

function numberOf(record: InboxRecord): string {
  return hasNumber(record) ? (record.message.id as string) : '0';
}

/** About 83 bits. */
const NAME_LENGTH = 16;

/**
 * Returns a name for each incoming message, derived from its content. Two equal messages get two
 * different names, the same ones in every list that has both. A name is a digest, so a store of
 * names contains neither phone numbers nor texts.
 */
export function nameRecords(records: readonly InboxRecord[]): string[] {
  const times = new Map<string, number>();
  return records.map(({ fields }) => {
    const content = JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
    const time = (times.get(content) ?? 0) + 1;
    times.set(content, time);
    return digestToBase36([time, content], NAME_LENGTH);
  });
}
