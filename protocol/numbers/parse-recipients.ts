import { isSupportedCountry, type CountryCode } from 'libphonenumber-js/max';

import { invalidInput, type InvalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { findNumber, findWrittenNumber } from './find-number';
import { readCell, type CellEntry } from './read-cell';
import { isSpreadsheetError } from './spreadsheet-error';

export interface RecipientRules {
  /** Whether a name without a digit is a recipient, as in messengers. Default false. */
  readonly acceptsNicknames?: boolean;
  /** What a problem calls an entry. Default `recipient`; `number` where nothing is sent to it. */
  readonly noun?: 'recipient' | 'number';
  /** Country of numbers without a country code. Default: none, such numbers stay as written. */
  readonly country?: CountryCode;
}

const LIST_ADVICE =
  'Enter phone numbers in international format such as +77011234567, separated by comma, semicolon or line break';
const ONE_ADVICE = 'Enter one phone number in international format such as +77011234567';
const LOST_DIGITS: Rejection = {
  complaint: 'lost digits in a spreadsheet',
  advice: 'Format the column as text in the spreadsheet, and enter the number again',
};
const ERROR_VALUE: Rejection = {
  complaint: 'is an error value of a spreadsheet',
  advice: 'Fix the formula of the cell, or leave the row out',
};
const DAMAGES: readonly Rejection[] = [LOST_DIGITS, ERROR_VALUE];
const SHOWN_LENGTH = 60;
const LONGEST_NAME = 200;
/** Most recipients match, also in lists of thousands. */
const PLAIN_NUMBER = /^\+?(?!0|521)\d{8,15}$/;
/** Excludes lists, objects and sentences. */
const NAME = /^(?=.*\p{L})(?!.*\d.*\s|.*\s.*\d)[^"[\]{}]+$/su;

/**
 * Returns recipients from user input or an expression: a text with one or several of them, a
 * number, or an array of these. Keeps order and duplicates, and skips empty entries. Removes
 * formatting from numbers, and completes them only if a country is given.
 *
 * Problems: InvalidInput with the value and its position for everything that is not clearly a
 * number, group, address or (in messengers) nickname, so that it never becomes the number of
 * another person. The gateway decides whether a number exists.
 */
export function parseRecipients(value: unknown, rules: RecipientRules = {}): Result<string[]> {
  const read = readValue(value, rules);
  if (read.ok) {
    return read.recipients.length > 0
      ? success(read.recipients)
      : failure(invalidInput('to', sentence`${param('to')} is empty`, LIST_ADVICE));
  }
  const place = read.place === null ? '' : `${read.place} of `;
  const text = sentence`${place}${param('to')} ${read.complaint}: ${read.shown}`;
  return failure(invalidInput('to', text, read.advice ?? LIST_ADVICE));
}

/**
 * Returns the recipient of a field for one recipient, read like `parseRecipients`. Problems:
 * InvalidInput of `parameter` for several recipients or none.
 */
export function parseOneRecipient(
  parameter: string,
  given: string,
  rules: RecipientRules = {},
): Result<string> {
  const read = readValue(given, rules);
  if (read.ok && read.recipients.length === 1) return success(String(read.recipients[0]));
  const several = read.ok && read.recipients.length > 1;
  const complaint = several ? 'is not one number' : 'is not a phone number';
  return failure(describeNoRecipient(parameter, given, complaint, ONE_ADVICE));
}

/** Returns whether a cell holds no entry: it is empty, or has only separators and invisible characters. */
export function isEmptyText(given: string): boolean {
  if (PLAIN_NUMBER.test(given)) return false;
  const read = readValue(given, {});
  return read.ok && read.recipients.length === 0;
}

/** Returns whether a spreadsheet damaged a number: it shows an error value, or lost digits. */
export function isDamaged(given: string): boolean {
  // Most values are numbers, and there are many.
  return /[E\u0415#:]/i.test(given) && findDamage(given) !== undefined;
}

function findDamage(given: string): Rejection | undefined {
  const read = readValue(given, {});
  return read.ok ? undefined : DAMAGES.find((one) => one.complaint === read.complaint);
}

/**
 * Returns the problem of a value that is not a recipient: that it is empty, how a spreadsheet damaged
 * it, or else the complaint with the value.
 */
export function describeNoRecipient(
  parameter: string,
  given: string,
  complaint: string,
  advice: string,
): InvalidInput {
  if (given.trim() === '')
    return invalidInput(parameter, sentence`${param(parameter)} is empty`, advice);
  const damage = findDamage(given);
  const text = sentence`${param(parameter)} ${damage?.complaint ?? complaint}: ${show(given)}`;
  return invalidInput(parameter, text, damage?.advice ?? advice);
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
      sentence`${param('defaultCountry')} is not a valid country code: ${JSON.stringify(value.slice(0, 20))}`,
      'Give its two letters (ISO 3166-1), e.g. KZ, RU or UA',
    ),
  );
}

type Found =
  | { readonly ok: true; readonly recipients: string[] }
  | (Rejection & { readonly ok: false; readonly place: string | null; readonly shown: string });

function readValue(value: unknown, rules: RecipientRules): Found {
  const recipients: string[] = [];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value ?? ''];
  for (const [index, entry] of values.entries()) {
    const text = toText(entry ?? '');
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
        const noun = rules.noun === 'number' ? 'Number' : 'Recipient';
        const place = `${noun} ${recipients.length + 1}`;
        return { ok: false, place, ...read.rejection, shown: show(one.input) };
      }
      recipients.push(read.recipient);
    }
  }
  return { ok: true, recipients };
}

