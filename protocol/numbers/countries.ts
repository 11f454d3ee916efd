import { getCountries, type CountryCode } from 'libphonenumber-js/max';

import type { RegionName } from '../tables';

/** A country whose numbers can be completed. */
export interface Country {
  /** ISO 3166-1, `KZ`. */
  readonly code: CountryCode;
  readonly name: string;
}

/** Where most accounts are. */
const FIRST: readonly CountryCode[] = ['KZ', 'RU', 'UA', 'UZ', 'KG', 'BY'];

const COUNTRY_OF_REGION: Readonly<Record<RegionName, CountryCode | null>> = {
  'smsc.kz': 'KZ',
  'smsc.ru': 'RU',
  'smsc.ua': 'UA',
  'smscentre.com': null,
};

/** Returns the country of a region of the gateway; `null` for an international or other address. */
export function findRegionCountry(region: unknown): CountryCode | null {
  const countries: Readonly<Record<string, CountryCode | null>> = COUNTRY_OF_REGION;
  return typeof region === 'string' && Object.hasOwn(countries, region)
    ? (countries[region] ?? null)
    : null;
}

/** Returns all countries: those of most accounts first, the others by name. */
export function listCountries(): Country[] {
  const names = new Intl.DisplayNames(['en'], { type: 'region' });
  const others = getCountries().filter((code) => !FIRST.includes(code));
  const toCountry = (code: CountryCode): Country => ({ code, name: names.of(code) ?? code });
  const sorted = others
    .map(toCountry)
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
  return [...FIRST.map(toCountry), ...sorted];
}
