import { listCountries } from '../../protocol';
import type { Field, FieldOption } from '../field';

/** Stands for the country of the region that the credential names. */
export const COUNTRY_OF_CREDENTIAL = 'region';

const countries: FieldOption[] = listCountries().map(({ code, name }) => ({
  name: `${name} (${code})`,
  value: code,
}));

const option: Field = {
  displayName: 'Default Country',
  name: 'defaultCountry',
  type: 'options',
  options: countries,
  default: 'KZ',
  description:
    'Convert phone numbers to international format, and use this country (two letters, ISO 3166-1, in an expression) for numbers without one: 8 701 123 45 67 becomes +77011234567. Groups, short numbers and e-mail addresses are not changed.',
};

/**
 * The country of phone numbers that are written without one. Without this option they are not
 * changed: what a number becomes is for the user to decide, because a wrong country makes it the
 * number of another person.
 */
export const defaultCountryOption: Field = {
  ...option,
  options: [
    {
      name: 'Country of the Credential',
      value: COUNTRY_OF_CREDENTIAL,
      description: 'The country of the region that the credential names',
    },
    ...countries,
  ],
  default: COUNTRY_OF_CREDENTIAL,
};

/** The same where the credential names no region with a country, or there is no credential. */
export const plainDefaultCountryOption: Field = option;

/** The same as a field of its own, which is empty at first. */
export const defaultCountryField: Field = {
  ...option,
  options: [{ name: 'None', value: '' }, ...countries],
  default: '',
};
