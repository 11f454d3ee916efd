import { getCountries, type CountryCode } from 'libphonenumber-js/max';

/** A country whose numbers can be completed. */
export interface Country {
  /** ISO 3166-1, `KZ`. */
  readonly code: CountryCode;
  readonly name: string;
}

/** Where most accounts are. */
const FIRST: readonly CountryCode[] = ['KZ', 'RU', 'UA', 'UZ', 'KG', 'BY'];

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
