import {
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';

import { TRUNK_PREFIXES } from '../tables';
import type { NumberRepair } from './formatted-number';

/** An interpretation of the digits of a number. */
export interface NumberReading {
  /** E.164, or the digits unchanged if no interpretation is valid. */
  readonly phone: string;
  readonly number: PhoneNumber | null;
  readonly repairs: readonly NumberRepair[];
}

/** Shorter numbers without a `+` are national numbers of an unknown country. */
const SHORTEST_INTERNATIONAL = 11;
/** `+52 1 55 …`: Mexican mobile numbers until 2019. */
const OLD_MEXICAN = /^(?:\+|00)?521(\d{10})$/;
const INTERNATIONAL_PREFIX = /^00([1-9]\d{7,})$/;
/** `+8 701 …`: the trunk prefix of RU and KZ after a plus, or without a country. */
const MISPLACED_TRUNK_PREFIX = /^8(\d{10})$/;

/**
 * Returns the first interpretation that is valid in its numbering plan, else the most likely one. A
 * number with `+` is international. Without `+` it is national if a country is given and has such a
 * number: otherwise 8 495 would be Vietnam, and 495 Germany.
 */
export function findNumber(written: string, country: CountryCode | undefined): NumberReading {
  const readings = listReadings(written, country);
  const valid = readings.find(({ number }) => number?.isValid() === true);
  return valid ?? readings.at(-1) ?? { phone: written, number: null, repairs: [] };
}

/**
 * Returns a number almost as written. Changes only what has one meaning: the international prefix
 * 00 and the former 1 of Mexican mobile numbers.
 */
export function findWrittenNumber(digits: string): NumberReading {
  const mexican = OLD_MEXICAN.exec(digits)?.[1];
  const international =
    mexican === undefined ? INTERNATIONAL_PREFIX.exec(digits)?.[1] : `52${mexican}`;
  if (international === undefined) return asWritten(digits);
  const repair = mexican === undefined ? 'prefix00Replaced' : 'trunkPrefixReplaced';
  const reading = readInternational(international, repair);
  return reading.number?.isValid() === true ? reading : asWritten(digits);
}

/** Most likely first. The last one is used when none is valid. */
function listReadings(written: string, country: CountryCode | undefined): NumberReading[] {
  const digits = written.replace('+', '');
  const mexican = OLD_MEXICAN.exec(written)?.[1];
  if (mexican !== undefined) {
    return [readInternational(`52${mexican}`, 'trunkPrefixReplaced'), asWritten(written)];
  }
  const misplaced = MISPLACED_TRUNK_PREFIX.exec(digits)?.[1];
  const corrected =
    misplaced === undefined ? [] : [readInternational(`7${misplaced}`, 'trunkPrefixReplaced')];
  if (written.startsWith('+')) {
    return [readInternational(digits), ...corrected, readInternational(digits)];
  }
  const trunk = country === undefined ? null : readTrunkPrefix(digits, country);
  // Includes the exit code of the country, e.g. 0011 in Australia and 8 10 in Russia.
  const national = country === undefined ? null : readNational(digits, country);
  const prefixed = INTERNATIONAL_PREFIX.exec(digits)?.[1];
  if (prefixed !== undefined) {
    const international = readInternational(prefixed, 'prefix00Replaced');
    return [...(national === null ? [] : [national]), international];
  }
  const isLong = digits.length >= SHORTEST_INTERNATIONAL;
  const readings = [trunk, national, isLong ? readInternational(digits) : null, ...corrected];
  const isLikely = !isLong && national?.number?.isPossible() === true;
  const fallback = trunk ?? (isLikely ? national : null) ?? asWritten(digits);
  return [...readings.filter((reading) => reading !== null), fallback];
}

/** The library drops a trunk prefix between the country code and the number. */
function readInternational(digits: string, ...repairs: NumberRepair[]): NumberReading {
  const phone = `+${digits}`;
  const number = parsePhoneNumberFromString(phone) ?? null;
  if (number?.isValid() !== true || number.number === phone) return { phone, number, repairs };
  return { phone: number.number, number, repairs: ['trunkPrefixReplaced'] };
}

function readTrunkPrefix(digits: string, country: CountryCode): NumberReading | null {
  for (const { countries, pattern, callingCode } of TRUNK_PREFIXES) {
    const rest = pattern.exec(digits)?.[1];
    if (rest === undefined || !(countries as readonly string[]).includes(country)) continue;
    return readInternational(`${callingCode}${rest}`, 'trunkPrefixReplaced');
  }
  return null;
}

function readNational(digits: string, country: CountryCode): NumberReading | null {
  const number = parsePhoneNumberFromString(digits, country);
  if (number === undefined) return null;
  const isWhole = number.number === `+${digits}`;
  return { phone: number.number, number, repairs: isWhole ? [] : ['countryAdded'] };
}

function asWritten(digits: string): NumberReading {
  return { phone: digits, number: null, repairs: [] };
}
