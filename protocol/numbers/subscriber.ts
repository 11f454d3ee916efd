import { CERTAINLY_NATIONAL, NUMBER_CORRECTIONS } from '../tables';
import { removeInvisible } from '../text/look-alikes';
import { toAsciiDigits } from '../text/normalize';

/** Formatting of numbers: spaces, brackets and all kinds of dashes. */
const DECORATION = /[\s()[\]\-\u2010-\u2015\u2212]/g;
const NUMBER = /^\+?\d+$/;
const GROUP = /^g\d+$/i;

/**
 * Returns a recipient in the form that the gateway accepts. A number loses spaces, dashes and
 * brackets, has its digits as 0 to 9 and keeps a leading `+`. A group is `G<number>`. Everything
 * else is only trimmed, because the gateway decides whether it is valid.
 */
export function cleanPhone(value: string): string {
  if (NUMBER.test(value)) return value;
  const visible = removeInvisible(value).trim();
  const bare = toAsciiDigits(visible.replace(DECORATION, ''));
  if (NUMBER.test(bare)) return bare;
  return GROUP.test(visible) ? visible.toUpperCase() : visible;
}

/** Whether a recipient from `cleanPhone` is a group of contacts. */
export function isGroup(recipient: string): boolean {
  return GROUP.test(recipient);
}

type PhoneValue = string | number | null | undefined;

const DIGITS = /^\d+$/;
const INTERNATIONAL = /^\+\d+$/;

/**
 * Returns the key of a subscriber from a recipient that a user wrote: equal for all formats of one
 * subscriber, different for different subscribers. All digits count. A number with `+` is
 * unchanged; one without `+` is converted like at the gateway. Addresses and nicknames are
 * case-insensitive; a group is identified by its number. The default country is already applied.
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
 * Returns the key of a subscriber from a number that the gateway wrote in a response, a status or a
 * callback. The gateway writes corrected numbers without `+`, so 84912345678 is Vietnam here, but
 * Russia if a user writes it.
 */
export function responseKey(phone: PhoneValue): string {
  const text = String(phone ?? '');
  if (DIGITS.test(text)) return text;
  return cleanPhone(text)
    .replace(/^\+(?=\d)/, '')
    .toLowerCase();
}

/** E.164 numbers with a country code. Shorter ones are short numbers or parts of one. */
const COMPLETE = /^[1-9]\d{7,14}$/;

/**
 * Returns a recipient that a user wrote as outputs have it: a complete phone number in E.164 format
 * with `+`, as the gateway understands it; everything else as `cleanPhone` returns it. Written back
 * as input it is the same subscriber (`subscriberKey`).
 */
export function writtenPhone(written: string): string {
  const clean = cleanPhone(written);
  return DIGITS.test(clean) ? addPlus(correct(clean)) : clean;
}

/**
 * Returns a phone number that the gateway wrote in a response, a status or a callback as outputs
 * have it. The gateway writes numbers in international format without `+`, with the country code
 * first, so a number of 8 to 15 digits is international. It has to be marked as such: without `+`,
 * 84912345678 is Vietnam in a response, and Russia as input. Short numbers, numbers with a trunk
 * prefix (0, or 8 where no country code begins so), sender names, addresses and groups stay as they
 * are.
 */
export function responsePhone(responded: string): string {
  const clean = cleanPhone(responded);
  if (!NUMBER.test(clean)) return responded;
  return CERTAINLY_NATIONAL.test(clean) ? clean : addPlus(clean);
}

/** Returns a field of the gateway as `responsePhone`, `null` if it is absent. */
export function toPhone(field: PhoneValue): string | null {
  const text = String(field ?? '');
  return text === '' ? null : responsePhone(text);
}

function addPlus(digits: string): string {
  return COMPLETE.test(digits) ? `+${digits}` : digits;
}

/** Whether a recipient that a user wrote is the subscriber that the gateway returned. */
export function isSameSubscriber(written: PhoneValue, responded: PhoneValue): boolean {
  const key = responseKey(responded);
  return key !== '' && subscriberKey(written) === key;
}

/** Returns the recipients without later duplicates in other formats. */
export function keepOneEach(recipients: readonly string[]): string[] {
  const first = new Map<string, string>();
  for (const recipient of recipients) {
    const key = subscriberKey(recipient);
    if (!first.has(key)) first.set(key, recipient);
  }
  return [...first.values()];
}

/**
 * Returns the numbers under which the gateway may store a recipient: as written, and as corrected.
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
