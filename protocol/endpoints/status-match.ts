import { groupBy } from '../group-by';
import { answeredKey, subscriberKey } from '../numbers/subscriber';
import { type GatewayFields, toText } from '../wire/gateway-fields';
import type { MessageKey } from '../wire/status-query';

type Row = GatewayFields | null;

/**
 * Puts the records of an answer in the order of the keys that were asked for; `null` stands where
 * the answer has no record of a key. Records are found by ID and phone, else by the phone as the
 * gateway corrects it, else by the ID alone if they have no phone; records without an ID by their
 * place, if there are as many as keys. All messages of one send request share their ID, so a record
 * is given to the keys of one subscriber only.
 */
export function matchRecords(rows: readonly Row[], keys: readonly MessageKey[]): Row[] {
  const waiting = indexRows(rows);
  const wanted = new Set(keys.map(({ id, phone }) => nameOf(id, phone)));
  return keys.map((key, place) => {
    const corrected = nameCorrected(key);
    const found =
      takeRow(waiting, nameOf(key.id, key.phone)) ??
      // What another key asks for by its number belongs to that one.
      (wanted.has(corrected) ? undefined : takeRow(waiting, corrected)) ??
      waiting.get(nameOf(key.id, null))?.shift();
    if (found !== undefined) return found;
    const atPlace = rows.length === keys.length ? (rows[place] ?? null) : null;
    return isNameless(atPlace, key) ? atPlace : null;
  });
}

/** Whether an ID and, if there is one, a phone are those of a key. */
export type KeyTest = (id: string, phone: string | null) => boolean;

/**
 * Returns a test whether an ID and, if there is one, a phone number are those of one of the keys.
 */
export function createKeyTest(keys: readonly MessageKey[]): KeyTest {
  const names = new Set(
    keys.flatMap((key) => [nameOf(key.id, key.phone), nameCorrected(key), nameOf(key.id, null)]),
  );
  return (id, phone) => names.has(nameOf(id, phone));
}

function indexRows(rows: readonly Row[]): Map<string, Row[]> {
  const named = rows.filter((row) => toText(row?.id) !== null);
  return groupBy(named, (row) => nameOf(toText(row?.id) ?? '', toText(row?.phone)));
}

/** The same key may be asked for twice and answered once. */
function takeRow(waiting: Map<string, Row[]>, name: string): Row | undefined {
  const rows = waiting.get(name) ?? [];
  return rows.length > 1 ? rows.shift() : rows[0];
}

/** A key has lost its `+`, so its number may be meant as it is, or as the gateway corrects it. */
function nameCorrected({ id, phone }: MessageKey): string {
  return nameOf(id, subscriberKey(phone));
}

/** The length tells where the ID ends, whatever stands in it. */
function nameOf(id: string, phone: string | null): string {
  const place = `${id.length} ${id}`;
  return phone === null ? place : `${place} ${answeredKey(phone)}`;
}

function isNameless(row: Row, key: MessageKey): boolean {
  const phone = toText(row?.phone);
  if (toText(row?.id) !== null || phone === null) return toText(row?.id) === null;
  return [answeredKey(key.phone), subscriberKey(key.phone)].includes(answeredKey(phone));
}
