import { invalidInput, type InvalidInput } from '../problem';
import { parseRecipients, type RecipientRules } from '../numbers/parse-recipients';
import { cleanPhone } from './recipients';
import { listSpellings, subscriberKey } from './subscriber';

/** Longer than any number or address; a pattern need not look at more. */
const MOST_CHARACTERS = 320;
const SHOWN = 60;

type Matcher = (recipient: string) => boolean;

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
  const matches = text.trim().startsWith('/') ? readPattern(text.trim()) : readList(text, country);
  if (matches === null) {
    return invalidInput(
      'allowedRecipients',
      "'allowedRecipients' names nobody, or is no regular expression; nothing was sent",
      'Give numbers separated by commas, with * for any digits, or a regular expression like /\\+7701\\d{7}/; or remove the option',
    );
  }
  const other = recipients.find((recipient) => !isAllowed(recipient, matches));
  if (other === undefined) return null;
  return invalidInput(
    'allowedRecipients',
    `${JSON.stringify(other.slice(0, SHOWN))} is not among 'allowedRecipients'; nothing was sent`,
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

function readList(text: string, country: RecipientRules['country']): Matcher | null {
  const entries = text.split(/[,;\r\n]/).filter((entry) => entry.trim() !== '');
  if (entries.length === 0) return null;
  const plain = new Set(
    entries
      .filter((entry) => !entry.includes('*'))
      .flatMap((entry) => {
        const read = parseRecipients(entry, { country, takesNicknames: true });
        return (read.ok ? read.value : [entry]).map(subscriberKey);
      }),
  );
  const patterns = entries.filter((entry) => entry.includes('*')).map(toPattern);
  return (recipient) =>
    plain.has(subscriberKey(recipient)) ||
    spellingsOf(recipient).every((spelling) => patterns.some((pattern) => pattern.test(spelling)));
}

/** Without `+` and what people write into numbers, unless it is an address. */
function toPattern(entry: string): RegExp {
  const trimmed = entry.trim();
  const isNumber = /^[+\d\s().*-]+$/.test(trimmed);
  const bare = isNumber ? trimmed.replace(/[+\s().-]/g, '') : trimmed;
  // Repeated stars would make the search slow and mean nothing more.
  const pieces = bare.split(/\*+/).map((piece) => piece.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${pieces.join(isNumber ? '\\d*' : '.*')}$`, 'iu');
}

/** A number may be written with or without `+` in the pattern. */
function readPattern(text: string): Matcher | null {
  const [, source, flags = ''] = /^\/(.+)\/([a-z]*)$/s.exec(text) ?? [];
  if (source === undefined) return null;
  try {
    const pattern = new RegExp(`^(?:${source})$`, flags.replace(/[gmy]/g, ''));
    const fits = (spelling: string) =>
      pattern.test(spelling) || (/^\d+$/.test(spelling) && pattern.test(`+${spelling}`));
    return (recipient) => spellingsOf(recipient).every(fits);
  } catch {
    return null;
  }
}
