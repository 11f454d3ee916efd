import {
  INVISIBLE_MARKS,
  LOOK_ALIKES,
  MEANINGLESS_MARKS,
  NEEDS_MARKS,
  TWIN_LETTERS,
} from '../tables';
import { composeText } from './normalize';
import { isGsmSign } from './parts';

const REPLACEMENTS: ReadonlyMap<string, string> = new Map(
  LOOK_ALIKES.flatMap(({ signs, replacement }) =>
    Array.from(signs, (sign) => [sign, replacement] as const),
  ),
);
const TWINS: ReadonlyMap<string, string> = new Map(Object.entries(TWIN_LETTERS));

/**
 * Returns the replacement in the GSM alphabet, or `null` if no character looks like it. May be
 * empty.
 */
export function findReplacement(sign: string): string | null {
  const replacement = REPLACEMENTS.get(sign) ?? TWINS.get(sign);
  if (replacement !== undefined) return replacement;
  return removeInvisible(sign) === '' ? '' : null;
}

/** Returns the text with Cyrillic letters replaced by the Latin ones that look like them. */
export function replaceTwins(text: string): string {
  return replaceSigns(text, TWINS);
}

/** Returns the text without invisible characters. */
export function removeInvisible(text: string): string {
  return text.replace(INVISIBLE_MARKS, '');
}

/**
 * Returns the composed text (NFC) without invisible characters and with quotes, dashes, spaces and
 * other look-alikes replaced by characters of the GSM alphabet. Cyrillic letters are replaced by
 * Latin look-alikes only if the whole text then fits the GSM alphabet: a stray "с" in an English
 * text then costs no second part, and a Russian text stays Russian. Marks required by an emoji or a
 * script stay.
 */
export function replaceLookAlikes(text: string): string {
  const plain = replaceSigns(composeText(text.replace(MEANINGLESS_MARKS, '')), REPLACEMENTS);
  const bare = replaceSigns(composeText(removeInvisible(plain)), REPLACEMENTS);
  const latin = replaceSigns(bare, TWINS);
  if (Array.from(latin).every(isGsmSign)) return latin;
  return NEEDS_MARKS.test(plain) ? plain : bare;
}

function replaceSigns(text: string, table: ReadonlyMap<string, string>): string {
  return Array.from(text, (sign) => table.get(sign) ?? sign).join('');
}
