import type { NumberType } from 'libphonenumber-js/max';

/** Something that was done to an entry, so that nobody wonders. */
export type NumberRepair =
  | 'countryAdded'
  | 'decimalsRemoved'
  /** Zeros stand where a spreadsheet dropped digits: the number is very likely another one. */
  | 'digitsLost'
  | 'extensionRemoved'
  | 'labelRemoved'
  | 'prefix00Replaced'
  | 'quotesRemoved'
  | 'scientificNotation'
  /** Thousands were set apart. */
  | 'separatorsRemoved'
  | 'trunkPrefixReplaced';

/** What an entry is. Only a `number` is changed. */
export type RecipientKind = 'number' | 'shortNumber' | 'group' | 'email' | 'name';

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

/** One recipient of a cell, in the form in which the gateway takes it. */
export interface FormattedNumber {
  /** As it was written. */
  readonly input: string;
  readonly kind: RecipientKind;
  /** E.164, `+77011234567`, of a number of which the country is clear; else as it was written. */
  readonly phone: string;
  /** Whether the numbering plan of its country has such a number: an advice. `null`: cannot be told. */
  readonly isValid: boolean | null;
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
