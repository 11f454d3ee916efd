import type { CountryCode } from 'libphonenumber-js/max';

import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { findNumber, findWrittenNumber } from './find-number';
import { readCell, type CellEntry } from './read-cell';

export interface RecipientRules {
  /** Whether a name without a digit is a recipient, as in messengers. Default: no. */
  readonly takesNicknames?: boolean;
  /** Of numbers that are written without one. Default: they stay as they are written. */
  readonly country?: CountryCode;
}

const SHOWN_LENGTH = 60;
const LONGEST_NAME = 200;
/** As most recipients come, by the thousand. */
const PLAIN_NUMBER = /^\+?(?!0|521)\d{8,15}$/;
/** A list, an object or a sentence is no name. */
const NAME = /^(?=.*\p{L})(?!.*\d.*\s|.*\s.*\d)[^"[\]{}]+$/su;

/**
 * Recipients from what a user or an expression gives: a text with one or several of them, a number,
 * or an array of these. Order and repetitions are kept, empty pieces are skipped. A number stays as
 * it is written, without what people and spreadsheets put into it, unless a country is given.
 *
 * Whether a number exists is the gateway's to judge. What is not clearly a number, group, address
 * or (in messengers) nickname is refused: it must not become the number of somebody else. The
 * InvalidInput names the value and its place.
 */
export function parseRecipients(value: unknown, rules: RecipientRules = {}): Result<string[]> {
  const recipients: string[] = [];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value ?? ''];
  for (const [index, entry] of values.entries()) {
    const text = toText(entry);
    if (text === null) {
      const place = Array.isArray(value) ? `Entry ${index + 1} of 'to'` : "'to'";
      return refuse(`${place} is neither text nor a whole number: ${show(entry)}`);
    }
    if (rules.country === undefined && PLAIN_NUMBER.test(text)) {
      recipients.push(text);
      continue;
    }
    for (const one of readCell(text)) {
      const read = readRecipient(one, rules);
      if (read.recipient === '') continue;
      if (read.complaint !== null) {
        const place = `Recipient ${recipients.length + 1} of 'to'`;
        return refuse(`${place} ${read.complaint}: ${show(one.input)}`, read.advice);
      }
      recipients.push(read.recipient);
    }
  }
  if (recipients.length === 0) return refuse("'to' holds no recipient");
  return success(recipients);
}

/** The recipients of a filter; what is none filters nothing out and lets nothing pass. */
export function listRecipients(text: string): string[] {
  return readCell(text).flatMap((entry) => {
    const { recipient } = readRecipient(entry, { takesNicknames: true });
    return recipient === null || recipient === '' ? [] : [recipient];
  });
}

type Reading =
  | { readonly recipient: string; readonly complaint: null }
  | { readonly recipient: null; readonly complaint: string; readonly advice?: string };

function readRecipient(entry: CellEntry, rules: RecipientRules): Reading {
  const { kind, text, digits, repairs, isFragment } = entry;
  if (kind === 'group' || text.includes('@')) return { recipient: text, complaint: null };
  if (digits === null) return readName(text, rules);
  if (repairs.includes('digitsLost')) {
    const advice = 'Format the column as text in the spreadsheet, and enter the number again';
    return { recipient: null, complaint: 'has lost digits in a spreadsheet', advice };
  }
  const { country } = rules;
  const number = country === undefined ? findWrittenNumber(digits) : findNumber(digits, country);
  if (isFragment && number.number?.isValid() !== true) return refusePiece;
  return { recipient: number.phone, complaint: null };
}

function readName(text: string, { takesNicknames = false }: RecipientRules): Reading {
  const isName = text.length <= LONGEST_NAME && NAME.test(text);
  if (text === '' || (takesNicknames && (isName || /^#\d+$/.test(text)))) {
    return { recipient: text, complaint: null };
  }
  const complaint = 'has no digit and is no address';
  return /\d/.test(text) ? refusePiece : { recipient: null, complaint };
}

const refusePiece: Reading = {
  recipient: null,
  complaint: 'is not clearly a phone number',
  advice:
    'Give phone numbers in international format, separated by comma, semicolon or line break, e.g. +77011234567, and nothing else beside them',
};

function describe(value: unknown): string {
  switch (typeof value) {
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      return value === null
        ? 'null'
        : `a value of type ${Array.isArray(value) ? 'array' : typeof value}`;
  }
}

function show(value: unknown): string {
  if (typeof value !== 'string') return describe(value);
  return JSON.stringify(value.length > SHOWN_LENGTH ? `${value.slice(0, SHOWN_LENGTH)}…` : value);
}

function refuse(
  found: string,
  advice = 'Give phone numbers in international format, separated by comma, semicolon or line break, e.g. +77011234567',
): Result<never> {
  return failure(invalidInput('to', found, advice));
}

function toText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint' && value > 0n) return String(value);
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
    ? String(value)
    : null;
}
