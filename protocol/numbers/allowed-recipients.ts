import { invalidInput, type InvalidInput } from '../problem';
import { param, sentence } from '../sentence';
import { composeText } from '../text/normalize';
import type { PatternFault } from '../text/pattern/pattern-fault';
import { readUserPattern } from '../text/pattern/user-pattern';
import { parseRecipients, type RecipientRules } from './parse-recipients';
import { cleanPhone, listSpellings, subscriberKey } from './subscriber';

/** Longer than any number or address, so patterns search no further. */
const MOST_CHARACTERS = 320;
const SHOWN = 60;

type Matcher = (recipient: string) => boolean;
type Reading =
  | { readonly ok: true; readonly matches: Matcher }
  | { readonly ok: false; readonly fault: PatternFault };

const NO_RECIPIENT: PatternFault = {
  text: 'lists no recipient',
  advice: 'List the allowed recipients, or remove the option',
};
const NOT_ENCLOSED: PatternFault = {
  text: 'starts with a slash but does not end with a slash and flags',
  advice: 'Write the regular expression between two slashes',
};

/**
 * Returns `null` if all recipients are allowed, else the problem (InvalidInput). The user lists
 * numbers, addresses and groups, separated by comma, semicolon or line break, with `*` for any
 * characters, or writes one regular expression as `/pattern/flags` that must match the whole
 * recipient. An empty or invalid value allows no recipient.
 *
 * A complete number allows its subscriber in every format; without a country code it belongs to the
 * default country, like the recipients. The gateway interprets a number without `+` by the
 * conventions of its countries (`8701…` as `7701…`), so a pattern must match every such
 * interpretation.
 */
export function checkAllowedRecipients(
  recipients: readonly string[],
  allowed: unknown,
  country?: RecipientRules['country'],
): InvalidInput | null {
  const text = typeof allowed === 'string' || typeof allowed === 'number' ? String(allowed) : '';
  const read = text.trim().startsWith('/') ? readPattern(text.trim()) : readList(text, country);
  if (!read.ok) {
    const { text: found, advice } = read.fault;
    return invalidInput(
      'allowedRecipients',
      sentence`${param('allowedRecipients')} ${found}; nothing was sent`,
      `${advice}. Separate numbers with commas and use * for any digits, or write a regular expression such as /\\+7701\\d{7}/`,
    );
  }
  const { matches } = read;
  const other = recipients.find((recipient) => !isAllowed(recipient, matches));
  if (other === undefined) return null;
  return invalidInput(
    'allowedRecipients',
    sentence`${JSON.stringify(other.slice(0, SHOWN))} is not among ${param('allowedRecipients')}; nothing was sent`,
    'Use an allowed recipient in international format with +. Only the owner of the workflow can allow more recipients',
  );
}

function isAllowed(recipient: string, matches: Matcher): boolean {
  return recipient.length <= MOST_CHARACTERS && matches(recipient);
}

/** Returns numbers without `+`, and everything else unchanged. */
function spellingsOf(recipient: string): string[] {
  const clean = cleanPhone(recipient);
  return /^\+?\d+$/.test(clean) ? listSpellings(clean) : [clean];
}

function readList(text: string, country: RecipientRules['country']): Reading {
  const entries = text.split(/[,;\r\n]/).filter((entry) => entry.trim() !== '');
  if (entries.length === 0) return { ok: false, fault: NO_RECIPIENT };
  const plain = new Set(
    entries
      .filter((entry) => !entry.includes('*'))
      .flatMap((entry) => {
        const read = parseRecipients(entry, { country, acceptsNicknames: true });
        return (read.ok ? read.value : [entry]).map(subscriberKey);
      }),
  );
  const patterns = entries.filter((entry) => entry.includes('*')).map(readWildcard);
  const matches: Matcher = (recipient) =>
    plain.has(subscriberKey(recipient)) ||
    spellingsOf(recipient).every((spelling) => patterns.some((pattern) => pattern(spelling)));
  return { ok: true, matches };
}

/** Removes `+` and number formatting, except from addresses. */
function readWildcard(entry: string): Matcher {
  const trimmed = composeText(entry.trim()).toLowerCase();
  if (!/^[+\d\s().*-]+$/.test(trimmed)) {
    return (spelling) => matchesWildcard(composeText(spelling).toLowerCase(), trimmed);
  }
  const bare = trimmed.replace(/[+\s().-]/g, '');
  return (spelling) => /^\d+$/.test(spelling) && matchesWildcard(spelling, bare);
}

/** A pattern may contain the number with or without `+`. */
function readPattern(text: string): Reading {
  // Without a closing slash it would be a bare pattern that also matches the slash.
  if (!/^\/.+\/[a-z]*$/s.test(text)) return { ok: false, fault: NOT_ENCLOSED };
  const outcome = readUserPattern(text);
  if (!outcome.ok) return outcome;
  const { testWhole } = outcome.pattern;
  const fits = (spelling: string): boolean =>
    testWhole(spelling) || (/^\d+$/.test(spelling) && testWhole(`+${spelling}`));
  return { ok: true, matches: (recipient) => spellingsOf(recipient).every(fits) };
}

/**
 * Whether a text matches a pattern with `*` for any characters, completely and case-sensitively.
 * Each piece between stars is searched once, so the time is linear.
 */
export function matchesWildcard(text: string, pattern: string): boolean {
  const [first = '', ...others] = pattern.split(/\*+/);
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of others) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
