import { readTime, toText, type GatewayFields } from '../wire/gateway-fields';
import { HISTORY_PAGE, type HistoryPage } from '../endpoints/history';
import { unreadableResponse } from '../problem';
import { failure, success, type Result } from '../result';
import { compareNumbers } from '../message-id';
import type { Period } from '../time';

/** Where the history ends. */
export interface HistoryExtent {
  readonly limit: number;
  readonly period: Period;
  /** `int_id` of the oldest record to include. */
  readonly sinceId: string | undefined;
}

/** Shorter pages would cost more requests than they save. */
const SMALLEST_PAGE = 100;

/**
 * Returns records from the newest to the oldest. Continues until a page is empty, because the
 * gateway may return fewer records per page than requested. Problems: those of the page request, and an
 * unreadable response if records lack the ID for the next page.
 */
export async function collectHistory(
  { limit, period, sinceId }: HistoryExtent,
  requestPage: (page: HistoryPage) => Promise<Result<GatewayFields[]>>,
): Promise<Result<GatewayFields[]>> {
  const records: GatewayFields[] = [];
  const size = Math.min(HISTORY_PAGE, Math.max(SMALLEST_PAGE, limit));
  let before: string | undefined;
  while (records.length < limit) {
    const page = await requestPage({ size, before });
    if (!page.ok) return page;
    if (page.value.length === 0) break;
    // The gateway may include the record with the given ID and repeat it.
    const unseen = page.value.filter((fields) => isOlder(fields, before));
    records.push(...unseen.filter((fields) => isWanted(fields, period, sinceId)));
    if (unseen.length === 0) break;
    const oldest = findOldest(unseen);
    if (oldest === null) {
      // Without an ID for the next page, the rest would be lost without notice.
      if (page.value.length < size || records.length >= limit) break;
      return failure(unreadableResponse('get', 'records without the ID that the next page needs'));
    }
    if (sinceId !== undefined && compareNumbers(oldest, sinceId) <= 0) break;
    before = oldest;
  }
  return success(records.slice(0, limit));
}

/** Returns the global ID of a record, which orders the history. */
export function recordId(fields: GatewayFields): string | null {
  const id = toText(fields.int_id);
  return id !== null && /^\d+$/.test(id) ? id : null;
}

function findOldest(records: readonly GatewayFields[]): string | null {
  return records.reduce<string | null>((oldest, fields) => {
    const id = recordId(fields);
    if (id === null) return oldest;
    return oldest === null || compareNumbers(id, oldest) < 0 ? id : oldest;
  }, null);
}

function isOlder(fields: GatewayFields, before: string | undefined): boolean {
  const id = recordId(fields);
  return before === undefined || (id !== null && compareNumbers(id, before) < 0);
}

/** The gateway filters by days, users by moments. A record without a time is kept. */
function isWanted(
  fields: GatewayFields,
  { from, to }: Period,
  sinceId: string | undefined,
): boolean {
  const id = recordId(fields);
  if (sinceId !== undefined && id !== null && compareNumbers(id, sinceId) < 0) return false;
  const sentAt = readTime(fields.send_timestamp, fields.send_date);
  if (sentAt === null) return true;
  const moment = Date.parse(sentAt);
  // The gateway's times are whole seconds.
  return moment > from - 1000 && (to === null || moment <= to);
}
