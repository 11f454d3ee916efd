import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';

import { findNumber } from './find-number';
import { nameLineType, type FormattedNumber } from './formatted-number';
import { isShortNumber, readCell, type CellEntry } from './read-cell';
import { isSpreadsheetError } from './spreadsheet-error';

export type { FormattedNumber } from './formatted-number';

/**
 * Returns the recipients of a cell, a number or a list of them, in the form that the gateway
 * accepts. Groups, e-mail addresses, nicknames and short numbers stay unchanged, and an invalid
 * number is not rejected, because the gateway accepts numbers that no numbering plan contains. A
 * cell without any entry is one that is not valid, so that no row of a sheet is lost.
 */
export function formatNumbers(value: unknown, country?: CountryCode): FormattedNumber[] {
  const cells: readonly unknown[] = Array.isArray(value) ? (value as unknown[]) : [value];
  const entries = cells.flatMap(toCellText).flatMap(readCell);
  if (entries.length === 0) return [EMPTY];
  return entries.map((entry) => formatEntry(entry, country));
}

function toCellText(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'bigint') return [String(value)];
  return typeof value === 'number' && Number.isFinite(value) ? [String(value)] : [];
}

const NOTHING = {
  isValid: null,
  reason: null,
  country: null,
  callingCode: null,
  nationalNumber: null,
  lineType: null,
  extension: null,
  repairs: [],
} as const;

const EMPTY: FormattedNumber = {
  ...{ input: '', kind: 'empty', phone: null },
  ...NOTHING,
  ...{ isValid: false, reason: 'empty' },
};

function formatEntry(entry: CellEntry, country: CountryCode | undefined): FormattedNumber {
  const { input, kind, digits, extension, repairs } = entry;
  if (kind !== 'number' || digits === null) {
    const isError = isSpreadsheetError(entry.text);
    const fault = isError ? ({ isValid: false, reason: 'spreadsheetError' } as const) : {};
    return { input, kind, phone: entry.text, ...NOTHING, ...fault };
  }
  const { number, ...reading } = findNumber(digits, country);
  const isDamaged = repairs.includes('digitsLost');
  const isValid = !isDamaged && (number?.isValid() ?? false);
  if (isShortNumber(digits) && !isValid) {
    return { input, kind: 'shortNumber', phone: digits, ...NOTHING, repairs };
  }
  return {
    input,
    kind: 'number',
    phone: reading.phone,
    ...(isValid && number ? describeNumber(number) : NOTHING),
    ...(!isValid && { isValid: false, reason: isDamaged ? 'digitsLost' : 'unknownNumber' }),
    extension,
    repairs: [...repairs, ...reading.repairs],
  };
}

/** For a number outside all numbering plans only its digits are known. */
function describeNumber(number: PhoneNumber) {
  return {
    isValid: true,
    reason: null,
    country: number.country ?? null,
    callingCode: number.countryCallingCode,
    nationalNumber: number.nationalNumber,
    lineType: nameLineType(number.getType()),
  };
}
