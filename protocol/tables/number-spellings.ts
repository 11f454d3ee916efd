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

/** How people of a country write a number inside of it, where a library of numbers does not know. */
export interface TrunkPrefixRow {
  readonly countries: readonly string[];
  /** All digits as they are written; the group is what stays. */
  readonly pattern: RegExp;
  /** What goes before it. */
  readonly callingCode: string;
}

export const TRUNK_PREFIXES = [
  // 8 701 123 45 67, 8 916 123-45-67: the gateway corrects these too.
  { countries: ['RU', 'KZ'], pattern: /^8(\d{10})$/, callingCode: '7' },
  // 8 050 123 45 67, from the time before 2009.
  { countries: ['UA'], pattern: /^8(0\d{9})$/, callingCode: '38' },
  { countries: ['BY'], pattern: /^80(\d{9})$/, callingCode: '375' },
  // 8 90 123 45 67, 8 917 12 34 56, from the time of one country code.
  { countries: ['UZ'], pattern: /^8(\d{9})$/, callingCode: '998' },
  { countries: ['TJ'], pattern: /^8(\d{9})$/, callingCode: '992' },
] as const satisfies readonly TrunkPrefixRow[];
