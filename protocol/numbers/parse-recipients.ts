import { isSupportedCountry, type CountryCode } from 'libphonenumber-js/max';

import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { findNumber, findWrittenNumber } from './find-number';
import { readCell, type CellEntry } from './read-cell';

export interface RecipientRules {
  /** Whether a name without a digit is a recipient, as in messengers. Default: no. */
  readonly takesNicknames?: boolean;
  /** Of numbers that are written without one. Default: they stay as they are written. */
  readonly country?: CountryCode;
}

const LIST_ADVICE =
  'Give phone numbers in international format, separated by comma, semicolon or line break, e.g. +77011234567';
const ONE_ADVICE = 'Give one phone number in international format, e.g. +77011234567';
const LOST_DIGITS: Refusal = {
  complaint: 'has lost digits in a spreadsheet',
  advice: 'Format the column as text in the spreadsheet, and enter the number again',
};
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
  const read = readValue(value, rules);
  if (read.ok) {
    return read.recipients.length > 0
      ? success(read.recipients)
      : failure(invalidInput('to', sentence`${param('to')} holds no recipient`, LIST_ADVICE));
  }
  const place = read.place === null ? '' : `${read.place} of `;
  const text = sentence`${place}${param('to')} ${read.complaint}: ${read.shown}`;
  return failure(invalidInput('to', text, read.advice ?? LIST_ADVICE));
}

/**
 * The one recipient of a field that takes no list, read as `parseRecipients` reads it. Several, or
 * what is none, are an InvalidInput of `parameter`.
 */
export function parseOneRecipient(
  parameter: string,
  given: string,
  rules: RecipientRules = {},
): Result<string> {
  const read = readValue(given, rules);
  if (read.ok && read.recipients.length === 1) return success(String(read.recipients[0]));
  const lost = !read.ok && read.advice === LOST_DIGITS.advice ? LOST_DIGITS : null;
  const several = read.ok && read.recipients.length > 1;
  const complaint = lost?.complaint ?? (several ? 'is not one number' : 'is not a phone number');
  const text = given.trim() === '' ? 'is empty' : `${complaint}: ${show(given)}`;
  return failure(
    invalidInput(parameter, sentence`${param(parameter)} ${text}`, lost?.advice ?? ONE_ADVICE),
  );
}

/**
 * A country by its two letters, in either case; `undefined` for the empty text. The InvalidInput
 * names `defaultCountry`.
 */
export function checkCountry(value: string): Result<CountryCode | undefined> {
  const code = value.trim().toUpperCase();
  if (code === '') return success(undefined);
  if (isSupportedCountry(code)) return success(code);
  return failure(
    invalidInput(
      'defaultCountry',
      sentence`${param('defaultCountry')} is not a country: ${JSON.stringify(value.slice(0, 20))}`,
      'Give its two letters (ISO 3166-1), e.g. KZ, RU or UA',
    ),
  );
}

type Found =
  | { readonly ok: true; readonly recipients: string[] }
  | (Refusal & { readonly ok: false; readonly place: string | null; readonly shown: string });

function readValue(value: unknown, rules: RecipientRules): Found {
  const recipients: string[] = [];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value ?? ''];
  for (const [index, entry] of values.entries()) {
    const text = toText(entry);
    if (text === null) {
      const place = Array.isArray(value) ? `Entry ${index + 1}` : null;
      const complaint = 'is neither text nor a whole number';
      return { ok: false, place, complaint, shown: show(entry) };
    }
    if (rules.country === undefined && PLAIN_NUMBER.test(text)) {
      recipients.push(text);
      continue;
    }
    for (const one of readCell(text)) {
      const read = readRecipient(one, rules);
      if (read.recipient === '') continue;
      if (read.recipient === null) {
        const place = `Recipient ${recipients.length + 1}`;
        return { ok: false, place, ...read.refusal, shown: show(one.input) };
      }
      recipients.push(read.recipient);
    }
  }
  return { ok: true, recipients };
}

/** The recipients of a filter; what is none filters nothing out and lets nothing pass. */
export function listRecipients(text: string): string[] {
  return readCell(text).flatMap((entry) => {
    const { recipient } = readRecipient(entry, { takesNicknames: true });
    return recipient === null || recipient === '' ? [] : [recipient];
  });
}

interface Refusal {
  readonly complaint: string;
  readonly advice?: string;
}

type Reading =
  | { readonly recipient: string }
  | { readonly recipient: null; readonly refusal: Refusal };

function readRecipient(entry: CellEntry, rules: RecipientRules): Reading {
  const { kind, text, digits, repairs, isFragment } = entry;
  if (kind === 'group' || text.includes('@')) return { recipient: text };
  if (digits === null) return readName(text, rules);
  if (repairs.includes('digitsLost')) return { recipient: null, refusal: LOST_DIGITS };
  const { country } = rules;
  const number = country === undefined ? findWrittenNumber(digits) : findNumber(digits, country);
  if (isFragment && number.number?.isValid() !== true) return refusePiece;
  return { recipient: number.phone };
}

function readName(text: string, { takesNicknames = false }: RecipientRules): Reading {
  const isName = text.length <= LONGEST_NAME && NAME.test(text);
  if (text === '' || (takesNicknames && (isName || /^#\d+$/.test(text)))) {
    return { recipient: text };
  }
  if (/\d/.test(text)) return refusePiece;
  return { recipient: null, refusal: { complaint: 'has no digit and is no address' } };
}

const refusePiece: Reading = {
  recipient: null,
  refusal: {
    complaint: 'is not clearly a phone number',
    advice: `${LIST_ADVICE}, and nothing else beside them`,
  },
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

function toText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint' && value > 0n) return String(value);
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
    ? String(value)
    : null;
}
