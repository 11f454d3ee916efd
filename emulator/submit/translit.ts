/** `translit=1`: how the gateway writes each letter is not documented; this is the usual way. */
const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'j',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ъ: "'",
  ы: 'y',
  ь: "'",
  э: 'e',
  ю: 'yu',
  я: 'ya',
  і: 'i',
  ї: 'yi',
  є: 'ye',
  ґ: 'g',
};

/** `translit=2`: signs that look alike, as in the gateway's own name for it, "mpaHc/Ium". */
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  ...LATIN,
  т: 'm',
  р: 'p',
  н: 'H',
  л: '/I',
  и: 'u',
  в: 'B',
  к: 'k',
  у: 'y',
  х: 'x',
  с: 'c',
};

export function transliterate(text: string, mode: '0' | '1' | '2'): string {
  if (mode === '0') return text;
  const table = mode === '1' ? LATIN : LOOK_ALIKE;
  return [...text].map((sign) => replaceSign(sign, table)).join('');
}

function replaceSign(sign: string, table: Readonly<Record<string, string>>): string {
  const lower = sign.toLowerCase();
  const latin = table[lower];
  if (latin === undefined) return sign;
  return lower === sign ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
}
