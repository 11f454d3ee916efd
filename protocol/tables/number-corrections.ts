/** A spelling that the gateway takes for another number when it comes without a `+`. */
export interface NumberCorrectionRow {
  /** All digits as they are written; the group is what stays. */
  readonly pattern: RegExp;
  /** What goes before it. */
  readonly prefix: string;
}

/**
 * The first row that fits counts. That the gateway corrects numbers without `+`, and none with it,
 * is documented (HTTP API, "Sending SMS messages: parameters", `phones`); which spellings it
 * corrects is not. These are the ways to write a number inside of the countries that the gateway
 * serves. Of bare numbers only mobile ones (7…, 9…) count: 4791234567 may be Norway.
 */
export const NUMBER_CORRECTIONS = [
  // RU and KZ: 8 701 123 45 67.
  { pattern: /^8(\d{10})$/, prefix: '7' },
  // RU and KZ: 701 123 45 67.
  { pattern: /^([79]\d{9})$/, prefix: '7' },
  // UA: 067 123 45 67.
  { pattern: /^0(\d{9})$/, prefix: '380' },
] as const satisfies readonly NumberCorrectionRow[];
