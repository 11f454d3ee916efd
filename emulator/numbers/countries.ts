/** Countries that the emulator distinguishes; not a complete list. */
export interface CountryRow {
  readonly code: string;
  readonly prefixes: readonly string[];
  /** Digits of a complete number; `null` = not checked. */
  readonly length: number | null;
  /** Name in responses of status.php and info.php. */
  readonly name: string;
  /** Name in HLR responses. */
  readonly nameInHlr: string;
  /** Hours relative to GMT. */
  readonly timezone: string;
}

/** The longest prefix wins, so the order does not matter. */
export const COUNTRIES: readonly CountryRow[] = [
  {
    code: 'KZ',
    prefixes: ['76', '77'],
    length: 11,
    name: 'Казахстан',
    nameInHlr: 'Kazakhstan',
    timezone: '5',
  },
  {
    code: 'RU',
    prefixes: ['7'],
    length: 11,
    name: 'Россия',
    nameInHlr: 'Russian Federation',
    timezone: '3',
  },
  {
    code: 'UA',
    prefixes: ['380'],
    length: 12,
    name: 'Украина',
    nameInHlr: 'Ukraine',
    timezone: '2',
  },
  {
    code: 'BY',
    prefixes: ['375'],
    length: 12,
    name: 'Беларусь',
    nameInHlr: 'Belarus',
    timezone: '3',
  },
  {
    code: 'KG',
    prefixes: ['996'],
    length: 12,
    name: 'Киргизия',
    nameInHlr: 'Kyrgyzstan',
    timezone: '6',
  },
  {
    code: 'UZ',
    prefixes: ['998'],
    length: 12,
    name: 'Узбекистан',
    nameInHlr: 'Uzbekistan',
    timezone: '5',
  },
  {
    code: 'DE',
    prefixes: ['49'],
    length: null,
    name: 'Германия',
    nameInHlr: 'Germany',
    timezone: '1',
  },
  {
    code: 'GB',
    prefixes: ['44'],
    length: 12,
    name: 'Великобритания',
    nameInHlr: 'United Kingdom',
    timezone: '0',
  },
  {
    code: 'US',
    prefixes: ['1'],
    length: 11,
    name: 'США',
    nameInHlr: 'United States',
    timezone: '-5',
  },
];
