import { sumCosts } from '../../protocol';
import type { Field } from '../field';
import type { Cell, Row } from '../host';
import type { ErrorOutput } from '../items/result-rows';
import { hideCodes } from './hidden-codes';

/** Maximum number of characters of an answer as JSON, of a list and of every other operation. */
export const MOST_CHARACTERS = { list: 4000, other: 2000 } as const;
/** More recipients than these are summed up. */
const MOST_RECIPIENTS = 5;
/** Maximum number of failures and of message IDs in a sum. */
const MOST_LISTED = 5;
/** Texts are cut to these lengths, one after the other, until the answer is short enough. */
const TEXT_LENGTHS = [1000, 200, 60];
/** Room for the row that tells what was left out. */
const NOTE_CHARACTERS = 160;

/** `accepted` of a message of which nobody knows; an empty field would be left out. */
const UNKNOWN = 'unknown';

/** Fields that a model cannot act on. The raw fields of the gateway have other names. */
const NOISE: ReadonlySet<string> = new Set(['flag', 'isVirtual']);

/** Returns the maximum number of characters of the answer of an operation. */
export function findAnswerLimit(fields: readonly Field[]): number {
  return isList(fields) ? MOST_CHARACTERS.list : MOST_CHARACTERS.other;
}

function isList(fields: readonly Field[]): boolean {
  return fields.some(({ name }) => name === 'returnAll');
}

/**
 * Returns the rows of a failed item as a model gets them. The error is enough, unless the item has
 * sent something, or may have.
 *
 * @param rows those of the item with "continue on fail"
 */
export function toToolFailure({ error }: ErrorOutput, rows: readonly Row[]): readonly Row[] {
  return rows.some(({ accepted }) => accepted === true || accepted === null) ? rows : [{ error }];
}

/**
 * Returns the output rows of one call as a model gets them: without empty fields and one-time codes
 * of records, many recipients summed up, and never longer than `findAnswerLimit`.
 *
 * @param fields those of the operation
 */
export function toToolAnswer(rows: readonly Row[], fields: readonly Field[]): Row[] {
  const short = rows.map((row) => shorten(row));
  const isOfRecipients = short.length > MOST_RECIPIENTS && short.every(isRecipient);
  const answer = isOfRecipients ? [sumUp(short)] : short;
  return limitLength(answer, findAnswerLimit(fields));
}

function shorten(row: Row): Row {
  // A dry run shows what the model itself has asked for.
  const { request, ...own } = row.dryRun === true ? row : hideCodes(row);
  const kept: Row = row.dryRun === true ? { ...own, request } : own;
  if (kept.accepted === null) kept.accepted = UNKNOWN;
  return (removeEmpty(kept) ?? {}) as Row;
}

/** Returns a value without empty fields; `undefined` if nothing is left. */
function removeEmpty(value: Cell): Cell {
  if (value === null || value === undefined || value === '') return undefined;
  if (Array.isArray(value)) {
    const kept = value.map((one) => removeEmpty(one as Cell)).filter((one) => one !== undefined);
    return kept.length === 0 ? undefined : kept;
  }
  if (typeof value !== 'object') return value;
  const row = value as Row;
  const isFine = row.errorName === 'noError';
  const kept = Object.entries(row)
    .filter(([name]) => !NOISE.has(name) && !(isFine && name.startsWith('error')))
    .map(([name, one]) => [name, removeEmpty(one as Cell)] as const)
    .filter(([, one]) => one !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** The row of a recipient, or of one whose item failed. */
function isRecipient(row: Row): boolean {
  return 'phone' in row && ('accepted' in row || 'delivered' in row || 'error' in row);
}

function sumUp(rows: readonly Row[]): Row {
  const count = (isCounted: (row: Row) => boolean) => rows.filter(isCounted).length;
  const failures = rows.filter((row) => row.accepted === false || isUndelivered(row));
  const ids = [...new Set(rows.map(({ id }) => id).filter((id) => id !== undefined))];
  const costs = rows.map(({ cost }) => (typeof cost === 'number' ? cost : null));
  const unknown = count((row) => row.accepted === UNKNOWN || row.result === UNKNOWN);
  const { currency } = rows.find((row) => row.currency !== undefined) ?? {};
  return {
    recipients: rows.length,
    accepted: count(({ accepted }) => accepted === true),
    ...('delivered' in (rows[0] ?? {}) && { delivered: count((row) => row.delivered === true) }),
    failed: failures.length,
    ...(unknown > 0 && { unknown }),
    cost: sumCosts(costs),
    ...(currency !== undefined && { currency }),
    ...(ids.length > 0 && { ids: ids.slice(0, MOST_LISTED) as Cell[] }),
    ...(failures.length > 0 && { firstFailures: failures.slice(0, MOST_LISTED).map(toFailure) }),
  };
}

function isUndelivered(row: Row): boolean {
  return row.result === 'undelivered' || ('error' in row && row.accepted !== true);
}

function toFailure(row: Row): Row {
  const { phone, errorName, errorText } = row;
  const { name, message } = (row.error ?? {}) as Row;
  return { phone, errorName: errorName ?? name, errorText: errorText ?? message };
}

/** Returns as many rows as fit, with a last one that tells how many are left out. */
function limitLength(rows: readonly Row[], most: number): Row[] {
  if (measure(rows) <= most) return [...rows];
  for (const length of TEXT_LENGTHS) {
    const cut = rows.map((row) => cutTexts(row, length) as Row);
    if (measure(cut) <= most) return cut;
    if (cut.length > 1 && length === TEXT_LENGTHS[1]) return keepFirst(cut, most);
    if (length === TEXT_LENGTHS.at(-1)) return keepFirst(cut, most);
  }
  return [...rows];
}

function measure(value: unknown): number {
  return JSON.stringify(value).length;
}

function cutTexts(value: Cell, length: number): Cell {
  if (typeof value === 'string') {
    return value.length <= length ? value : `${value.slice(0, length - 1)}…`;
  }
  if (Array.isArray(value)) return value.map((one) => cutTexts(one as Cell, length));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, cutTexts(one as Cell, length)]),
  );
}

function keepFirst(rows: readonly Row[], most: number): Row[] {
  const kept: Row[] = [];
  let length = NOTE_CHARACTERS;
  for (const row of rows) {
    length += measure(row) + 1;
    if (length > most) break;
    kept.push(row);
  }
  if (kept.length > 0) return [...kept, { note: describeRest(kept.length, rows.length) }];
  return [{ ...keepFields(rows[0] ?? {}, most), note: describeRest(1, rows.length) }];
}

function describeRest(shown: number, of: number): string {
  return of === 1
    ? 'The record is too long for a tool, so the rest of its fields is left out'
    : `Only the first ${shown} of ${of} records fit into an answer; ask for fewer, or use filters`;
}

/** Returns the first fields that fit. */
function keepFields(row: Row, most: number): Row {
  const kept: Row = {};
  for (const [name, value] of Object.entries(row)) {
    if (measure({ ...kept, [name]: value }) + NOTE_CHARACTERS <= most) kept[name] = value;
  }
  return kept;
}
