import { NUMBER_CORRECTIONS } from '../tables';
import { removeInvisible } from '../text/look-alikes';
import { toAsciiDigits } from '../text/normalize';

/** What people write into a number: spaces, brackets and all kinds of dashes. */
const DECORATION = /[\s()[\]\-\u2010-\u2015\u2212]/g;
const NUMBER = /^\+?\d+$/;
const GROUP = /^g\d+$/i;

/**
 * A recipient as the gateway takes it: a written number loses spaces, dashes and brackets, has its
 * digits as 0 to 9 and keeps a leading `+`; a group is `G<number>`; everything else is only trimmed, because it is the
 * gateway's to judge.
 */
export function cleanPhone(value: string): string {
  if (NUMBER.test(value)) return value;
  const visible = removeInvisible(value).trim();
  const bare = toAsciiDigits(visible.replace(DECORATION, ''));
  if (NUMBER.test(bare)) return bare;
  return GROUP.test(visible) ? visible.toUpperCase() : visible;
}

/** Whether a recipient, as `cleanPhone` gives it, is a group of contacts. */
export function isGroup(recipient: string): boolean {
  return GROUP.test(recipient);
}

type PhoneValue = string | number | null | undefined;

const DIGITS = /^\d+$/;
const INTERNATIONAL = /^\+\d+$/;

/**
 * Who is meant by a recipient that a user wrote: two spellings of one subscriber have one key, and
 * no two subscribers share one. All digits count. A number with `+` is what it says; one without
 * `+` is what the gateway makes of it. Addresses and nicknames count without their case, a group by
 * its number. A default country has been applied before, by the reader of recipients.
 */
export function subscriberKey(written: PhoneValue): string {
  const text = String(written ?? '');
  if (DIGITS.test(text)) return correct(text);
  if (INTERNATIONAL.test(text)) return text.slice(1);
  const clean = cleanPhone(text);
  if (DIGITS.test(clean)) return correct(clean);
  return clean.replace(/^\+(?=\d)/, '').toLowerCase();
}

/**
 * Who is meant by a number that the gateway wrote: in an answer, a status, a callback, or as the
 * sender of a reply. It writes numbers without `+` and has corrected them, so 84912345678 is Vietnam
 * here, and Russia where a user writes it.
 */
export function answeredKey(phone: PhoneValue): string {
  const text = String(phone ?? '');
  if (DIGITS.test(text)) return text;
  return cleanPhone(text)
    .replace(/^\+(?=\d)/, '')
    .toLowerCase();
}

/** Whether a recipient that a user wrote is the subscriber that the gateway names. */
export function isSameSubscriber(written: PhoneValue, answered: PhoneValue): boolean {
  const key = answeredKey(answered);
  return key !== '' && subscriberKey(written) === key;
}

/** The recipients without those that are another spelling of an earlier one. */
export function keepOneEach(recipients: readonly string[]): string[] {
  const first = new Map<string, string>();
  for (const recipient of recipients) {
    const key = subscriberKey(recipient);
    if (!first.has(key)) first.set(key, recipient);
  }
  return [...first.values()];
}

/**
 * The numbers under which the gateway may have stored a recipient: as it was written, and as the
 * gateway corrects it.
 */
export function listSpellings(recipient: string): string[] {
  const digits = recipient.replace(/^\+/, '');
  return [...new Set([digits, DIGITS.test(recipient) ? correct(recipient) : digits])];
}

function correct(digits: string): string {
  for (const { pattern, prefix } of NUMBER_CORRECTIONS) {
    const rest = pattern.exec(digits)?.[1];
    if (rest !== undefined) return prefix + rest;
  }
  return digits;
}
