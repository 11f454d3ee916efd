import { INVISIBLE_MARKS } from '../tables';
import type { NumberRepair } from './formatted-number';

/** What is left of an entry when everything that no number has is gone. */
export interface RepairedEntry {
  /** Digits, perhaps with a `+` before them; `null` if the entry is no number. */
  readonly digits: string | null;
  readonly extension: string | null;
  readonly repairs: readonly NumberRepair[];
}

/** `'7701…`, `"7701…"`, `="7701…"`: how spreadsheets keep numbers as text. */
const SPREADSHEET_QUOTES = /^(?:=?["'`’‘]+)|["'`’]+$/g;
/** `tel:`, `Mobile:`, `моб. `: a word and a sign before the number. */
const LABEL = /^(?:\p{L}+[.:)]*[\s.:])+(?=\s*[+(\d])\s*/u;
const EXTENSION = /[\s,]*(?:\b(?:ext|extension|x)|доб|вн|#)[.:\s]*(\d{1,6})$/i;
const SCIENTIFIC = /^\+?(\d)(?:[.,](\d+))?E\+?(\d{1,2})$/i;
const EMPTY_DECIMALS = /^(\+?\d{7,})[.,]0+$/;
const DECORATION = /[\s()[\].\-_\u2010-\u2015\u2212]/g;
const DIGITS = /^\+?\d+$/;
const MOST_DIGITS = 20;

/** Undoes what spreadsheets, keyboards and people do to numbers. */
export function repairEntry(entry: string): RepairedEntry {
  const repairs: NumberRepair[] = [];
  let text = toAsciiDigits(entry.normalize('NFKC')).replace(INVISIBLE_MARKS, '').trim();
  const apply = (pattern: RegExp, replacement: string, repair: NumberRepair) => {
    const changed = text.replace(pattern, replacement).trim();
    if (changed !== text) repairs.push(repair);
    text = changed;
  };
  apply(SPREADSHEET_QUOTES, '', 'quotesRemoved');
  apply(LABEL, '', 'labelRemoved');
  const extension = EXTENSION.exec(text)?.[1] ?? null;
  if (extension !== null) apply(EXTENSION, '', 'extensionRemoved');
  apply(EMPTY_DECIMALS, '$1', 'decimalsRemoved');
  const scientific = SCIENTIFIC.exec(text);
  if (scientific !== null) {
    const [, first = '', rest = '', power = ''] = scientific;
    const length = Number(power);
    repairs.push('scientificNotation');
    if (rest.length < length) repairs.push('digitsLost');
    text = rest.length > length ? text : first + rest.padEnd(length, '0');
  }
  const bare = text.replace(DECORATION, '');
  const isNumber = DIGITS.test(bare) && bare.length <= MOST_DIGITS;
  return isNumber
    ? { digits: bare, extension, repairs }
    : { digits: null, extension: null, repairs: [] };
}

/** Arabic and Persian digits; those of full width are ASCII after NFKC. */
function toAsciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) =>
    String((digit.codePointAt(0) as number) & 0xf),
  );
}
