import { groupBy } from '../group-by';
import { responseKey, subscriberKey } from '../numbers/subscriber';
import { type GatewayFields, toText } from '../wire/gateway-fields';
import type { MessageKey } from '../wire/status-query';

type Row = GatewayFields | null;

/**
 * Returns the records of a response in the order of the requested keys, with `null` for a key
 * without a record. Matches records by ID and phone number, then by the corrected phone number,
 * then by ID alone if they have no phone number. Records without an ID match by position if their
 * count equals that of the keys. All messages of one send request share their ID, so a record only
 * matches the keys of one subscriber.
 */
export function matchRecords(rows: readonly Row[], keys: readonly MessageKey[]): Row[] {
  const waiting = indexRows(rows);
  const wanted = new Set(keys.map(({ id, phone }) => rowKeyOf(id, phone)));
  return keys.map((key, place) => {
    const corrected = correctedKeyOf(key);
    const found =
      shiftRow(waiting, rowKeyOf(key.id, key.phone)) ??
      // A number that another key requests as written belongs to that key.
      (wanted.has(corrected) ? undefined : shiftRow(waiting, corrected)) ??
      waiting.get(rowKeyOf(key.id, null))?.shift();
    if (found !== undefined) return found;
    const atPlace = rows.length === keys.length ? (rows[place] ?? null) : null;
    return isNameless(atPlace, key) ? atPlace : null;
  });
}

/** Whether an ID and, if present, a phone number belong to a key. */
export type KeyTest = (id: string, phone: string | null) => boolean;

/** Returns a test for IDs and phone numbers of the keys. */
export function createKeyTest(keys: readonly MessageKey[]): KeyTest {
  const names = new Set(
    keys.flatMap((key) => [
      rowKeyOf(key.id, key.phone),
      correctedKeyOf(key),
      rowKeyOf(key.id, null),
    ]),
  );
  return (id, phone) => names.has(rowKeyOf(id, phone));
}

function indexRows(rows: readonly Row[]): Map<string, Row[]> {
  const named = rows.filter((row) => toText(row?.id) !== null);
  return groupBy(named, (row) => rowKeyOf(toText(row?.id) ?? '', toText(row?.phone)));
}

/** A key may be requested twice but have one record. */
function shiftRow(waiting: Map<string, Row[]>, name: string): Row | undefined {
  const rows = waiting.get(name) ?? [];
  return rows.length > 1 ? rows.shift() : rows[0];
}

/** Keys have lost their `+`, so a number may be meant as written or as the gateway corrects it. */
function correctedKeyOf({ id, phone }: MessageKey): string {
  return rowKeyOf(id, subscriberKey(phone));
}

/** The length marks the end of the ID, whatever it contains. */
function rowKeyOf(id: string, phone: string | null): string {
  const place = `${id.length} ${id}`;
  return phone === null ? place : `${place} ${responseKey(phone)}`;
}

function isNameless(row: Row, key: MessageKey): boolean {
  const phone = toText(row?.phone);
  if (toText(row?.id) !== null || phone === null) return toText(row?.id) === null;
  return [responseKey(key.phone), subscriberKey(key.phone)].includes(responseKey(phone));
}
