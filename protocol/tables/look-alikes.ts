/** Characters that editors, messengers and spreadsheets insert in place of a keyboard character. */
export interface LookAlikeRow {
  /** Each of these characters has the same replacement. */
  readonly signs: string;
  /** In the GSM alphabet. */
  readonly replacement: string;
}

export const LOOK_ALIKES = [
  { signs: '«»„“”‟″〝〞＂', replacement: '"' },
  { signs: '‘’‚‛′‹›`´ʹʼˈ＇', replacement: "'" },
  { signs: '‐‑‒–—―−⁃﹣－', replacement: '-' },
  { signs: '…', replacement: '...' },
  {
    // Spaces: tab, NBSP, typographic, narrow NBSP, mathematical, ideographic.
    signs:
      '\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000',
    replacement: ' ',
  },
  { signs: '\u0085\u2028\u2029\u000b', replacement: '\n' },
  { signs: '№', replacement: 'No' },
  { signs: '©', replacement: '(c)' },
  { signs: '®', replacement: '(R)' },
  { signs: '™', replacement: 'TM' },
  { signs: '•·‣◦', replacement: '-' },
  { signs: '×', replacement: 'x' },
  { signs: '÷⁄∕', replacement: '/' },
  { signs: '±', replacement: '+/-' },
  { signs: '→', replacement: '->' },
  { signs: '←', replacement: '<-' },
  { signs: '≤', replacement: '<=' },
  { signs: '≥', replacement: '>=' },
  { signs: '½', replacement: '1/2' },
  { signs: '¼', replacement: '1/4' },
  { signs: '¾', replacement: '3/4' },
  { signs: '₽', replacement: 'RUB' },
  { signs: '₸', replacement: 'KZT' },
  { signs: '₴', replacement: 'UAH' },
  { signs: 'ç', replacement: 'c' },
] as const satisfies readonly LookAlikeRow[];

/** Cyrillic letters that look like a Latin letter, with that letter. Some look alike only as capitals. */
export const TWIN_LETTERS = {
  А: 'A',
  В: 'B',
  Е: 'E',
  І: 'I',
  Ј: 'J',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Ѕ: 'S',
  Т: 'T',
  У: 'Y',
  Х: 'X',
  а: 'a',
  е: 'e',
  і: 'i',
  ј: 'j',
  о: 'o',
  р: 'p',
  с: 'c',
  ѕ: 's',
  у: 'y',
  х: 'x',
} as const satisfies Readonly<Record<string, string>>;

/**
 * Invisible characters: soft hyphen, zero width space, joiners, direction marks, variation selectors,
 * fillers, byte order mark. They get into texts and numbers that are copied from documents and
 * messengers. Source: Unicode, DerivedCoreProperties, Default_Ignorable_Code_Point.
 */
export const INVISIBLE_MARKS = /\p{Default_Ignorable_Code_Point}/gu;

/** Invisible characters that have no meaning in any language or emoji. */
export const MEANINGLESS_MARKS = /[\u00ad\u180e\u200b\u2060-\u2064\u3164\ufeff]/g;

/**
 * Pictographs and letters of scripts in which the other invisible characters have a meaning: a joiner
 * makes one family emoji of three people, and direction marks place a number in Arabic text.
 */
export const NEEDS_MARKS =
  /[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3]|(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}])\p{L}/u;
