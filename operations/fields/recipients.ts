import type { Field, FieldValue } from '../field';
import { showForChannels } from './channels';
import { defaultCountryOption } from './default-country';
import { orderOptions } from './option-order';
import { EXECUTION_LIMITS, maxCostOption } from './run-options';
import {
  allowedRecipientsOption,
  allowGroupsOption,
  dryRunOption,
  maxRecipientsOption,
} from './safety-options';
import { languageOption } from './text-language';

const ACCEPTS =
  'Enter phone numbers in international format, such as +77011234567, separated by comma, semicolon or line break; an expression may also give a list';

const toField: Field = {
  displayName: 'To',
  name: 'to',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. +77011234567, +77017654321',
};

const GROUPS =
  "G and a number, such as G12, is a group of contacts; in an expression it requires the option 'Allow Groups'";

/** Returns the recipient fields of a message, one for each kind of channel. */
export function createToFields(others: Record<string, FieldValue[]> = {}): Field[] {
  return [
    {
      ...toField,
      displayOptions: showForChannels(
        ({ name, acceptsNicknames }) => name !== 'email' && !acceptsNicknames,
        others,
      ),
      description: `${ACCEPTS}. ${GROUPS}.`,
    },
    {
      ...toField,
      displayOptions: showForChannels(({ acceptsNicknames }) => acceptsNicknames, others),
      description: `${ACCEPTS}. Nicknames and IDs such as #123 are also possible. ${GROUPS}.`,
    },
    {
      ...toField,
      displayOptions: showForChannels(({ name }) => name === 'email', others),
      placeholder: 'e.g. anna@example.com, boris@example.com',
      description: `Enter e-mail addresses, separated by comma, semicolon or line break; an expression may also give a list. ${GROUPS}.`,
    },
  ];
}

/** The phone numbers of a request that sends no text. */
export const phonesField: Field = {
  displayName: 'Phone',
  name: 'phone',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. +77011234567, +77017654321',
  description: ACCEPTS,
};

/** The one phone number of an operation. */
export const phoneField: Field = {
  displayName: 'Phone',
  name: 'phone',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. +77011234567',
  description: 'Enter the phone number in international format',
};

/** The options of an operation that costs money and has only recipients. */
export const numberOptionsField: Field = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  options: orderOptions([
    allowGroupsOption,
    allowedRecipientsOption,
    defaultCountryOption,
    dryRunOption,
    languageOption,
    ...EXECUTION_LIMITS,
    maxCostOption,
    maxRecipientsOption,
  ]),
};
