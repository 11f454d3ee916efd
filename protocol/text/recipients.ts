import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { removeInvisible } from './look-alikes';

/** What people write into a number: spaces, brackets and all kinds of dashes. */
const DECORATION = /[\s()[\]\-\u2010-\u2015\u2212]/g;
const NUMBER = /^\+?\d+$/;
const GROUP = /^g\d+$/i;
const SHOWN_LENGTH = 60;

/**
 * A recipient as the gateway takes it: a written number loses spaces, dashes and brackets and
 * keeps a leading `+`; a group is `G<number>`; everything else is only trimmed, because it is the
 * gateway's to judge.
 */
export function cleanPhone(value: string): string {
  const visible = removeInvisible(value).trim();
  const bare = visible.replace(DECORATION, '');
  if (NUMBER.test(bare)) return bare;
  return GROUP.test(visible) ? visible.toUpperCase() : visible;
}

/** Whether a recipient, as `cleanPhone` gives it, is a group of contacts. */
export function isGroup(recipient: string): boolean {
  return GROUP.test(recipient);
}

export interface RecipientRules {
  /** Whether a name without a digit is a recipient, as in messengers. Default: no. */
  readonly takesNicknames?: boolean;
}

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

function refuse(found: string): Result<never> {
  return failure(
    invalidInput(
      'to',
      found,
      'Give phone numbers in international format, separated by comma, semicolon or line break, e.g. +77011234567',
    ),
  );
}

function toText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint' && value > 0n) return String(value);
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
    ? String(value)
    : null;
}

/**
 * Recipients from what a user or an expression gives: a text with commas, semicolons or line
 * breaks, a number, or an array of these. Order and repetitions are kept, empty pieces are skipped.
 *
 * Only what cannot be a recipient is refused: a value with neither digit nor `@` (unless the
 * channel takes nicknames), or something that is neither text nor number. The InvalidInput names
 * the value and its place.
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
    for (const piece of text.split(/[,;\r\n]/)) {
      const recipient = cleanPhone(piece);
      if (recipient === '') continue;
      if (!/[\d@]/.test(recipient) && rules.takesNicknames !== true) {
        return refuse(
          `Recipient ${recipients.length + 1} of 'to' has no digit and is no address: ${show(piece.trim())}`,
        );
      }
      recipients.push(recipient);
    }
  }
  if (recipients.length === 0) return refuse("'to' holds no recipient");
  return success(recipients);
}
