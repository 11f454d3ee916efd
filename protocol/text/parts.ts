import { GSM_BASIC, GSM_EXTENDED, PART_SIZES, type TextEncodingName } from '../tables';

const SEPTETS: ReadonlyMap<string, number> = new Map([
  ...Array.from(GSM_BASIC, (sign) => [sign, 1] as const),
  ...Array.from(GSM_EXTENDED, (sign) => [sign, 2] as const),
]);

/** What a text takes on its way. */
export interface TextSize {
  readonly encoding: TextEncodingName;
  /** Septets of GSM 03.38, or 16-bit units of UCS-2, without those that parts lose at their ends. */
  readonly units: number;
  /** SMS that are sent and paid; an empty text takes one. */
  readonly parts: number;
  /** Units that the last part has room for. */
  readonly unitsLeft: number;
}

/** Whether a sign (a code point) is in the GSM alphabet or its extension table. */
export function isGsmSign(sign: string): boolean {
  return SEPTETS.has(sign);
}

/**
 * Encoding, units and parts of a text: 160 septets or 70 units in one SMS, 153 or 67 in each of
 * several. No pair (escaped sign, surrogates) is torn apart: what does not fit begins the next part.
 */
export function measureText(text: string): TextSize {
  return measureSeptets(text) ?? measureUnits(text);
}

/** SMS parts that a text takes. */
export function countParts(text: string): number {
  return measureText(text).parts;
}

/** `null` if a sign is not in the GSM alphabet. */
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

/** Fills one part after the other, as if there were several. */
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
