import { findChannel } from '../../../protocol';
import type { Field } from '../../field';
import { defaultCountryOption } from '../../fields/default-country';
import { phonesField } from '../../fields/recipients';
import {
  addOptions,
  BATCH_OPTIONS,
  EXECUTION_LIMITS,
  maxCostOption,
} from '../../fields/run-options';
import { allowedRecipientsOption, maxRecipientsOption } from '../../fields/safety-options';
import { languageOption } from '../../fields/text-language';

/** The channels that need only a phone number and a text. */
export const FALLBACK_CHANNELS = [
  'flashSms',
  'sms',
  'telegram',
  'viber',
  'voice',
  'whatsapp',
] as const;

/** Seconds. */
export const DEFAULT_WAIT = 60;
const DEFAULT_STEPS = [
  { channel: 'viber', waitSeconds: DEFAULT_WAIT, sender: '', text: '' },
  { channel: 'sms', waitSeconds: DEFAULT_WAIT, sender: '', text: '' },
];

const stepsField: Field = {
  displayName: 'Channels',
  name: 'channels',
  type: 'fixedCollection',
  typeOptions: { multipleValues: true, sortable: true },
  placeholder: 'Add Channel',
  default: { steps: DEFAULT_STEPS },
  description:
    'Try the channels in this order until one delivers; all items use those of the first item',
  options: [
    {
      displayName: 'Channel',
      name: 'steps',
      values: [
        {
          displayName: 'Channel',
          name: 'channel',
          type: 'options',
          options: FALLBACK_CHANNELS.map((name) => ({
            name: findChannel(name)?.label ?? name,
            value: name,
          })),
          default: 'sms',
          description: 'Choose the channel of the message',
        },
        {
          displayName: 'Seconds to Wait',
          name: 'waitSeconds',
          type: 'number',
          typeOptions: { minValue: 5, maxValue: 3600 },
          default: DEFAULT_WAIT,
          description: 'Allow this time for delivery before the next channel is tried',
        },
        {
          displayName: 'Sender',
          name: 'sender',
          type: 'string',
          default: '',
          placeholder: "The account's default",
          description:
            "Enter the name or number that the recipient sees; empty for the account's default",
        },
        {
          displayName: 'Text',
          name: 'text',
          type: 'string',
          default: '',
          placeholder: 'The text above',
          description: "Enter another text for this channel; empty for 'Text' above",
        },
      ],
    },
  ],
};

export const fallbackFields: readonly Field[] = [
  { ...phonesField, displayName: 'To', name: 'to' },
  {
    displayName: 'Text',
    name: 'text',
    type: 'string',
    typeOptions: { rows: 4 },
    required: true,
    default: '',
    placeholder: 'e.g. Your order has arrived',
    description: 'Enter the text for every channel without its own text',
  },
  stepsField,
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
      ...BATCH_OPTIONS.filter(({ name }) => name !== 'duplicates'),
      defaultCountryOption,
      languageOption,
      ...EXECUTION_LIMITS,
      maxCostOption,
      maxRecipientsOption,
    ],
  ),
];
