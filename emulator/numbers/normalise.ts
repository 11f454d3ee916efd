import { COUNTRIES } from './countries';

export interface NormalisedPhone {
  /** Digits without a plus, as in statuses and callbacks. */
  readonly phone: string;
  readonly isValid: boolean;
}

/** Formats that the gateway corrects in a number without a plus. */
const CORRECTIONS: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/^8(\d{10})$/, '7$1'],
  [/^([79]\d{9})$/, '7$1'],
  [/^0(\d{9})$/, '380$1'],
];

/**
 * Normalises a phone number as the gateway does. A plus disables the correction, as documented;
 * which formats are corrected is not documented.
 */
export function normalisePhone(written: string): NormalisedPhone {
  const trimmed = written.trim();
  const digits = trimmed.replace(/\D/g, '');
  const phone = trimmed.startsWith('+') ? digits : correct(digits);
  return { phone, isValid: /^\+?[\d\s().-]+$/.test(trimmed) && hasRightLength(phone) };
}

function correct(digits: string): string {
  for (const [pattern, replacement] of CORRECTIONS) {
    if (pattern.test(digits)) return digits.replace(pattern, replacement);
  }
  return digits;
}

function hasRightLength(phone: string): boolean {
  const country = COUNTRIES.find((row) => row.prefixes.some((prefix) => phone.startsWith(prefix)));
  if (country?.length) return phone.length === country.length;
  return phone.length >= 8 && phone.length <= 15;
}
