import { GSM_BASIC, GSM_EXTENDED, PART_SIZES, type TextEncodingName } from '../tables';

const SEPTETS: ReadonlyMap<string, number> = new Map([
  ...Array.from(GSM_BASIC, (sign) => [sign, 1] as const),
  ...Array.from(GSM_EXTENDED, (sign) => [sign, 2] as const),
]);

/** Size of a text as SMS. */
export interface TextSize {
  readonly encoding: TextEncodingName;
  /** Septets of GSM 03.38, or 16-bit units of UCS-2, without unused units at part boundaries. */
  readonly units: number;
  /** Number of SMS that are sent and charged; 1 for an empty text. */
  readonly parts: number;
  /** Units left in the last part. */
  readonly unitsLeft: number;
}

/** Whether a character (a code point) is in the GSM alphabet or its extension table. */
export function isGsmSign(sign: string): boolean {
  return SEPTETS.has(sign);
}

/**
 * Returns encoding, units and parts of a text: 160 septets or 70 units in a single SMS, 153 or 67
 * in each of several. An escaped character or a surrogate pair is never split: it starts the next
 * part.
 */
export function measureText(text: string): TextSize {
  return measureSeptets(text) ?? measureUnits(text);
}

/** Returns the number of SMS parts of a text. */
export function countParts(text: string): number {
  return measureText(text).parts;
}

/** Returns `null` if a character is not in the GSM alphabet. */
function measureSeptets(text: string): TextSize | null {
  const count = createCounter('gsm7');
  for (const sign of text) {
    const septets = SEPTETS.get(sign);
    if (septets === undefined) return null;
    count.add(septets);
  }
  return count.total();
}

function measureUnits(text: string): TextSize {
  const count = createCounter('ucs2');
  for (const sign of text) count.add(sign.length);
  return count.total();
}

/** Fills parts as for a concatenated message. */
function createCounter(encoding: TextEncodingName) {
  const { single, multiple } = PART_SIZES[encoding];
  let parts = 1;
  let used = 0;
  let units = 0;
  return {
    add(size: number): void {
      units += size;
      if (used + size > multiple) {
        parts += 1;
        used = 0;
      }
      used += size;
    },
    total(): TextSize {
      return units <= single
        ? { encoding, units, parts: 1, unitsLeft: single - units }
        : { encoding, units, parts, unitsLeft: multiple - used };
    },
  };
}
