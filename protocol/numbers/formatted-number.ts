import type { NumberType } from 'libphonenumber-js/max';

/** A change to an entry, reported to the user. */
export type NumberRepair =
  | 'countryAdded'
  | 'decimalsRemoved'
  /** A spreadsheet replaced digits by zeros: the number is very likely wrong. */
  | 'digitsLost'
  | 'extensionRemoved'
  | 'labelRemoved'
  | 'prefix00Replaced'
  | 'quotesRemoved'
  | 'scientificNotation'
  /** Thousands separators were removed. */
  | 'separatorsRemoved'
  | 'trunkPrefixReplaced';

/** Kind of an entry. Only a `number` is changed. */
export type RecipientKind = 'number' | 'shortNumber' | 'group' | 'email' | 'name' | 'empty';

/**
 * Why an entry is not a valid number: a cell without a value, two kinds of damage by a spreadsheet,
 * or a number that no numbering plan contains.
 */
export type InvalidReason = 'empty' | 'digitsLost' | 'spreadsheetError' | 'unknownNumber';

const LINE_TYPES = {
  MOBILE: 'mobile',
  FIXED_LINE: 'fixedLine',
  FIXED_LINE_OR_MOBILE: 'fixedLineOrMobile',
  TOLL_FREE: 'tollFree',
  PREMIUM_RATE: 'premiumRate',
  SHARED_COST: 'sharedCost',
  VOIP: 'voip',
  PERSONAL_NUMBER: 'personal',
  PAGER: 'pager',
  UAN: 'universalAccess',
  VOICEMAIL: 'voicemail',
} as const satisfies Record<Exclude<NumberType, undefined>, string>;

export type LineType = (typeof LINE_TYPES)[keyof typeof LINE_TYPES];

/** One recipient of a cell, in the form that the gateway accepts. */
export interface FormattedNumber {
  /** The entry as written. */
  readonly input: string;
  readonly kind: RecipientKind;
  /** E.164 such as `+77011234567` if the country is known, else as written; `null` if empty. */
  readonly phone: string | null;
  /**
   * Whether the numbering plan of its country contains the number. Informative only; `null` if
   * unknown.
   */
  readonly isValid: boolean | null;
  /** Set where `isValid` is false. */
  readonly reason: InvalidReason | null;
  /** ISO 3166-1, `KZ`. */
  readonly country: string | null;
  readonly callingCode: string | null;
  readonly nationalNumber: string | null;
  readonly lineType: LineType | null;
  readonly extension: string | null;
  readonly repairs: readonly NumberRepair[];
}

export function nameLineType(type: NumberType): LineType | null {
  return type === undefined ? null : LINE_TYPES[type];
}
