import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';

import { findNumber } from './find-number';
import { nameLineType, type FormattedNumber } from './formatted-number';
import { isShortNumber, readCell, type CellEntry } from './read-cell';

export type { FormattedNumber } from './formatted-number';

/**
 * The recipients of a cell, a number or a list of these, each in the form in which the gateway
 * takes it. Groups, e-mail addresses, nicknames and short numbers are left as they are: the
 * gateway takes what no numbering plan knows. Validity is an advice and refuses nothing.
 */
export function formatNumbers(value: unknown, country?: CountryCode): FormattedNumber[] {
  const cells: readonly unknown[] = Array.isArray(value) ? (value as unknown[]) : [value];
  return cells
    .flatMap(toCellText)
    .flatMap(readCell)
    .map((entry) => formatEntry(entry, country));
}

function toCellText(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'bigint') return [String(value)];
  return typeof value === 'number' && Number.isFinite(value) ? [String(value)] : [];
}

const NOTHING = {
  isValid: null,
  country: null,
  callingCode: null,
  nationalNumber: null,
  lineType: null,
  extension: null,
  repairs: [],
} as const;

function formatEntry(entry: CellEntry, country: CountryCode | undefined): FormattedNumber {
  const { input, kind, digits, extension, repairs } = entry;
  if (kind !== 'number' || digits === null) return { input, kind, phone: entry.text, ...NOTHING };
  const { number, ...reading } = findNumber(digits, country);
  const isValid = number?.isValid() ?? false;
  if (isShortNumber(digits) && !isValid) {
    return { input, kind: 'shortNumber', phone: digits, ...NOTHING, repairs };
  }
  return {
    input,
    kind: 'number',
    phone: reading.phone,
    ...(isValid && number ? describeNumber(number) : { ...NOTHING, isValid: false }),
    extension,
    repairs: [...repairs, ...reading.repairs],
  };
}

/** Of a number that no plan has, nothing but its digits is known. */
function describeNumber(number: PhoneNumber) {
  return {
    isValid: true,
    country: number.country ?? null,
    callingCode: number.countryCallingCode,
    nationalNumber: number.nationalNumber,
    lineType: nameLineType(number.getType()),
  };
}
