/** Signs that editors, messengers and spreadsheets put where a key of the keyboard was meant. */
export interface LookAlikeRow {
  /** Each sign of this text stands for the same replacement. */
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
    // Spaces: tab, NBSP, those of typesetters, narrow NBSP, of mathematics, of ideographs.
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

/** Cyrillic letters that nobody can tell from a Latin one, and that one. Some are alike as capitals only. */
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
 * Characters that nobody sees: soft hyphen, zero width space, joiners, marks of direction, variation
 * selectors, fillers, byte order mark. Copying from documents and messengers leaves them in texts
 * and numbers. Source: Unicode, DerivedCoreProperties, Default_Ignorable_Code_Point.
 */
export const INVISIBLE_MARKS = /\p{Default_Ignorable_Code_Point}/gu;

/** Those among them that carry no meaning in any language or emoji. */
export const MEANINGLESS_MARKS = /[\u00ad\u180e\u200b\u2060-\u2064\u3164\ufeff]/g;

/**
 * Pictographs and letters of scripts beside which the others mean something: a joiner makes a family
 * of three people, and marks of direction put a number into its place in Arabic.
 */
export const NEEDS_MARKS =
  /[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3]|(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}])\p{L}/u;
