import { isSupportedCountry, type CountryCode, type PhoneNumber } from 'libphonenumber-js/max';

import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { cleanPhone, isGroup } from '../text/recipients';
import { findNumber } from './find-number';
import { nameLineType, type FormattedNumber } from './formatted-number';
import { repairEntry } from './repair-entry';
import { splitCell } from './split-cell';

export type { FormattedNumber, LineType, NumberRepair, RecipientKind } from './formatted-number';

/** So short are services, and subscribers of some islands only. */
const LONGEST_SHORT_NUMBER = 6;

/**
 * A country by its two letters, in either case; `undefined` for the empty text. The InvalidInput
 * names `defaultCountry`.
 */
export function checkCountry(value: string): Result<CountryCode | undefined> {
  const code = value.trim().toUpperCase();
  if (code === '') return success(undefined);
  if (isSupportedCountry(code)) return success(code);
  return failure(
    invalidInput(
      'defaultCountry',
      `'defaultCountry' is not a country: ${JSON.stringify(value.slice(0, 20))}`,
      'Give its two letters (ISO 3166-1), e.g. KZ, RU or UA',
    ),
  );
}

/**
 * The recipients of a cell, a number or a list of these, each in the form in which the gateway
 * takes it. Groups, e-mail addresses, nicknames and short numbers are left as they are: the
 * gateway takes what no numbering plan knows. Validity is an advice and refuses nothing.
 */
export function formatNumbers(value: unknown, country?: CountryCode): FormattedNumber[] {
  const cells: readonly unknown[] = Array.isArray(value) ? (value as unknown[]) : [value];
  return cells
    .flatMap(toCellText)
    .flatMap(splitCell)
    .map((entry) => formatEntry(entry, country));
}

/**
 * The same as the texts that a request carries. A number of which a spreadsheet dropped digits
 * stays as it was written, so that the gateway refuses it and no stranger gets the message.
 */
export function formatRecipients(value: unknown, country: CountryCode): unknown[] {
  const cells: readonly unknown[] = Array.isArray(value) ? (value as unknown[]) : [value];
  return cells.flatMap((cell): unknown[] => {
    const [text] = toCellText(cell);
    if (text === undefined) return [cell];
    return formatNumbers(text, country).map(({ input, phone, repairs }) =>
      repairs.includes('digitsLost') ? input : phone,
    );
  });
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

function formatEntry(input: string, country: CountryCode | undefined): FormattedNumber {
  const clean = cleanPhone(input);
  if (isGroup(clean)) return { input, kind: 'group', phone: clean, ...NOTHING };
  if (/\S@\S/.test(clean)) return { input, kind: 'email', phone: clean, ...NOTHING };
  const { digits, extension, repairs } = repairEntry(input);
  if (digits === null || /^#/.test(clean)) return { input, kind: 'name', phone: clean, ...NOTHING };
  const { number, ...reading } = findNumber(digits, country);
  const isValid = number?.isValid() ?? false;
  if (digits.length <= LONGEST_SHORT_NUMBER && !isValid) {
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
