import { toAsciiDigits } from '../text/normalize';

/** Bytes above are thrown away: below it each digit stands for equally many bytes. */
const FAIR_BYTES = 250;

/** Shortest and longest code, in digits. */
export const CODE_LENGTHS = { from: 4, to: 10 } as const;

/**
 * A code of so many decimal digits, each as likely as any other.
 * @param drawBytes gives so many bytes of a cryptographic source of randomness
 */
export function drawCode(length: number, drawBytes: (count: number) => Uint8Array): string {
  let code = '';
  while (code.length < length) {
    for (const byte of drawBytes(length)) {
      if (byte < FAIR_BYTES && code.length < length) code += String(byte % 10);
    }
  }
  return code;
}

/** What people and phones put between and around digits: blanks, dashes, invisible marks. */
const DECORATION = /[\s\p{Pd}\u2212\p{Cf}\ufe0f\u2800\u3164]/gu;
/** The full stop of the sentence that the code was copied from. */
const FULL_STOP = /[.\u3002\uff0e\u06d4\u0964]$/u;

/** A code as people type it, in the digits with which it was drawn and nothing else. */
export function cleanCode(code: string): string {
  return toAsciiDigits(code.replace(DECORATION, '').replace(FULL_STOP, ''));
}

/**
 * The code that somebody typed. A number has lost the zeros at its beginning, so it gets as many
 * digits as the code; a text keeps the digits that it has.
 * @param length digits of the code that was sent
 */
export function readTypedCode(typed: string | number, length: number): string {
  if (typeof typed === 'string') return cleanCode(typed);
  return Number.isSafeInteger(typed) && typed >= 0 ? String(typed).padStart(length, '0') : '';
}
