import { groupBy } from '../group-by';
import type { SendAnswerRecipient } from '../endpoints/send-recipients';
import { answeredKey, isGroup, subscriberKey } from '../numbers/subscriber';

/** A recipient of a request and what the answer says about it, `null` when it says nothing. */
export interface MatchedRecipient {
  /** As it was asked for; members of a group have the group here. */
  readonly asked: string;
  readonly row: SendAnswerRecipient | null;
}

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
  const index = groupBy(rows, ({ phone }) => answeredKey(phone));
  const own: (SendAnswerRecipient | null)[] = asked.map(() => null);
  const take = (place: number, key: string): void => {
    const same = index.get(key) ?? [];
    // A recipient that was named twice may be listed only once.
    const row = same.length > 1 ? same.shift() : same[0];
    if (row === undefined) return;
    rest.delete(row);
    own[place] = row;
  };
  for (const [place, phone] of asked.entries())
    if (!isGroup(phone)) take(place, subscriberKey(phone));
  // The gateway left a number as it was written, and nobody else's row is that.
  const taken = new Set(own);
  for (const [place, phone] of asked.entries()) {
    const row = index.get(answeredKey(phone))?.[0];
    if (own[place] === null && row !== undefined && !taken.has(row))
      take(place, answeredKey(phone));
  }
  // Members of a group are whatever the others left; which group they belong to is not told.
  const members = [...rest];
  const groupPlace = asked.findIndex(isGroup);
  const matched = asked.flatMap((phone, place): MatchedRecipient[] =>
    place === groupPlace && members.length > 0
      ? members.map((row) => ({ asked: phone, row }))
      : [{ asked: phone, row: own[place] ?? null }],
  );
  if (groupPlace >= 0) return matched;
  return [...matched, ...members.map((row) => ({ asked: row.phone, row }))];
}
