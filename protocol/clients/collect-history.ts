import { readTime, toText, type GatewayFields } from '../wire/gateway-fields';
import { HISTORY_PAGE, type HistoryPage } from '../endpoints/history';
import { unreadableAnswer } from '../problem';
import { failure, success, type Result } from '../result';
import { compareNumbers } from '../message-id';
import type { Period } from '../time';

/** Where a walk through the history ends. */
export interface HistoryExtent {
  readonly limit: number;
  readonly period: Period;
  /** `int_id` of the oldest record that is wanted. */
  readonly sinceId: string | undefined;
}

/** Pages shorter than this would cost more requests than they save. */
const SMALLEST_PAGE = 100;

/**
 * Records from the newest to the oldest. Goes on until a page is empty, because a page that is
 * shorter than asked for may only show that the gateway gives fewer at a time.
 */
export async function collectHistory(
  { limit, period, sinceId }: HistoryExtent,
  ask: (page: HistoryPage) => Promise<Result<GatewayFields[]>>,
): Promise<Result<GatewayFields[]>> {
  const records: GatewayFields[] = [];
  const size = Math.min(HISTORY_PAGE, Math.max(SMALLEST_PAGE, limit));
  let before: string | undefined;
  while (records.length < limit) {
    const page = await ask({ size, before });
    if (!page.ok) return page;
    if (page.value.length === 0) break;
    // A gateway that takes the ID for the first one wanted would repeat it.
    const fresh = page.value.filter((fields) => isOlder(fields, before));
    records.push(...fresh.filter((fields) => isWanted(fields, period, sinceId)));
    if (fresh.length === 0) break;
    const oldest = findOldest(fresh);
    if (oldest === null) {
      // Without a place to go on from, the rest of a full page would be lost in silence.
      if (page.value.length < size || records.length >= limit) break;
      return failure(unreadableAnswer('get', 'records without the ID that the next page needs'));
    }
    if (sinceId !== undefined && compareNumbers(oldest, sinceId) <= 0) break;
    before = oldest;
  }
  return success(records.slice(0, limit));
}

/** The global ID of a record, by which the history is ordered. */
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

/** The gateway counts in days, users give moments; a record that does not tell its time is kept. */
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
