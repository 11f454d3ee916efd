import { createHmac } from 'node:crypto';

import { toAsciiDigits } from '../text/normalize';

/** Larger bytes are dropped: below it each digit has the same number of byte values. */
const FAIR_BYTES = 250;

/** Shortest and longest code, in digits. */
export const CODE_LENGTHS = { from: 4, to: 10 } as const;

/**
 * Returns a code of `length` decimal digits, all equally likely.
 *
 * @param drawBytes returns `count` bytes of a cryptographically secure random source
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

/**
 * Returns a source of bytes that repeats itself for the same key and parts, and that nobody can
 * foretell without the key: HMAC-SHA256 in counter mode.
 */
export function createKeyedBytes(
  key: Uint8Array,
  parts: readonly unknown[],
): (count: number) => Uint8Array {
  let block = 0;
  return (count) => {
    const blocks: Buffer[] = [];
    for (let length = 0; length < count; length += BLOCK_BYTES) {
      const input = JSON.stringify([...parts, block]);
      blocks.push(createHmac('sha256', key).update(input).digest());
      block += 1;
    }
    return Buffer.concat(blocks).subarray(0, count);
  };
}

const BLOCK_BYTES = 32;

/** Characters that people and phones add to digits: spaces, dashes, invisible characters. */
const DECORATION = /[\s\p{Pd}\u2212\p{Cf}\ufe0f\u2800\u3164]/gu;
/** The full stop of the sentence that the code was copied from. */
const FULL_STOP = /[.\u3002\uff0e\u06d4\u0964]$/u;

/** Returns the digits of a typed code. */
export function cleanCode(code: string): string {
  return toAsciiDigits(code.replace(DECORATION, '').replace(FULL_STOP, ''));
}

/**
 * Returns the digits of a code that a person typed. A number has lost its leading zeros, so it is
 * padded to `length`; a text is not padded.
 *
 * @param length number of digits of the code that was sent
 */
export function readTypedCode(typed: string | number, length: number): string {
  if (typeof typed === 'string') return cleanCode(typed);
  return Number.isSafeInteger(typed) && typed >= 0 ? String(typed).padStart(length, '0') : '';
}
