import { LATIN_SPELLING, LOOK_ALIKE_SPELLING } from '../../protocol/tables';

const LOOK_ALIKE: Readonly<Record<string, string>> = { ...LATIN_SPELLING, ...LOOK_ALIKE_SPELLING };

export function transliterate(text: string, mode: '0' | '1' | '2'): string {
  if (mode === '0') return text;
  const table = mode === '1' ? LATIN_SPELLING : LOOK_ALIKE;
  return [...text].map((sign) => replaceSign(sign, table)).join('');
}

function replaceSign(sign: string, table: Readonly<Record<string, string>>): string {
  const lower = sign.toLowerCase();
  const latin = table[lower];
  if (latin === undefined) return sign;
  return lower === sign ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
}
