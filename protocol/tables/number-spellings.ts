/** A spelling that the gateway corrects to another number if it has no `+`. */
export interface NumberCorrectionRow {
  /** Matches all digits as they are written; the group is the part that is kept. */
  readonly pattern: RegExp;
  /** Digits that are put before the group. */
  readonly prefix: string;
}

/**
 * The first matching row applies. The documents say that the gateway corrects numbers without `+` and
 * never those with it (HTTP API, "Sending SMS messages: parameters", `phones`), but not which
 * spellings it corrects. These are the national spellings of the countries that the gateway serves.
 * Numbers without a prefix count only if they are mobile (7…, 9…): 4791234567 may be in Norway.
 */
export const NUMBER_CORRECTIONS = [
  // RU and KZ: 8 701 123 45 67.
  { pattern: /^8(\d{10})$/, prefix: '7' },
  // RU and KZ: 701 123 45 67.
  { pattern: /^([79]\d{9})$/, prefix: '7' },
  // UA: 067 123 45 67.
  { pattern: /^0(\d{9})$/, prefix: '380' },
] as const satisfies readonly NumberCorrectionRow[];

/**
 * Digits with the trunk prefix 8 of Russia and Kazakhstan that cannot be an international number:
 * no country code begins like this, or its numbers have another length (870), or never continue
 * with a 0 (880). Numbers such as 84912345678 can be both.
 * Source: ITU-T E.164, list of assigned country codes.
 */
export const CERTAINLY_NATIONAL = /^8(?:[379]\d{2}|800|8[4579]\d)\d{7}$/;

/** A national spelling that the phone number library does not know. */
export interface TrunkPrefixRow {
  readonly countries: readonly string[];
  /** Matches all digits as they are written; the group is the part that is kept. */
  readonly pattern: RegExp;
  /** Digits that are put before the group. */
  readonly callingCode: string;
}

export const TRUNK_PREFIXES = [
  // 8 701 123 45 67, 8 916 123-45-67: the gateway corrects these too.
  { countries: ['RU', 'KZ'], pattern: /^8(\d{10})$/, callingCode: '7' },
  // 8 050 123 45 67, used before 2009.
  { countries: ['UA'], pattern: /^8(0\d{9})$/, callingCode: '38' },
  { countries: ['BY'], pattern: /^80(\d{9})$/, callingCode: '375' },
  // 8 90 123 45 67, 8 917 12 34 56, used when all these countries shared one country code.
  { countries: ['UZ'], pattern: /^8(\d{9})$/, callingCode: '998' },
  { countries: ['TJ'], pattern: /^8(\d{9})$/, callingCode: '992' },
] as const satisfies readonly TrunkPrefixRow[];
