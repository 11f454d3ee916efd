import { CODE_LENGTHS, findChannel } from '../../protocol';
import type { Field } from '../field';
import { defaultCountryOption, phoneField } from '../fields/recipients';
import { addOptions, maxCostOption } from '../fields/run-options';
import { allowedRecipientsOption } from '../fields/safety-options';
import { senderField } from '../fields/sender';

/** Ways that take a text and a number. */
export const CODE_CHANNELS = ['flashSms', 'sms', 'telegram', 'viber', 'voice', 'whatsapp'] as const;
export type CodeChannel = (typeof CODE_CHANNELS)[number];

/** What the text has where the code is to stand. */
export const PLACE = '{code}';
/** Minutes. */
export const DEFAULT_EXPIRY = 10;
export const DEFAULT_ATTEMPTS = 5;
export const DEFAULT_LENGTH = 6;
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
    "What the code is for. 'Verify' has to name the same one, so that a code for one thing opens no other.",
};

const channelChoices = CODE_CHANNELS.map((name) => ({
  name: findChannel(name)?.label ?? name,
  value: name as string,
  description: name === 'voice' ? 'Call that reads the text' : findChannel(name)?.description,
}));

export const sendFields: readonly Field[] = [
  {
    displayName: 'Channel',
    name: 'channel',
    type: 'options',
    options: channelChoices,
    default: 'sms',
    description: 'The way to the recipient',
  },
  { ...phoneField, description: 'The one number that the code is sent to' },
  {
    displayName: 'Text',
    name: 'text',
    type: 'string',
    typeOptions: { rows: 2 },
    required: true,
    default: `Your code: ${PLACE}`,
    description: `The text with ${PLACE} where the code is to stand; a call reads its digits one by one`,
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
        description: 'How many digits the code has',
      },
      defaultCountryOption,
      {
        displayName: 'Expires After (Minutes)',
        name: 'expiresAfter',
        type: 'number',
        typeOptions: { minValue: 1, maxValue: 1440 },
        default: DEFAULT_EXPIRY,
        description: 'How long the code is good',
      },
      {
        displayName: 'Fallback After (Seconds)',
        name: 'fallbackAfter',
        type: 'number',
        typeOptions: { minValue: 5, maxValue: 600 },
        default: DEFAULT_FALLBACK_AFTER,
        description:
          "How long the first channel has for the delivery when 'Fallback Channel' is set; that of the first item counts for all",
      },
      {
        displayName: 'Fallback Channel',
        name: 'fallbackChannel',
        type: 'options',
        options: [{ name: 'None', value: NO_FALLBACK }, ...channelChoices],
        default: NO_FALLBACK,
        description:
          "The way on which the same code goes to those who did not get it on 'Channel' in time",
      },
      {
        displayName: 'Max Attempts',
        name: 'maxAttempts',
        type: 'number',
        typeOptions: { minValue: 1, maxValue: 100 },
        default: DEFAULT_ATTEMPTS,
        description: "How many codes 'Verify' lets somebody try",
      },
      maxCostOption,
      purposeOption,
      {
        displayName: 'Return Code',
        name: 'returnCode',
        type: 'boolean',
        default: false,
        description:
          'Whether the output holds the code, which then stands in the data of the execution for everybody who may see it',
      },
    ],
  ),
];

export const verifyFields: readonly Field[] = [
  {
    displayName: 'Token',
    name: 'token',
    type: 'string',
    typeOptions: { password: true },
    required: true,
    default: '',
    placeholder: 'e.g. c1.WyJ…',
    description: "The token that 'Send' gave with the code",
  },
  {
    displayName: 'Code',
    name: 'code',
    type: 'string',
    required: true,
    default: '',
    placeholder: 'e.g. 123456',
    description:
      'What the person typed, as text or as a number; spaces, dashes and a full stop do not count',
  },
  { ...phoneField, description: 'The number that is to be proven, which the code was sent to' },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    options: [defaultCountryOption, purposeOption],
  },
];
