import type { InboxRecord } from '../endpoints/inbox-answer';
import { success, type Result } from '../result';
import { compareNumbers } from '../text/number-order';

/**
 * Incoming messages from the oldest to the newest. Goes on after the last ID until nothing new
 * comes; how many messages the gateway gives at a time is not documented.
 */
export async function collectInbox(
  limit: number,
  start: string | undefined,
  ask: (afterId: string | undefined) => Promise<Result<InboxRecord[]>>,
): Promise<Result<InboxRecord[]>> {
  const records: InboxRecord[] = [];
  let last = start;
  while (records.length < limit) {
    const page = await ask(last);
    if (!page.ok) return page;
    const fresh = page.value.filter((record) => isAfter(record, last)).sort(byId);
    records.push(...fresh);
    const newest = findNewest(fresh);
    if (newest === null) break;
    last = newest;
  }
  return success(records.slice(0, limit));
}

/** The largest ID, `null` when no record has one. */
export function findNewest(records: readonly InboxRecord[]): string | null {
  return records.reduce<string | null>((newest, { message: { id } }) => {
    if (id === null || !/^\d+$/.test(id)) return newest;
    return newest === null || compareNumbers(id, newest) > 0 ? id : newest;
  }, null);
}

/** A gateway that takes the ID for the first one wanted would repeat it. */
function isAfter({ message: { id } }: InboxRecord, last: string | undefined): boolean {
  return last === undefined || (id !== null && compareNumbers(id, last) > 0);
}

/** Records without an ID first: what came after them is not known to be older. */
function byId({ message: one }: InboxRecord, { message: other }: InboxRecord): number {
  return compareNumbers(one.id ?? '0', other.id ?? '0');
}
