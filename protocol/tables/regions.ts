import type { RecipientLanguage } from './answer-words';

/** A region of the gateway. An account belongs to one region and works only there. */
export interface RegionRow {
  /** Stored in the credential. It is also the host of the HTTP API. */
  readonly name: string;
  readonly label: string;
  readonly baseUrl: string;
  /** Host that the documents name for when the first one does not respond. */
  readonly backupUrl: string;
  /**
   * Currency of the price list of the region, ISO 4217; `null` if it has several. An account may have
   * another one, which only its balance tells.
   */
  readonly currency: string | null;
  /** Country of most of its accounts, ISO 3166-1; `null` for an international region. */
  readonly country: string | null;
  /** The language of short texts to recipients, unless the user chooses one: that of the gateway's site. */
  readonly language: RecipientLanguage;
  readonly source: string;
}

const source = 'HTTP API of each region';

/** In the order in which forms list them: by the number of users, as far as known. */
export const REGIONS = [
  {
    name: 'smsc.ru',
    label: 'Russia (smsc.ru)',
    baseUrl: 'https://smsc.ru',
    backupUrl: 'https://www2.smsc.ru',
    currency: 'RUB',
    country: 'RU',
    language: 'ru',
    source,
  },
  {
    name: 'smsc.kz',
    label: 'Kazakhstan (smsc.kz)',
    baseUrl: 'https://smsc.kz',
    backupUrl: 'https://www2.smsc.kz',
    currency: 'KZT',
    country: 'KZ',
    language: 'ru',
    source,
  },
  {
    name: 'smsc.ua',
    label: 'Ukraine (smsc.ua)',
    baseUrl: 'https://smsc.ua',
    backupUrl: 'https://www2.smsc.ua',
    currency: 'UAH',
    country: 'UA',
    language: 'uk',
    source,
  },
  {
    name: 'smscentre.com',
    label: 'International (smscentre.com)',
    baseUrl: 'https://smscentre.com',
    backupUrl: 'https://www2.smscentre.com',
    currency: null,
    country: null,
    language: 'en',
    source,
  },
] as const satisfies readonly RegionRow[];

export type RegionName = (typeof REGIONS)[number]['name'];
export const DEFAULT_REGION: RegionName = 'smsc.kz';
