import { invalidInput, type InvalidInput } from '../problem';
import { param, sentence } from '../sentence';
import { composeText } from '../text/normalize';
import type { PatternFault } from '../text/pattern/pattern-fault';
import { readUserPattern } from '../text/pattern/user-pattern';
import { parseRecipients, type RecipientRules } from './parse-recipients';
import { cleanPhone, listSpellings, subscriberKey } from './subscriber';

/** Longer than any number or address; a pattern need not look at more. */
const MOST_CHARACTERS = 320;
const SHOWN = 60;

type Matcher = (recipient: string) => boolean;
type Reading =
  | { readonly ok: true; readonly matches: Matcher }
  | { readonly ok: false; readonly fault: PatternFault };

const NOBODY: PatternFault = {
  text: 'names nobody',
  advice: 'Name those who may be sent to, or remove the option',
};
const NOT_ENCLOSED: PatternFault = {
  text: 'begins with a slash, but does not end with one and flags',
  advice: 'Write the regular expression between two slashes',
};

/**
 * Whether all recipients are among those that the user allows: numbers, addresses and groups
 * separated by comma, semicolon or line break, each with `*` for any characters, or one regular
 * expression as `/pattern/flags`, which has to match the whole recipient. Fails closed: an empty or
 * unreadable value allows nobody. The complaint, or `null`.
 *
 * A number that is written out allows its subscriber, in every spelling; without a country it is
 * one of the default country, as the recipients are. The gateway reads a number without `+` by the
 * habits of its countries (`8701…` as `7701…`), so a pattern has to fit every number that it may
 * take it for.
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
      `${advice}. Numbers are separated by commas, with * for any digits; a regular expression is written like /\\+7701\\d{7}/`,
    );
  }
  const { matches } = read;
  const other = recipients.find((recipient) => !isAllowed(recipient, matches));
  if (other === undefined) return null;
  return invalidInput(
    'allowedRecipients',
    sentence`${JSON.stringify(other.slice(0, SHOWN))} is not among ${param('allowedRecipients')}; nothing was sent`,
    'Choose another recipient, written in international format with +. Only the owner of the workflow can allow more',
  );
}

function isAllowed(recipient: string, matches: Matcher): boolean {
  return recipient.length <= MOST_CHARACTERS && matches(recipient);
}

/** Numbers without `+`; everything else as it is. */
function spellingsOf(recipient: string): string[] {
  const clean = cleanPhone(recipient);
  return /^\+?\d+$/.test(clean) ? listSpellings(clean) : [clean];
}

function readList(text: string, country: RecipientRules['country']): Reading {
  const entries = text.split(/[,;\r\n]/).filter((entry) => entry.trim() !== '');
  if (entries.length === 0) return { ok: false, fault: NOBODY };
  const plain = new Set(
    entries
      .filter((entry) => !entry.includes('*'))
      .flatMap((entry) => {
        const read = parseRecipients(entry, { country, takesNicknames: true });
        return (read.ok ? read.value : [entry]).map(subscriberKey);
      }),
  );
  const patterns = entries.filter((entry) => entry.includes('*')).map(readWildcard);
  const matches: Matcher = (recipient) =>
    plain.has(subscriberKey(recipient)) ||
    spellingsOf(recipient).every((spelling) => patterns.some((pattern) => pattern(spelling)));
  return { ok: true, matches };
}

/** Without `+` and what people write into numbers, unless it is an address. */
function readWildcard(entry: string): Matcher {
  const trimmed = composeText(entry.trim()).toLowerCase();
  if (!/^[+\d\s().*-]+$/.test(trimmed)) {
    return (spelling) => matchesWildcard(composeText(spelling).toLowerCase(), trimmed);
  }
  const bare = trimmed.replace(/[+\s().-]/g, '');
  return (spelling) => /^\d+$/.test(spelling) && matchesWildcard(spelling, bare);
}

/** A number may be written with or without `+` in the pattern. */
function readPattern(text: string): Reading {
  // Without its end it would be a pattern of its own, which also matches the slash.
  if (!/^\/.+\/[a-z]*$/s.test(text)) return { ok: false, fault: NOT_ENCLOSED };
  const outcome = readUserPattern(text);
  if (!outcome.ok) return outcome;
  const { testWhole } = outcome.pattern;
  const fits = (spelling: string): boolean =>
    testWhole(spelling) || (/^\d+$/.test(spelling) && testWhole(`+${spelling}`));
  return { ok: true, matches: (recipient) => spellingsOf(recipient).every(fits) };
}

/**
 * Whether a text is what a pattern with `*` for any characters describes, all of it and character
 * for character. Each piece between stars is looked for once, so the time is that of a search.
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
