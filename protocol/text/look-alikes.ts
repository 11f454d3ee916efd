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

/** What stands for a sign in the GSM alphabet, `null` if nothing looks like it; may be empty. */
export function findReplacement(sign: string): string | null {
  const replacement = REPLACEMENTS.get(sign) ?? TWINS.get(sign);
  if (replacement !== undefined) return replacement;
  return removeInvisible(sign) === '' ? '' : null;
}

/** The text without characters that nobody sees. */
export function removeInvisible(text: string): string {
  return text.replace(INVISIBLE_MARKS, '');
}

/**
 * The text, composed (NFC), with quotes, dashes, spaces and other signs that look alike written in the
 * GSM alphabet, and without marks that nobody sees. Cyrillic letters are left alone, unless Latin
 * twins of them are all that the text still needs: a stray "с" in an English text then costs no second
 * part, and a Russian text stays Russian. Marks that an emoji or a script needs stay beside those.
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