/** An entry of a value, and the recipient that it is read as; `null` if it is not clearly one. */
export interface WrittenRecipient {
  readonly input: string;
  readonly recipient: string | null;
}

/**
 * Returns the entries of a value as they are written, each with the recipient that `parseRecipients`
 * reads it as. Unlike there, an entry that is not clearly a recipient is no problem.
 */
export function listWrittenRecipients(
  value: unknown,
  rules: RecipientRules = {},
): WrittenRecipient[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value ?? ''];
  return values.flatMap((entry): WrittenRecipient[] => {
    const text = toText(entry);
    if (text === null) return [];
    if (rules.country === undefined && PLAIN_NUMBER.test(text)) {
      return [{ input: text, recipient: text }];
    }
    return readCell(text)
      .map((one) => ({ input: one.input, recipient: readRecipient(one, rules).recipient }))
      .filter(({ recipient }) => recipient !== '');
  });
}

/** Returns the recipients of a filter. Invalid entries stay as written, so they match nothing. */
export function listRecipients(text: string): string[] {
  return readCell(text).flatMap((entry) => {
    const { recipient } = readRecipient(entry, { acceptsNicknames: true });
    return recipient === null || recipient === '' ? [] : [recipient];
  });
}

interface Rejection {
  readonly complaint: string;
  readonly advice?: string;
}

type Reading =
  | { readonly recipient: string }
  | { readonly recipient: null; readonly rejection: Rejection };

function readRecipient(entry: CellEntry, rules: RecipientRules): Reading {
  const { kind, text, digits, repairs, isFragment } = entry;
  if (isSpreadsheetError(text)) return { recipient: null, rejection: ERROR_VALUE };
  if (kind === 'group' || text.includes('@')) return { recipient: text };
  if (digits === null) return readName(text, rules);
  if (repairs.includes('digitsLost')) return { recipient: null, rejection: LOST_DIGITS };
  const { country } = rules;
  const number = country === undefined ? findWrittenNumber(digits) : findNumber(digits, country);
  if (isFragment && number.number?.isValid() !== true) return rejectedPiece;
  return { recipient: number.phone };
}

function readName(text: string, { acceptsNicknames = false }: RecipientRules): Reading {
  const isName = text.length <= LONGEST_NAME && NAME.test(text);
  if (text === '' || (acceptsNicknames && (isName || /^#\d+$/.test(text)))) {
    return { recipient: text };
  }
  if (/\d/.test(text)) return rejectedPiece;
  return { recipient: null, rejection: { complaint: 'has no digits and is not an address' } };
}

const rejectedPiece: Reading = {
  recipient: null,
  rejection: {
    complaint: 'is not clearly a phone number',
    advice: `${LIST_ADVICE}, without other text`,
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
