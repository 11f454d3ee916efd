import { phoneKey } from '../text/phone';
import type { GatewayFields, MessageKey } from './answer-context';
import { toText } from './field-values';

type Row = GatewayFields | null;

/**
 * Puts the records of an answer in the order of the keys that were asked for; `null` stands where
 * the answer has no record of a key. Records are found by ID and phone, else by the ID alone if
 * they have no phone; records without an ID by their place, if there are as many as keys. All
 * messages of one send request share their ID, so a record is given to one key only, unless the
 * same key was asked for twice.
 */
export function matchRecords(rows: readonly Row[], keys: readonly MessageKey[]): Row[] {
  const waiting = indexRows(rows);
  return keys.map((key, place) => {
    const ofMessage = waiting.get(nameOf(key.id, key.phone)) ?? [];
    const found =
      ofMessage.length > 1
        ? ofMessage.shift()
        : (ofMessage[0] ?? waiting.get(nameOf(key.id, null))?.shift());
    if (found !== undefined) return found;
    const atPlace = rows.length === keys.length ? (rows[place] ?? null) : null;
    return isNameless(atPlace, key) ? atPlace : null;
  });
}

/** Whether an ID and, if there is one, a phone are those of a key. */
export type KeyTest = (id: string, phone: string | null) => boolean;

export function createKeyTest(keys: readonly MessageKey[]): KeyTest {
  const names = new Set(keys.flatMap(({ id, phone }) => [nameOf(id, phone), nameOf(id, null)]));
  return (id, phone) => names.has(nameOf(id, phone));
}

function indexRows(rows: readonly Row[]): Map<string, Row[]> {
  const index = new Map<string, Row[]>();
  for (const row of rows) {
    const id = toText(row?.id);
    if (id === null) continue;
    const name = nameOf(id, toText(row?.phone));
    const others = index.get(name);
    if (others === undefined) index.set(name, [row]);
    else others.push(row);
  }
  return index;
}

/** The length tells where the ID ends, whatever stands in it. */
function nameOf(id: string, phone: string | null): string {
  const place = `${id.length} ${id}`;
  return phone === null ? place : `${place} ${phoneKey(phone)}`;
}

function isNameless(row: Row, key: MessageKey): boolean {
  const phone = toText(row?.phone);
  return toText(row?.id) === null && (phone === null || phoneKey(phone) === phoneKey(key.phone));
}
