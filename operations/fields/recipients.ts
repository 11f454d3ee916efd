import type { Field, FieldValue } from '../field';
import { showForChannels } from './channels';
import { maxCostOption } from './run-options';
import {
  allowedRecipientsOption,
  allowGroupsOption,
  dryRunOption,
  maxRecipientsOption,
} from './safety-options';

const ACCEPTS =
  'Numbers in international format, separated by comma, semicolon or line break; an expression may also give a list';

const toField: Field = {
  displayName: 'To',
  name: 'to',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. +77011234567, +77017654321',
};

const GROUPS =
  "G and a number, like G12, is a group of contacts; from an expression only with the option 'Allow Groups'";

/** Recipients of a message, for each kind of channel in its own words. */
export function createToFields(others: Record<string, FieldValue[]> = {}): Field[] {
  return [
    {
      ...toField,
      displayOptions: showForChannels(
        ({ name, takesNicknames }) => name !== 'email' && !takesNicknames,
        others,
      ),
      description: `${ACCEPTS}. ${GROUPS}.`,
    },
    {
      ...toField,
      displayOptions: showForChannels(({ takesNicknames }) => takesNicknames, others),
      description: `${ACCEPTS}. Nicknames and IDs like #123 are also possible. ${GROUPS}.`,
    },
    {
      ...toField,
      displayOptions: showForChannels(({ name }) => name === 'email', others),
      placeholder: 'e.g. anna@example.com, boris@example.com',
      description: `Addresses, separated by comma, semicolon or line break; an expression may also give a list. ${GROUPS}.`,
    },
  ];
}

/** Numbers of a request that sends no text. */
export const phonesField: Field = {
  displayName: 'Phone',
  name: 'phone',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. +77011234567, +77017654321',
  description: ACCEPTS,
};

/** The one number that an operation is about. */
export const phoneField: Field = {
  displayName: 'Phone',
  name: 'phone',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. +77011234567',
  description: 'The number in international format',
};

/** The country of numbers that are written without one; without it they stay as they are written. */
export const defaultCountryOption: Field = {
  displayName: 'Default Country',
  name: 'defaultCountry',
  type: 'string',
  default: '',
  placeholder: 'e.g. KZ',
  description:
    'Two letters (ISO 3166-1). Numbers are brought into international format first, those without a country as numbers of this one: 8 701 123 45 67 becomes +77011234567. Groups, short numbers and addresses stay as they are.',
};

/** Options of an operation that has recipients, costs money, and has nothing else. */
export const numberOptionsField: Field = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  options: [
    allowGroupsOption,
    allowedRecipientsOption,
    defaultCountryOption,
    dryRunOption,
    maxCostOption,
    maxRecipientsOption,
  ],
};
