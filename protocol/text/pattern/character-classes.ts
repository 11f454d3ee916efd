/*
 * Character classes of JavaScript in RE2 syntax, because `\s`, `.` and property names cover less in
 * RE2.
 */

/** White space of ECMAScript (`\s`), as ranges of code points. */
const SPACES: readonly (readonly [number, number])[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const LAST_CODE_POINT = 0x10ffff;

/** Returns one code point, escaped for use inside and outside of brackets. */
export function writeCodePoint(code: number): string {
  return `\\x{${code.toString(16)}}`;
}

function writeRange(from: number, to: number): string {
  return from === to ? writeCodePoint(from) : `${writeCodePoint(from)}-${writeCodePoint(to)}`;
}

/** `\s` for use inside brackets. */
export const SPACE_RANGES = SPACES.map(([from, to]) => writeRange(from, to)).join('');
/** `\S` for use inside brackets. */
export const OTHER_RANGES = [...SPACES, [LAST_CODE_POINT + 1, 0] as const]
  .map(([from], index) => writeRange((SPACES[index - 1]?.[1] ?? -1) + 1, from - 1))
  .join('');

export const ANY_CHARACTER = `[${writeRange(0, LAST_CODE_POINT)}]`;
export const NO_CHARACTER = `[^${writeRange(0, LAST_CODE_POINT)}]`;
/** `.` without the flag `s`. */
export const NO_LINE_END = '[^\\n\\r\\x{2028}\\x{2029}]';

const CATEGORIES: Readonly<Record<string, string>> = {
  Letter: 'L',
  Cased_Letter: 'LC',
  Uppercase_Letter: 'Lu',
  Lowercase_Letter: 'Ll',
  Titlecase_Letter: 'Lt',
  Modifier_Letter: 'Lm',
  Other_Letter: 'Lo',
  Mark: 'M',
  Combining_Mark: 'M',
  Nonspacing_Mark: 'Mn',
  Spacing_Mark: 'Mc',
  Enclosing_Mark: 'Me',
  Number: 'N',
  Decimal_Number: 'Nd',
  Letter_Number: 'Nl',
  Other_Number: 'No',
  Punctuation: 'P',
  punct: 'P',
  Symbol: 'S',
  Math_Symbol: 'Sm',
  Currency_Symbol: 'Sc',
  Modifier_Symbol: 'Sk',
  Other_Symbol: 'So',
  Separator: 'Z',
  Space_Separator: 'Zs',
  Other: 'C',
  Control: 'Cc',
  Format: 'Cf',
  Alpha: 'Alphabetic',
  Upper: 'Uppercase',
  Lower: 'Lowercase',
  space: 'White_Space',
  Cyrl: 'Cyrillic',
  Latn: 'Latin',
  Grek: 'Greek',
  Arab: 'Arabic',
  Armn: 'Armenian',
  Geor: 'Georgian',
  Hebr: 'Hebrew',
  Hani: 'Han',
};

/** Returns the RE2 name of a JavaScript property (`Letter`, `gc=Lu`, `Script=Cyrillic`). */
export function toPropertyName(written: string): string {
  const name = written.replace(/^(?:General_Category|gc|Script|sc)=/, '');
  return CATEGORIES[name] ?? name;
}
