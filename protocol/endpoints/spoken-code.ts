import { SPOKEN_DIGITS } from '../tables';

/**
 * What a call tells of a code that the gateway made up. The documents speak of four digits, while
 * answers were seen with six characters of which the last four are told. An answer that gives the
 * code as a number has lost its leading zeros.
 * Source: HTTP API, "Sending a code by voice message"; unverified against the live service.
 */
export function toSpokenCode(code: string): string {
  return code.slice(-SPOKEN_DIGITS).padStart(SPOKEN_DIGITS, '0');
}
