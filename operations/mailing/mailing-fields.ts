import { type ChannelRow, MAILING_REPEATS, MESSAGE_CHANNELS } from '../../protocol';
import type { Field } from '../field';
import { channelsWhere } from '../fields/channels';
import { botNameField, subjectFields } from '../fields/content';
import { templateField } from '../fields/locators';
import { orderOptions } from '../fields/option-order';
import { createToFields } from '../fields/recipients';
import { allowGroupsOption } from '../fields/safety-options';
import { MESSAGE_OPTIONS } from '../fields/send-options';
import { senderFields } from '../fields/sender';
import { createVoiceFields } from '../fields/text-options';

/** The channels of mailings: those whose message is a text. */
const NAMES = [
  'sms',
  'flashSms',
  'viber',
  'whatsapp',
  'telegram',
  'telegramBot',
  'social',
  'email',
  'voice',
];

export const MAILING_CHANNELS: readonly ChannelRow[] = MESSAGE_CHANNELS.filter(({ name }) =>
  NAMES.includes(name),
);

/** The options of a message that a mailing has too. */
const SHARED: readonly string[] = [
  'allowGatewayMarks',
  'attempts',
  'comment',
  'confirmNumberAfter',
  'deliveryWindow',
  'fileUrl',
  'maxParts',
  'maxRecipients',
  'messageId',
  'repeat',
  'shortenLinks',
  'spreadFrequency',
  'spreadPeriod',
  'timezone',
  'transliterate',
  'validity',
  'wait',
];

/** The channels over the internet, which do not reach everybody and may need an SMS. */
const MESSENGERS = channelsWhere(
  ({ name, acceptsList }) => !acceptsList && MAILING_CHANNELS.some((row) => row.name === name),
);

const OWN: readonly Field[] = [
  allowGroupsOption,
  {
    displayName: 'Fallback Text',
    name: 'fallbackText',
    type: 'string',
    displayOptions: { show: { '/channel': MESSENGERS } },
    default: '',
    description: 'Send this text by SMS to recipients who cannot be reached on the channel',
  },
  {
    displayName: 'Include Cost',
    name: 'includeCost',
    type: 'boolean',
    default: false,
    description: 'Whether to get the cost of the mailing from the gateway',
  },
  {
    displayName: 'Retry Sender',
    name: 'retrySender',
    type: 'string',
    default: '',
    placeholder: 'e.g. MyCompany',
    description: "Use this sender ID for the messages of 'Retry Undelivered'",
  },
  {
    displayName: 'Retry Undelivered',
    name: 'retryUndelivered',
    type: 'boolean',
    default: false,
    description:
      'Whether the gateway sends the message again to recipients who could not be reached',
  },
];

export const mailingOptions: readonly Field[] = orderOptions([
  ...MESSAGE_OPTIONS.filter(({ name }) => SHARED.includes(name)),
  ...OWN,
]);

const withText = { show: { content: ['text'] } };
const withTemplate = { show: { content: ['template'] } };
const withTexts = { show: { content: ['personalTexts'] } };

const whatFields: readonly Field[] = [
  {
    displayName: 'Name',
    name: 'name',
    type: 'string',
    required: true,
    default: '',
    placeholder: 'e.g. Autumn sale',
    description: 'Enter the name of the mailing, as the SMSC dashboard shows it',
  },
  {
    displayName: 'Channel',
    name: 'channel',
    type: 'options',
    options: MAILING_CHANNELS.map(({ label, name, description }) => ({
      name: label,
      value: name,
      description,
    })),
    default: 'sms',
    description: 'Choose the channel of the messages',
  },
  {
    displayName: 'Content',
    name: 'content',
    type: 'options',
    options: [
      {
        name: 'Template',
        value: 'template',
        description: 'Send the text of a message template of the account',
      },
      {
        name: 'Text for All',
        value: 'text',
        description: 'Send the same text to all recipients',
      },
      {
        name: 'Text for Each',
        value: 'personalTexts',
        description: 'Send different texts to different recipients; SMS and flash SMS only',
      },
    ],
    default: 'text',
    description: 'Choose what the recipients get',
  },
  ...createToFields({ content: ['text', 'template'] }),
  botNameField,
  // The others are for channels that mailings do not have.
  ...subjectFields.filter(({ required }) => required === true),
  {
    displayName: 'Text',
    name: 'text',
    type: 'string',
    typeOptions: { rows: 4 },
    displayOptions: withText,
    required: true,
    default: '',
    placeholder: 'e.g. Ten percent off everything until Sunday',
    description: 'Enter up to 1000 characters, or the body of an e-mail',
  },
  { ...templateField, displayOptions: withTemplate },
  {
    displayName: 'Texts',
    name: 'personalTexts',
    type: 'string',
    typeOptions: { rows: 6 },
    displayOptions: withTexts,
    required: true,
    default: '',
    placeholder: 'e.g. 77011234567: Hello Anna',
    description:
      'Enter one line per text: phone numbers separated by comma, a colon, and the text, with \\n for a line break. An expression may also give a list of objects with "to" and "text".',
  },
  ...createVoiceFields({ channel: ['voice'] }),
  ...senderFields,
];

const whenFields: readonly Field[] = [
  {
    displayName: 'Send At',
    name: 'sendAt',
    type: 'dateTime',
    default: '',
    description:
      'Send for the first time at this time, in the time zone of the workflow unless the value names one; empty for now',
  },
  {
    displayName: 'Repeat',
    name: 'repeatEvery',
    type: 'options',
    options: MAILING_REPEATS.map(({ label, name }) => ({ name: label, value: name })),
    default: 'never',
    description:
      'Choose how often the gateway repeats the mailing; each repetition costs as much as the first',
  },
  {
    displayName: 'Max Repeats',
    name: 'maxRepeats',
    type: 'number',
    typeOptions: { minValue: 0, numberPrecision: 0 },
    displayOptions: {
      show: {
        repeatEvery: MAILING_REPEATS.filter(({ name }) => name !== 'never').map(({ name }) => name),
      },
    },
    default: 0,
    description: 'End the mailing after this many repetitions; 0 to repeat until it is cancelled',
  },
];

export const mailingFields: readonly Field[] = [
  ...whatFields,
  ...whenFields,
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    options: [...mailingOptions],
  },
];
