import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import {
  defaultCountryOption,
  numberOptionsField as optionsField,
  phonesField,
} from '../../../../../nodes/Smsc/actions/properties/recipients';
import {
  allowedRecipientsOption,
  maxRecipientsOption,
} from '../../../../../nodes/Smsc/actions/properties/safety-options';
import {
  compareLabels,
  DEFAULT_VOICE,
  findChannel,
  SMTP_FORMATS,
  VOICES,
  type SendChannel,
} from '../../../../../protocol/transports';

/** Channels that carry a text; HLR has an operation of its own. */
export const TEXT_CHANNELS: readonly SendChannel[] = SMTP_FORMATS.filter(
  ({ isOffered, channel }) => isOffered && channel !== 'hlr' && channel !== 'ping',
).map(({ channel }) => channel);

const showFor = (...channels: SendChannel[]): IDisplayOptions => ({ show: { channel: channels } });

const shared: readonly INodeProperties[] = [
  allowedRecipientsOption,
  {
    displayName: 'Answer Mail',
    name: 'answer',
    type: 'options',
    options: [
      { name: 'Always', value: 'always', description: 'With the number of SMS and the ID' },
      { name: 'When Refused', value: 'onFault', description: 'Only when something is wrong' },
    ],
    default: 'onFault',
    description: "When the gateway writes to the address in 'From' of the credential",
  },
  {
    displayName: 'Charset',
    name: 'charset',
    type: 'options',
    options: [
      {
        name: 'Automatic',
        value: 'auto',
        description: 'KOI8-R if it has all characters, else UTF-8',
      },
      { name: 'KOI8-R', value: 'koi8-r', description: 'A text with other characters is refused' },
      { name: 'UTF-8', value: 'utf-8' },
    ],
    default: 'auto',
    description: 'How the mail is written',
  },
  defaultCountryOption,
  maxRecipientsOption,
  {
    displayName: 'Message ID',
    name: 'messageId',
    type: 'string',
    default: '',
    placeholder: 'e.g. order-1042',
    description: 'Your own ID, with which a status can be asked; without it one is made up',
  },
];

const ofText: readonly INodeProperties[] = [
  {
    displayName: 'Send At',
    name: 'sendAt',
    type: 'dateTime',
    default: '',
    description: "When to send, in the workflow's time zone unless the value names another one",
  },
  {
    displayName: 'Transliterate',
    name: 'transliterate',
    type: 'options',
    displayOptions: { show: { '/channel': ['sms', 'flashSms'] } },
    options: [
      { name: 'No', value: 'none' },
      { name: 'To Latin Letters', value: 'translit', description: 'Like "Privet"' },
      { name: 'To Letters That Look Alike', value: 'mpaHcLum', description: 'Like "npuBeT"' },
    ],
    default: 'none',
    description: 'Whether and how to write Cyrillic text in Latin letters, which saves parts',
  },
];

/** What of the options belongs to the message itself. */
export const MESSAGE_OPTIONS = [...shared, ...ofText].filter(({ name }) =>
  ['messageId', 'sendAt', 'transliterate'].includes(name),
);

export const hlrFields: readonly INodeProperties[] = [
  phonesField,
  { ...optionsField, options: [...shared] },
];

export const sendFields: readonly INodeProperties[] = [
  {
    displayName: 'Channel',
    name: 'channel',
    type: 'options',
    options: TEXT_CHANNELS.map((name) => {
      const { label = name, description } = findChannel(name) ?? {};
      return { name: label, value: name, description };
    }).sort((one, other) => compareLabels(one.name, other.name)),
    default: 'sms',
    description: 'The way to the recipient',
  },
  {
    displayName: 'To',
    name: 'to',
    type: 'string',
    required: true,
    default: '',
    placeholder: 'e.g. +77011234567, +77017654321',
    description:
      'Numbers in international format, or addresses for e-mail, separated by comma, semicolon or line break; an expression may also give a list',
  },
  {
    displayName: 'Subject',
    name: 'subject',
    type: 'string',
    displayOptions: showFor('email'),
    default: '',
    placeholder: 'e.g. Your invoice',
    description: 'The line above the message that the recipient sees first',
  },
  {
    displayName: 'Link',
    name: 'link',
    type: 'string',
    displayOptions: showFor('wapPush'),
    default: '',
    placeholder: 'e.g. https://example.com',
    description: 'The address that the phone opens',
  },
  {
    displayName: 'Text',
    name: 'text',
    type: 'string',
    typeOptions: { rows: 4 },
    required: true,
    default: '',
    placeholder: 'e.g. Your order 1042 has arrived',
    description: 'Longer texts travel in parts and are put together by the phone',
  },
  {
    displayName: 'Voice',
    name: 'voice',
    type: 'options',
    displayOptions: showFor('voice'),
    options: VOICES.map(({ name, label }) => ({ name: label, value: name })),
    default: DEFAULT_VOICE,
    description: 'Who reads the text',
  },
  {
    displayName: 'Sender',
    name: 'sender',
    type: 'string',
    default: '',
    placeholder: 'e.g. MyCompany',
    description: "The name or number that the recipient sees; empty for the account's default",
  },
  {
    ...optionsField,
    options: [...shared, ...ofText].sort((one, other) =>
      compareLabels(one.displayName, other.displayName),
    ),
  },
];
