import type { SendAnswerRecipient } from '../endpoints/send-answer';
import { isSamePhone } from '../text/phone';

/** A recipient of a request and what the answer says about it, `null` when it says nothing. */
export interface MatchedRecipient {
  /** As it was asked for; members of a group have the group here. */
  readonly asked: string;
  readonly row: SendAnswerRecipient | null;
}

const GROUP = /^G\d+$/;

/**
 * Puts the rows of an answer to the recipients that were asked for, in their order. The gateway may
 * have corrected a number, lists the members of a group instead of the group, and may list a
 * recipient that was named twice only once. Rows that nobody asked for come last: nothing that was
 * paid for is dropped.
 */
export function matchRecipients(
  asked: readonly string[],
  rows: readonly SendAnswerRecipient[],
): MatchedRecipient[] {
  const rest = new Set(rows);
  const seen = new Map<string, SendAnswerRecipient>();
  const index = indexRows(rows);
  const take = (phone: string): SendAnswerRecipient | null => {
    const exact = index.get(keyOf(phone))?.find((row) => rest.has(row));
    const row = exact ?? seen.get(keyOf(phone)) ?? findSimilar(rest, phone);
    if (!row) return null;
    rest.delete(row);
    seen.set(keyOf(phone), row);
    return row;
  };
  // Members of a group are whatever the others left; which group they belong to is not told.
  const own = asked.map((phone) => (GROUP.test(phone) ? null : take(phone)));
  asked.forEach((phone, place) => {
    if (own[place] !== null || GROUP.test(phone)) return;
    const row = findByDigits(rest, phone);
    if (!row) return;
    rest.delete(row);
    own[place] = row;
  });
  const members = [...rest];
  const groupPlace = asked.findIndex((phone) => GROUP.test(phone));
  const matched = asked.flatMap((phone, place): MatchedRecipient[] =>
    place === groupPlace && members.length > 0
      ? members.map((row) => ({ asked: phone, row }))
      : [{ asked: phone, row: own[place] ?? null }],
  );
  if (groupPlace >= 0) return matched;
  return [...matched, ...members.map((row) => ({ asked: row.phone, row }))];
}

function indexRows(rows: readonly SendAnswerRecipient[]): Map<string, SendAnswerRecipient[]> {
  const index = new Map<string, SendAnswerRecipient[]>();
  for (const row of rows) {
    const same = index.get(keyOf(row.phone));
    if (same) same.push(row);
    else index.set(keyOf(row.phone), [row]);
  }
  return index;
}

function findSimilar(
  rows: Iterable<SendAnswerRecipient>,
  phone: string,
): SendAnswerRecipient | undefined {
  for (const row of rows) if (isSamePhone(row.phone, phone)) return row;
  return undefined;
}

/** Of what is no number to us the gateway keeps the digits, e.g. 7710 of a spreadsheet's 7.7E+10. */
function findByDigits(
  rows: Iterable<SendAnswerRecipient>,
  phone: string,
): SendAnswerRecipient | undefined {
  const digits = phone.replace(/\D/g, '');
  if (digits === '' || phone.includes('@')) return undefined;
  for (const row of rows) if (row.phone.replace(/\D/g, '') === digits) return row;
  return undefined;
}

/** The gateway leaves out the leading plus. */
function keyOf(phone: string): string {
  return phone.trim().toLowerCase().replace(/^\+/, '');
}
