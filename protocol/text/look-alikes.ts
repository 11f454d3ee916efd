import { LOOK_ALIKES, TWIN_LETTERS } from '../tables';
import { isGsmSign } from './parts';

const REPLACEMENTS: ReadonlyMap<string, string> = new Map(
  LOOK_ALIKES.flatMap(({ signs, replacement }) =>
    Array.from(signs, (sign) => [sign, replacement] as const),
  ),
);
const TWINS: ReadonlyMap<string, string> = new Map(Object.entries(TWIN_LETTERS));

/** What stands for a sign in the GSM alphabet, `null` if nothing looks like it. */
export function findReplacement(sign: string): string | null {
  return REPLACEMENTS.get(sign) ?? TWINS.get(sign) ?? null;
}

/**
 * The text with quotes, dashes, spaces and other signs that look alike written in the GSM alphabet.
 * Cyrillic letters are left alone, unless Latin twins of them are all that the text still needs: a
 * stray "с" in an English text then costs no second part, and a Russian text stays Russian.
 */
export function replaceLookAlikes(text: string): string {
  const plain = replaceSigns(text, REPLACEMENTS);
  const latin = replaceSigns(plain, TWINS);
  return Array.from(latin).every(isGsmSign) ? latin : plain;
}

function replaceSigns(text: string, table: ReadonlyMap<string, string>): string {
  return Array.from(text, (sign) => table.get(sign) ?? sign).join('');
}
