import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

import { cutExtension } from './extension';
import type { NumberRepair } from './formatted-number';
import { joinGroups, isGroupedNumber } from './grouped-digits';

/** An entry without everything that is not part of a number. */
export interface RepairedEntry {
  /** Digits, possibly with a leading `+`; `null` if the entry is not clearly a number. */
  readonly digits: string | null;
  readonly extension: string | null;
  readonly repairs: readonly NumberRepair[];
}

/** `'7701…`, `"7701…"`, `="7701…"`: numbers that a spreadsheet keeps as text. */
const SPREADSHEET_QUOTES = /^(?:=?["'`’‘]+)|["'`’]+$/g;
/** `tel:`, `Mobile:`, `моб. `: a word and punctuation before the number. */
const LABEL = /^(?:\p{L}+[.:)]*[\s.:])+(?=\s*[+(\d])\s*/u;
/** Matches also the Cyrillic Е, which looks the same. */
const SCIENTIFIC = /^\+?(\d)(?:[.,](\d+))?[EЕ]\+?(\d{1,2})$/i;
const EMPTY_DECIMALS = /^(\+?(?:\d{7,}|[\d\s()-]*\d))[.,]0+$/;
/** Non-zero decimals, or an addition to a number: the meaning is unclear. */
const DOUBTFUL = /^\d{7,}\.\d+$/;
/** `+49 (0) 151`, `998 (8) 90`: the bracketed digit after the country code is not dialled. */
const BRACKETED_TRUNK = /^((?:\+|00)?[1-79]\d{0,2})[\s.-]*\(\s*([08])\s*\)\s*(.*)$/;
const BRACKETED_COUNTRY = /^\((\+\d{1,3})\)/;
/** `2024-01-31`, `31.01.2024`, `31.01.24`: a date from another column. */
const DATE =
  /^(?:(?:19|20)\d\d([-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])(?:([-./])(?:0?[1-9]|[12]\d|3[01])\2(?:19|20)\d\d|\.(?:0?[1-9]|1[0-2])\.\d\d))$/;
/** `192.168.100.200`: looks like grouped thousands, so the meaning is unclear. */
const HOST_ADDRESS = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const DECORATION = /[\s()[\].\-_\u2010-\u2015\u2212]/g;
/** No country code starts with 0. */
const DIGITS = /^(?!\+0)\+?\d+$/;
/** Longer than any number with its label and extension. */
const MOST_CHARACTERS = 200;
const MOST_DIGITS = 15;
/** Longest number with an exit code. */
const MOST_DIALLED_DIGITS = 18;
/** With fewer digits, the word before them is part of a name: G 12, Room 12. */
const FEWEST_LABELLED_DIGITS = 7;
const DIGITS_OF_A_WHOLE_NUMBER = 10;

const NO_NUMBER: RepairedEntry = { digits: null, extension: null, repairs: [] };

/**
 * Reverts the changes that spreadsheets, keyboards and people make to numbers. An ambiguous entry
 * does not become a number, because it could be the number of another person.
 *
 * @param entry result of `toPlainText`
 */
export function repairEntry(entry: string): RepairedEntry {
  if (entry.length > MOST_CHARACTERS) return NO_NUMBER;
  const repairs: NumberRepair[] = [];
  let text = entry.trim();
  if (DATE.test(text) || HOST_ADDRESS.test(text)) return NO_NUMBER;
  const apply = (changed: string, repair: NumberRepair) => {
    if (changed.trim() !== text) repairs.push(repair);
    text = changed.trim();
  };
  apply(text.replace(SPREADSHEET_QUOTES, ''), 'quotesRemoved');
  apply(text.replace(LABEL, ''), 'labelRemoved');
  const isLabelled = repairs.includes('labelRemoved');
  const cut = cutExtension(text);
  if (cut === null) return NO_NUMBER;
  if (cut.extension !== null) apply(cut.rest.replace(/[\s,]+$/, ''), 'extensionRemoved');
  if (isGroupedNumber(text)) apply(joinGroups(text) ?? text, 'separatorsRemoved');
  apply(text.replace(EMPTY_DECIMALS, '$1'), 'decimalsRemoved');
  const scientific = readScientific(text);
  if (scientific !== null) {
    repairs.push('scientificNotation', ...(scientific.isLost ? (['digitsLost'] as const) : []));
    text = scientific.digits;
  }
  const open = text.replace(BRACKETED_COUNTRY, '$1');
  const direct = dropBracketedTrunk(open);
  if (direct !== open) apply(direct, 'trunkPrefixReplaced');
  if (DOUBTFUL.test(text) || isFollowed(text)) return NO_NUMBER;
  const digits = text.replace(DECORATION, '');
  const isNumber = DIGITS.test(digits) && isPossible(digits);
  if (!isNumber || (isLabelled && digits.length < FEWEST_LABELLED_DIGITS)) return NO_NUMBER;
  return { digits, extension: cut.extension, repairs };
}

function readScientific(text: string): { digits: string; isLost: boolean } | null {
  const [, first = '', rest = '', power = ''] = SCIENTIFIC.exec(text) ?? [];
  const length = Number(power);
  if (first === '' || rest.length > length) return null;
  return { digits: first + rest.padEnd(length, '0'), isLost: rest.length < length };
}

/**
 * Italian numbers keep the 0; others drop it. An 8 may be an area code, so it is dropped only if
 * the result is valid.
 */
function dropBracketedTrunk(text: string): string {
  const [, country = '', trunk = '', rest = ''] = BRACKETED_TRUNK.exec(text) ?? [];
  if (country === '') return text;
  const isDropped = isValid(`${country}${rest}`);
  const isKept = isValid(`${country}${trunk}${rest}`);
  const drops = trunk === '0' ? isDropped || !isKept : isDropped && !isKept;
  return drops ? `${country} ${rest}` : text;
}

/** Whether a numbering plan contains exactly these digits, including the country code. */
function isValid(written: string): boolean {
  const phone = `+${written.replace(/\D/g, '').replace(/^00/, '')}`;
  const number = parsePhoneNumberFromString(phone);
  return number?.number === phone && number.isValid();
}

/** `77011234567 5`, `5 77011234567`: extra digits beside a complete number. */
function isFollowed(text: string): boolean {
  const parts = text.split(/[^\d+]+/).filter((part) => part !== '');
  const place = parts.findIndex((part) => countDigits(part) >= DIGITS_OF_A_WHOLE_NUMBER);
  if (place < 0 || parts.length === 1) return false;
  if (place < parts.length - 1) return true;
  const isLong = countDigits(parts[place] ?? '') > DIGITS_OF_A_WHOLE_NUMBER;
  return isLong && !/^(?:\+|0|810)/.test(parts.join('')) && !isValid(text);
}

function countDigits(text: string): number {
  return text.replace(/\D/g, '').length;
}

function isPossible(digits: string): boolean {
  const isDialled = /^[08]/.test(digits);
  return countDigits(digits) <= (isDialled ? MOST_DIALLED_DIGITS : MOST_DIGITS);
}
