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

/** A code as people type it: without spaces and dashes between its digits. */
export function cleanCode(code: string): string {
  return code.replace(/[\s-]/g, '');
}
