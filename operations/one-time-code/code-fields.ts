import { CODE_LENGTHS, findChannel } from '../../protocol';
import type { Field } from '../field';
import { defaultCountryOption } from '../fields/default-country';
import { phoneField } from '../fields/recipients';
import { addOptions, EXECUTION_LIMITS, maxCostOption } from '../fields/run-options';
import { allowedRecipientsOption } from '../fields/safety-options';
import { senderField } from '../fields/sender';
import { createRecipientLanguageOption } from '../recipient-language/recipient-language';
import { languageOption } from '../fields/text-language';

/** The channels that need only a phone number and a text. */
export const CODE_CHANNELS = ['sms', 'viber', 'whatsapp', 'telegram', 'voice', 'flashSms'] as const;
export type CodeChannel = (typeof CODE_CHANNELS)[number];

/** The placeholder for the code in the text. */
export const PLACE = '{code}';
/** Minutes. */
export const DEFAULT_EXPIRY = 10;
export const DEFAULT_ATTEMPTS = 5;
export const DEFAULT_LENGTH = 6;
/** Codes of one phone number in one execution. */
export const MOST_CODES = 3;
/** Seconds. */
export const DEFAULT_FALLBACK_AFTER = 60;
export const NO_FALLBACK = 'none';

const purposeOption: Field = {
  displayName: 'Purpose',
  name: 'purpose',
  type: 'string',
  default: '',
  placeholder: 'e.g. login',
  description:
    "Name the purpose of the code. 'Verify' must use the same purpose, so that a code for one purpose does not work for another.",
};

const maxCodesOption: Field = {
  displayName: 'Max Codes per Recipient',
  name: 'maxCodesPerRecipient',
  type: 'number',
  typeOptions: { minValue: 1 },
  default: MOST_CODES,
  description: `Limit how many codes one phone number gets in one execution, sent again or new, over all nodes and tool calls; ${MOST_CODES} without this option`,
};

const channelChoices = CODE_CHANNELS.map((name) => ({
  name: findChannel(name)?.label ?? name,
  value: name as string,
  description: name === 'voice' ? 'Call that reads the text out' : findChannel(name)?.description,
}));

export const sendFields: readonly Field[] = [
  {
    displayName: 'Channel',
    name: 'channel',
    type: 'options',
    options: channelChoices,
    default: 'sms',
    description: 'Choose the channel of the message',
  },
  { ...phoneField, description: 'Enter the one phone number that gets the code' },
  {
    displayName: 'Text',
    name: 'text',
    type: 'string',
    typeOptions: { rows: 2 },
    default: '',
    placeholder: `e.g. Your code: ${PLACE}`,
    hint: `${PLACE} stands for the code; leave the field empty for a text in the recipient's language`,
    description: `Enter the text, with ${PLACE} as the placeholder for the code, of which a call reads the digits one by one; empty for a short text in the language of the recipient`,
  },
  senderField,
  addOptions(
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add option',
      default: {},
    },
    [
      allowedRecipientsOption,
      {
        displayName: 'Code Length',
        name: 'codeLength',
        type: 'number',
        typeOptions: { minValue: CODE_LENGTHS.from, maxValue: CODE_LENGTHS.to },
        default: DEFAULT_LENGTH,
        description: 'Set the number of digits of the code',
      },
      defaultCountryOption,
      {
        displayName: 'Expires After (Minutes)',
        name: 'expiresAfter',
        type: 'number',
        typeOptions: { minValue: 1, maxValue: 1440 },
        default: DEFAULT_EXPIRY,
        description: 'Limit how long the code is valid',
      },
      {
        displayName: 'Fallback After (Seconds)',
        name: 'fallbackAfter',
        type: 'number',
        typeOptions: { minValue: 5, maxValue: 600 },
        default: DEFAULT_FALLBACK_AFTER,
        description:
          "Wait this long for delivery on the first channel if 'Fallback Channel' is set; taken from the first item",
      },
      {
        displayName: 'Fallback Channel',
        name: 'fallbackChannel',
        type: 'options',
        options: [{ name: 'None', value: NO_FALLBACK }, ...channelChoices],
        default: NO_FALLBACK,
        description:
          "Send the same code on this channel to recipients who do not get it on 'Channel' in time",
      },
      {
        displayName: 'Max Attempts',
        name: 'maxAttempts',
        type: 'number',
        typeOptions: { minValue: 1, maxValue: 100 },
        default: DEFAULT_ATTEMPTS,
        description: "Limit how many codes a person can try with 'Verify'",
      },
      languageOption,
      ...EXECUTION_LIMITS,
      maxCostOption,
      maxCodesOption,
      purposeOption,
      createRecipientLanguageOption("Choose the language of the text if 'Text' is empty."),
      {
        displayName: 'Return Code',
        name: 'returnCode',
        type: 'boolean',
        default: false,
        description:
          'Whether to return the code in the output, where everybody with access to the execution can see it',
      },
    ],
  ),
];

const tokenField: Field = {
  displayName: 'Token',
  name: 'token',
  type: 'string',
  typeOptions: { password: true },
  required: true,
  default: '',
  placeholder: 'e.g. c1.WyJ…',
  description: "Enter the token that 'Send' returned",
};

const OF_RESEND = [
  ...['allowedRecipients', 'language', 'maxCodesPerRecipient', 'maxCost', 'maxCostPerExecution'],
  ...['maxMessagesPerExecution', 'purpose', 'recipientLanguage', 'returnCode'],
];

/** The fields of 'Send', with the token in place of the phone number. */
export const resendFields: readonly Field[] = [
  tokenField,
  ...sendFields
    .filter(({ name }) => name !== 'phone')
    .map((field) =>
      field.name === 'options'
        ? {
            ...field,
            options: ((field.options ?? []) as Field[]).filter(({ name }) =>
              OF_RESEND.includes(name),
            ),
          }
        : field,
    ),
];

export const verifyFields: readonly Field[] = [
  tokenField,
  {
    displayName: 'Code',
    name: 'code',
    type: 'string',
    required: true,
    default: '',
    placeholder: 'e.g. 123456',
    description:
      'Enter what the person typed, as text or as a number; spaces, dashes and a full stop are ignored',
  },
  { ...phoneField, description: 'Enter the phone number to confirm, to which the code was sent' },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    options: [defaultCountryOption, purposeOption],
  },
];
