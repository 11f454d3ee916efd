import { findChannel } from '../../../protocol';
import type { Field } from '../../field';
import { defaultCountryOption } from '../../fields/default-country';
import { addOptions, EXECUTION_LIMITS, maxCostOption } from '../../fields/run-options';
import { allowedRecipientsOption, dryRunOption } from '../../fields/safety-options';
import { senderField } from '../../fields/sender';
import { languageOption } from '../../fields/text-language';
import { createRecipientLanguageOption } from '../../recipient-language/recipient-language';
import { approvalField, approvalNotice, formField } from './answer-fields';
import { limitWaitTimeOption } from './time-limit';

/** The channels that need only a phone number and a text with a link. */
export const WAIT_CHANNELS = ['sms', 'viber', 'whatsapp', 'telegram', 'flashSms'] as const;
export type WaitChannel = (typeof WAIT_CHANNELS)[number];

/** The channel on which people reply by text. */
export const REPLY_CHANNEL = 'sms' satisfies WaitChannel;

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
  description: 'Choose the channel of the message',
};

const optionsField: Field = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  options: [
    {
      displayName: 'Allow Private Address',
      name: 'allowPrivateAddress',
      type: 'boolean',
      displayOptions: { show: { '/answerBy': ['link'] } },
      default: false,
      description:
        'Whether to send a link that only devices in the network of this server can open, e.g. over a VPN',
    },
    {
      displayName: 'Page Title',
      name: 'pageTitle',
      type: 'string',
      displayOptions: { show: { '/answerBy': ['link'] } },
      default: '',
      placeholder: 'e.g. Northwind Orders',
      description: 'Show this title above the message on the page that the link opens',
    },
    {
      displayName: 'Remind After (Minutes)',
      name: 'remindAfter',
      type: 'number',
      displayOptions: { show: { '/answerBy': ['link'] } },
      typeOptions: { minValue: 1, maxValue: 1440 },
      default: 30,
      description:
        'Send a reminder if there is no answer after this time. The gateway stores the reminder, and an answer cancels it.',
    },
    {
      displayName: 'Reminder Text',
      name: 'reminderText',
      type: 'string',
      displayOptions: { show: { '/answerBy': ['link'] } },
      default: '',
      placeholder: 'e.g. We are still waiting for your answer',
      description:
        "Enter the text that 'Remind After (Minutes)' sends with the link; empty to repeat the message after the word 'Reminder'",
    },
    {
      displayName: 'Reply Hint',
      name: 'replyHint',
      type: 'string',
      displayOptions: { show: { '/answerBy': ['reply'], '/responseType': ['approval'] } },
      default: '',
      placeholder: 'e.g. Reply YES or NO',
      description:
        "End the message with this line, which explains how to answer, instead of 'Reply YES or NO' in the language of the recipient; empty for no such line",
    },
    {
      displayName: 'Reply Number',
      name: 'replyNumber',
      type: 'string',
      displayOptions: { show: { '/answerBy': ['reply'] } },
      default: '',
      placeholder: 'e.g. +77011234567',
      description: 'Accept only replies to this phone number of the account; empty for any',
    },
    {
      displayName: 'Shorten Link',
      name: 'shortenLinks',
      type: 'boolean',
      displayOptions: { show: { '/answerBy': ['link'] } },
      default: true,
      description:
        'Whether the gateway replaces the link with a short one; the full link takes two SMS parts',
    },
  ],
};

/** n8n's human review looks for the names `message`, `responseType` and `approvalOptions`. */
export const waitFields: readonly Field[] = [
  {
    displayName: 'To',
    name: 'to',
    type: 'string',
    required: true,
    default: '',
    placeholder: 'e.g. +77011234567',
    description: 'Enter the one phone number of the person to ask',
  },
  {
    displayName: 'Message',
    name: 'message',
    type: 'string',
    typeOptions: { rows: 3 },
    required: true,
    default: '',
    placeholder: 'e.g. Order 1042 for 950 000 KZT: ship it?',
    description: 'Enter the question; with a link, the page shows it too',
  },
  {
    displayName: 'Response Method',
    name: 'answerBy',
    type: 'options',
    options: [
      {
        name: 'Link',
        value: 'link',
        description: 'End the message with a link to a page where the person answers',
      },
      {
        name: 'Reply SMS',
        value: 'reply',
        description:
          'Wait for the answer by SMS; the node polls the inbox of the account until it arrives',
      },
    ],
    default: 'link',
    description: 'Choose whether the person answers on a page or by SMS',
  },
  channelField,
  {
    displayName: 'Response Type',
    name: 'responseType',
    type: 'options',
    options: [
      { name: 'Approval', value: 'approval', description: 'Ask for yes, or for yes or no' },
      {
        name: 'Custom Form',
        value: 'customForm',
        description: 'Ask for the fields that you define; requires a link',
      },
      { name: 'Free Text', value: 'freeText', description: 'Accept any text' },
    ],
    default: 'approval',
    description: 'Choose the kind of answer',
  },
  approvalField,
  approvalNotice,
  formField,
  senderField,
  {
    displayName:
      "The workflow waits until the person answers, however long that takes. To continue without an answer, add 'Limit Wait Time' in the options.",
    name: 'limitNotice',
    type: 'notice',
    displayOptions: { show: { answerBy: ['link'] } },
    default: '',
  },
  addOptions(optionsField, [
    allowedRecipientsOption,
    defaultCountryOption,
    dryRunOption,
    languageOption,
    limitWaitTimeOption,
    ...EXECUTION_LIMITS,
    maxCostOption,
    createRecipientLanguageOption(
      'Choose the language of the page, unless it is written by you: Automatic shows each person that of the browser. The words about how to answer by SMS have this language too, but the phone does not tell its own.',
    ),
  ]),
];
