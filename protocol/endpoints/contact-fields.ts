import { parseOneRecipient } from '../numbers/parse-recipients';
import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import {
  CONTACT_FIELDS,
  type ContactFieldKind,
  type ContactFieldName,
  type ContactFieldRow,
} from '../tables';
import { toGatewayDay } from '../time';
import { cleanPhone, subscriberKey } from '../numbers/subscriber';
import type { ActionFields } from './action-request';

/** Identifies a contact: its phone number, or the e-mail address of one without a number. */
export interface ContactKey {
  readonly kind: 'phone' | 'email';
  /** Digits without `+`, or the address. */
  readonly value: string;
}

/**
 * Returns the key of one contact from a recipient in any format.
 * Problems: InvalidInput of `parameter` for several numbers, and for text that is neither a phone
 * number nor an e-mail address.
 */
export function readContactKey(parameter: string, given: string): Result<ContactKey> {
  const read = parseOneRecipient(parameter, given);
  const value = read.ok ? read.value : cleanPhone(given);
  if (read.ok && /^\+?\d+$/.test(value))
    return success({ kind: 'phone', value: subscriberKey(value) });
  if (/^[^\s@,;]+@[^\s@,;]+$/.test(value)) return success({ kind: 'email', value });
  const shown = JSON.stringify(given.slice(0, 60));
  return failure(
    invalidInput(
      parameter,
      value === ''
        ? sentence`${param(parameter)} is empty`
        : sentence`${param(parameter)} is not one phone number or e-mail address: ${shown}`,
      'Enter one phone number in international format such as +77011234567, or one e-mail address',
    ),
  );
}

/** Returns phone numbers or addresses as one gateway field: without `+`, separated by commas. */
export function joinPhones(phones: readonly string[]): string {
  return phones.map((phone) => cleanPhone(phone).replace(/^\+/, '')).join(',');
}

/**
 * Values of a contact. A list may be an array or a text with commas. Empty, `null` and absent
 * values are not sent, so the gateway keeps its values.
 */
export type ContactValues = Readonly<Partial<Record<ContactFieldName, unknown>>>;

/** Returns the parts of a value, or `null` for an object, which would become "[object Object]". */
function toWords(value: unknown): string[] | null {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) {
    const pieces = value.map(toWords);
    return pieces.includes(null) ? null : pieces.flatMap((piece) => piece ?? []);
  }
  const text = writeScalar(value);
  return text === null ? null : [text.trim()].filter((word) => word !== '');
}

function writeScalar(value: unknown): string | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  // Luxon dates, which some hosts pass to expressions.
  const { toISO } = value as { toISO?: () => unknown };
  const date = typeof toISO === 'function' ? toISO.call(value) : null;
  return typeof date === 'string' ? date : null;
}

const WRITERS: Record<ContactFieldKind, (words: readonly string[]) => string | null> = {
  text: (words) => words.join(', '),
  list: (words) => split(words).join(','),
  phones: (words) => joinPhones(split(words)),
  date: (words) => (words.length === 1 ? toGatewayDay(words[0] as string) : null),
};

/** Some hosts pass a list as JSON text. */
function split(words: readonly string[]): string[] {
  return words
    .map((word) => (/^\[.*\]$/s.test(word) ? word.slice(1, -1).replace(/"/g, '') : word))
    .flatMap((word) => word.split(/[,;\n]/))
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/**
 * Returns the values as fields of a request.
 * Problems: InvalidInput of a value that is an object, or of a birthday that is not a valid date.
 */
export function writeContactValues(values: ContactValues): Result<ActionFields> {
  const fields: Record<string, string> = {};
  const rows: readonly ContactFieldRow[] = CONTACT_FIELDS;
  for (const { name, field, kind } of rows) {
    const words = toWords(values[name as ContactFieldName]);
    if (words === null) return failure(rejectObject(name));
    if (words.length === 0) continue;
    const written = WRITERS[kind](words);
    if (written === null) return failure(rejectDate(name, words.join(', ')));
    fields[field] = written;
  }
  return success(fields);
}

function rejectDate(parameter: string, given: string) {
  return invalidInput(
    parameter,
    sentence`${param(parameter)} is not a valid date: ${JSON.stringify(given.slice(0, 60))}`,
    'Use a date such as 1990-12-31',
  );
}

function rejectObject(parameter: string) {
  return invalidInput(
    parameter,
    sentence`${param(parameter)} is an object, not text`,
    'Select one value of the object in the expression',
  );
}
