import { isSamePhone } from '../text/phone';
import type { GatewayFields, MessageKey } from './answer-context';
import { toText } from './field-values';

type Row = GatewayFields | null;

/**
 * Puts the records of an answer in the order of the keys that were asked for; `null` stands where
 * the answer has no record of a key. Records are found by ID and phone, whichever of them they
 * have; records without an ID by their place, if there are as many as keys. All messages of one
 * send request share their ID, so a record is given to one key only, unless a key was asked for
 * twice.
 */
export function matchRecords(rows: readonly Row[], keys: readonly MessageKey[]): Row[] {
  const rowsOfId = new Map<string, number[]>();
  rows.forEach((row, index) => {
    const id = toText(row?.id) ?? '';
    const others = rowsOfId.get(id);
    if (others === undefined) rowsOfId.set(id, [index]);
    else others.push(index);
  });
  const used = new Set<number>();
  const take = (index: number | undefined): Row => {
    if (index === undefined) return null;
    used.add(index);
    return rows[index] ?? null;
  };
  return keys.map((key, place) => {
    const withId = rowsOfId.get(key.id) ?? [];
    const fitting = withId.filter((index) => hasPhone(rows[index], key, true));
    const loose = withId.filter((index) => hasPhone(rows[index], key, false) && !used.has(index));
    const named = fitting.find((index) => !used.has(index)) ?? loose[0] ?? fitting[0];
    if (named !== undefined) return take(named);
    const isPlaced = rows.length === keys.length && isNameless(rows[place] ?? null, key);
    return isPlaced ? take(place) : null;
  });
}

function hasPhone(row: Row | undefined, key: MessageKey, isRequired: boolean): boolean {
  const phone = toText(row?.phone);
  return phone === null ? !isRequired : isSamePhone(phone, key.phone);
}

function isNameless(row: Row, key: MessageKey): boolean {
  return toText(row?.id) === null && hasPhone(row, key, false);
}
