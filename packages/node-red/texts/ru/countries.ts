import { listCountries } from '../../../../protocol';

const names = new Intl.DisplayNames(['ru'], { type: 'region' });

/** Countries, as the options of "Default Country" name them. */
export const COUNTRIES: Readonly<Record<string, string>> = Object.fromEntries(
  listCountries().map(({ code, name }) => [
    `${name} (${code})`,
    `${names.of(code) ?? name} (${code})`,
  ]),
);
