import { LATIN_SPELLING, LOOK_ALIKE_SPELLING, type Transliteration } from '../tables';
import { composeText } from './compose';

/** The text about as the gateway transliterates it: an estimate of its length, not of its letters. */
export function transliterate(text: string, way: Exclude<Transliteration, 'none'>): string {
  const table = way === 'translit' ? LATIN_SPELLING : { ...LATIN_SPELLING, ...LOOK_ALIKE_SPELLING };
  return Array.from(composeText(text), (sign) => spell(sign, table)).join('');
}

function spell(sign: string, table: Readonly<Record<string, string>>): string {
  const small = sign.toLowerCase();
  const latin = table[small];
  if (latin === undefined) return sign;
  return small === sign ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
}
