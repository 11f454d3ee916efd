import { type ChannelRow, compareLabels, MAILING_REPEATS, MESSAGE_CHANNELS } from '../../protocol';
import type { Field } from '../field';
import { channelsWhere } from '../fields/channels';
import { botNameField, subjectFields } from '../fields/content';
import { templateField } from '../fields/locators';
import { createToFields } from '../fields/recipients';
import { allowGroupsOption } from '../fields/safety-options';
import { MESSAGE_OPTIONS } from '../fields/send-options';
import { senderFields } from '../fields/sender';
import { createVoiceFields } from '../fields/text-options';

/** Channels whose message is a text, which is what mailings are about. */
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

/** Options of a message that a mailing has too. */
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

/** What reaches people by the internet: some of them can only be reached by SMS. */
const MESSENGERS = channelsWhere(
  ({ name, takesList }) => !takesList && MAILING_CHANNELS.some((row) => row.name === name),
);

const OWN: readonly Field[] = [
  allowGroupsOption,
  {
    displayName: 'Fallback Text',
    name: 'fallbackText',
    type: 'string',
    displayOptions: { show: { '/channel': MESSENGERS } },
    default: '',
    description: 'Text of the SMS for those who cannot be reached on the channel',
  },
  {
    displayName: 'Include Cost',
    name: 'includeCost',
    type: 'boolean',
    default: false,
    description: 'Whether to ask the gateway what the mailing costs',
  },
  {
    displayName: 'Retry Sender',
    name: 'retrySender',
    type: 'string',
    default: '',
    placeholder: 'e.g. MyCompany',
    description: "Sender of what 'Retry Undelivered' sends again",
  },
  {
    displayName: 'Retry Undelivered',
    name: 'retryUndelivered',
    type: 'boolean',
    default: false,
    description: 'Whether the gateway sends again to those who could not be reached',
  },
];

export const mailingOptions: readonly Field[] = [
  ...MESSAGE_OPTIONS.filter(({ name }) => SHARED.includes(name)),
  ...OWN,
].sort((one, other) => compareLabels(one.displayName, other.displayName));

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
    description: 'The name of the mailing in the cabinet',
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
    description: 'The way to the recipients',
  },
  {
    displayName: 'Content',
    name: 'content',
    type: 'options',
    options: [
      {
        name: 'Template',
        value: 'template',
        description: 'The text of a message template of the account',
      },
      {
        name: 'Text for All',
        value: 'text',
        description: 'The same text for all recipients',
      },
      {
        name: 'Text for Each',
        value: 'personalTexts',
        description: 'A text of their own for some of the recipients each; SMS and flash SMS only',
      },
    ],
    default: 'text',
    description: 'What the recipients get',
  },
  ...createToFields({ content: ['text', 'template'] }),
  botNameField,
  // The others are for channels that mailings have not.
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
    description: 'Up to 1000 characters; of an e-mail the body',
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
      'A line for each text: numbers, separated by comma, a colon, the text, with \\n where it has a line break. An expression may also give a list of objects with "to" and "text".',
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
      "When to send for the first time, in the workflow's time zone unless the value names another one; empty for now",
  },
  {
    displayName: 'Repeat',
    name: 'repeatEvery',
    type: 'options',
    options: MAILING_REPEATS.map(({ label, name }) => ({ name: label, value: name })),
    default: 'never',
    description: 'How often the gateway sends the mailing again; each time costs as much',
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
    description: 'After how many repetitions the mailing ends; 0 for when it is cancelled',
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
