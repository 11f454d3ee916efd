import { HLR_SENDER, HLR_TYPE, MULTIPLE_COLUMNS, STATUS_COLUMNS, type StatusKind } from '../tables';
import type { Detail } from '../wire/status-query';
import type { GatewayFields } from '../wire/gateway-fields';
import type { KeyTest } from './status-match';

/** Determines the positions of the values in a record. */
export interface ValuesLayout {
  readonly detail: Detail;
  readonly multiple: boolean;
  readonly isRequested: KeyTest;
}

/**
 * Returns one record of `fmt=1`: values without names, identified by their position.
 *
 * Ambiguous, because values are not escaped. Fields before the text are counted from the left, the
 * type and the comment from the right, and the rest is the text. So commas and line breaks in the
 * text survive. Of a comment with commas, everything up to the last comma becomes part of the text,
 * and a comma in a field before the text (names of operators and regions) shifts the following
 * values. The position of ID and phone number in a multiple response is not documented: they are
 * searched at the end and then at the start, by comparison with the requested keys.
 */
export function readValuesRecord(record: string, layout: ValuesLayout): GatewayFields {
  const { values, keys } = splitOffKeys(record.split(','), layout);
  const fields = readColumns(values, layout.detail);
  return { ...fields, ...keys };
}

interface SplitRecord {
  readonly values: readonly string[];
  readonly keys: Readonly<Record<string, string>>;
}

function splitOffKeys(all: readonly string[], layout: ValuesLayout): SplitRecord {
  const names = layout.multiple ? MULTIPLE_COLUMNS[layout.detail] : [];
  const without: SplitRecord = { values: all, keys: {} };
  if (names.length === 0 || all.length <= names.length) return without;
  const count = names.length;
  const atEnd = { values: all.slice(0, -count), keys: name(names, all.slice(-count)) };
  const atStart = { values: all.slice(count), keys: name(names, all.slice(0, count)) };
  const place = [atEnd, atStart].find(
    (split) =>
      startsAsRecord(split.values) &&
      layout.isRequested(split.keys.id ?? '', split.keys.phone ?? null),
  );
  // A key that was not requested stays visible if the layout is certain.
  return place ?? (isWholeRecord(all, layout.detail) ? without : atEnd);
}

/** Whether a record without any requested key has no keys at all, rather than a foreign key. */
function isWholeRecord(values: readonly string[], detail: Detail): boolean {
  if (detail !== 0) return isTypeNumber(values.at(-1)) || !isTypeNumber(values.at(-2));
  return [STATUS_COLUMNS.message, STATUS_COLUMNS.hlr].some(
    (columns) => values.length === columns[detail].values.length,
  );
}

function name(names: readonly string[], values: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((each, index) => [each, (values[index] ?? '').trim()]));
}

function startsAsRecord([status = '', timestamp = '']: readonly string[]): boolean {
  return /^\s*-?\d{1,3}\s*$/.test(status) && /^\s*\d*\s*$/.test(timestamp);
}

function readColumns(values: readonly string[], detail: Detail): GatewayFields {
  const columns = STATUS_COLUMNS[findKind(values, detail)][detail].values;
  const textAt = columns.indexOf('message');
  const plain = textAt === -1 ? columns : columns.slice(0, textAt);
  const fields: Record<string, string> = {};
  plain.slice(0, values.length).forEach((column, index) => {
    fields[column] = (values[index] as string).trim();
  });
  const rest = values.slice(plain.length);
  if (textAt === -1) {
    rest.forEach((value, index) => (fields[`column${plain.length + index + 1}`] = value));
  } else if (rest.length > 0) {
    Object.assign(fields, readWording(rest, columns.slice(textAt)));
  }
  return fields;
}

/** `message[, comment], type`, where the message may have been split at its commas. */
function readWording(rest: readonly string[], names: readonly string[]): Record<string, string> {
  const left = [...rest];
  const fields: Record<string, string> = {};
  const last = left.at(-1)?.trim() ?? '';
  const isType = isTypeNumber(last) || (last === '' && rest.length === names.length);
  if (left.length > 1 && isType) fields.type = (left.pop() as string).trim();
  if (left.length > 1 && names.includes('comment')) {
    fields.comment = (left.pop() as string).replace(/^ /, '');
  }
  return { message: left.join(','), ...fields };
}

function isTypeNumber(value: string | undefined): boolean {
  return /^\s*\d{1,2}\s*$/.test(value ?? '');
}

/** HLR records are longer. With a text, the type at the end decides, or else the sender. */
function findKind(values: readonly string[], detail: Detail): StatusKind {
  const columns = STATUS_COLUMNS.hlr[detail].values;
  if (values.length < columns.length) return 'message';
  if (detail === 0) return 'hlr';
  const type = values.at(-1);
  const isHlr = isTypeNumber(type)
    ? Number(type) === HLR_TYPE
    : values[columns.indexOf('sender_id')]?.trim() === HLR_SENDER;
  return isHlr ? 'hlr' : 'message';
}
