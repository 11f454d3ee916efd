import { findChannel } from '../../../protocol';
import type { Field } from '../../field';
import { defaultCountryOption } from '../../fields/recipients';
import { addOptions, maxCostOption } from '../../fields/run-options';
import { allowedRecipientsOption, dryRunOption } from '../../fields/safety-options';
import { senderField } from '../../fields/sender';
import { approvalField, formField } from './answer-fields';
import { limitWaitTimeOption } from './time-limit';

/** Ways that take a text with a link and a number. */
export const WAIT_CHANNELS = ['flashSms', 'sms', 'telegram', 'viber', 'whatsapp'] as const;
export type WaitChannel = (typeof WAIT_CHANNELS)[number];

/** Of the channels, the one that people answer by text. */
export const REPLY_CHANNEL = 'sms' satisfies WaitChannel;
export const DEFAULT_REPLY_HINT = 'Reply YES or NO';

const channelField: Field = {
  displayName: 'Channel',
  name: 'channel',
  type: 'options',
  displayOptions: { show: { answerBy: ['link'] } },
  options: WAIT_CHANNELS.map((name) => ({
    name: findChannel(name)?.label ?? name,
    value: name,
    description: findChannel(name)?.description,
  })),
  default: 'sms',
  description: 'The way to the person',
};

const optionsField: Field = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  options: [
    {
      displayName: 'Page Title',
      name: 'pageTitle',
      type: 'string',
      displayOptions: { show: { '/answerBy': ['link'] } },
      default: '',
      placeholder: 'e.g. Northwind Orders',
      description: 'Stands above the message on the page that the link opens',
    },
    {
      displayName: 'Remind After (Minutes)',
      name: 'remindAfter',
      type: 'number',
      displayOptions: { show: { '/answerBy': ['link'] } },
      typeOptions: { minValue: 1, maxValue: 1440 },
      default: 30,
      description:
        'Sends the message once more when nobody has answered by then. The gateway keeps it, and the answer takes it back.',
    },
    {
      displayName: 'Reminder Text',
      name: 'reminderText',
      type: 'string',
      displayOptions: { show: { '/answerBy': ['link'] } },
      default: '',
      placeholder: 'e.g. We still wait for your answer',
      description: "What 'Remind After (Minutes)' sends with the link; empty for the message again",
    },
    {
      displayName: 'Reply Hint',
      name: 'replyHint',
      type: 'string',
      displayOptions: { show: { '/answerBy': ['reply'], '/responseType': ['approval'] } },
      default: DEFAULT_REPLY_HINT,
      description: 'The last line of the message, which tells how to answer; may be empty',
    },
    {
      displayName: 'Reply Number',
      name: 'replyNumber',
      type: 'string',
      displayOptions: { show: { '/answerBy': ['reply'] } },
      default: '',
      placeholder: 'e.g. +77011234567',
      description: 'Only what this number of yours has received counts; empty for any',
    },
    {
      displayName: 'Shorten Link',
      name: 'shortenLinks',
      type: 'boolean',
      displayOptions: { show: { '/answerBy': ['link'] } },
      default: true,
      description:
        'Whether the gateway replaces the link by a short one; the whole one takes two SMS parts',
    },
  ],
};

/** The names of `message`, `responseType` and `approvalOptions` are those that n8n's human review looks for. */
export const waitFields: readonly Field[] = [
  {
    displayName: 'To',
    name: 'to',
    type: 'string',
    required: true,
    default: '',
    placeholder: 'e.g. +77011234567',
    description: 'The one number of the person who is asked',
  },
  {
    displayName: 'Message',
    name: 'message',
    type: 'string',
    typeOptions: { rows: 3 },
    required: true,
    default: '',
    placeholder: 'e.g. Order 1042 over 950 000 KZT: may it be shipped?',
    description: 'The question; with a link, it also stands on the page',
  },
  {
    displayName: 'Answer By',
    name: 'answerBy',
    type: 'options',
    options: [
      {
        name: 'Link',
        value: 'link',
        description: 'The message ends with a link to a page where the person answers',
      },
      {
        name: 'Reply SMS',
        value: 'reply',
        description:
          'The person answers by SMS, and the node looks into the inbox of the account until the answer is there',
      },
    ],
    default: 'link',
    description: 'How the person answers',
  },
  channelField,
  {
    displayName: 'Response Type',
    name: 'responseType',
    type: 'options',
    options: [
      { name: 'Approval', value: 'approval', description: 'Yes, or yes and no' },
      {
        name: 'Custom Form',
        value: 'customForm',
        description: 'The fields that you define; with a link only',
      },
      { name: 'Free Text', value: 'freeText', description: 'Whatever the person writes' },
    ],
    default: 'approval',
    description: 'What is wanted of the person',
  },
  approvalField,
  formField,
  senderField,
  addOptions(optionsField, [
    allowedRecipientsOption,
    defaultCountryOption,
    dryRunOption,
    limitWaitTimeOption,
    maxCostOption,
  ]),
];
