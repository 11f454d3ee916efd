import type { Field } from '../../field';

import { binaryFields } from '../../fields/content';
import { addOptions } from '../../fields/run-options';
import {
  compareLabels,
  DEFAULT_VOICE,
  findChannel,
  VOICES,
  type ChannelParameter,
} from '../../../protocol';
import { showForChannels, takesNicknames, MESSAGE_CHANNELS } from '../properties/channels';
import { sendOptionsField } from '../properties/send-options';
import { waitOptions } from '../properties/wait-options';

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

export const sendFields: readonly Field[] = [
  {
    displayName: 'Channel',
    name: 'channel',
    type: 'options',
    options: MESSAGE_CHANNELS.map(({ name }) => {
      const { label = name, description } = findChannel(name) ?? {};
      return { name: label, value: name, description };
    }).sort((one, other) => compareLabels(one.name, other.name)),
    default: 'sms',
    description: 'The way to the recipient',
  },
  {
    ...toField,
    displayOptions: showForChannels((row) => row.name !== 'email' && !takesNicknames(row)),
    description: `${ACCEPTS}.`,
  },
  {
    ...toField,
    displayOptions: showForChannels(takesNicknames),
    description: `${ACCEPTS}. Nicknames and IDs like #123 are also possible.`,
  },
  {
    ...toField,
    displayOptions: showForChannels(({ name }) => name === 'email'),
    placeholder: 'e.g. anna@example.com, boris@example.com',
    description:
      'Addresses of up to 20 characters, which is all that SMPP has room for, separated by comma, semicolon or line break; an expression may also give a list',
  },
  {
    displayName: 'Bot Name',
    name: 'botName',
    type: 'string',
    displayOptions: showForChannels(({ takes }) => takes.includes('botName')),
    required: true,
    default: '',
    placeholder: 'e.g. @my_shop_bot',
    description: 'A bot that is connected in the cabinet',
  },
  {
    displayName: 'Subject',
    name: 'subject',
    type: 'string',
    displayOptions: showForChannels(({ takes }) => takes.includes('subject')),
    default: '',
    placeholder: 'e.g. Your invoice',
    description: 'The line above the message that the recipient sees first',
  },
  {
    displayName: 'Text',
    name: 'text',
    type: 'string',
    typeOptions: { rows: 4 },
    displayOptions: showForChannels(({ takes }) => takes.includes('text')),
    required: true,
    default: '',
    placeholder: 'e.g. Your order 1042 has arrived',
    description: 'Longer texts travel in parts and are put together by the phone',
  },
  ...binaryFields.map((field) => ({
    ...field,
    displayOptions: showForChannels(({ takes }) => takes.includes(field.name as ChannelParameter)),
  })),
  {
    displayName: 'Voice',
    name: 'voice',
    type: 'options',
    displayOptions: showForChannels(({ takes }) => takes.includes('voice')),
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
  addOptions(sendOptionsField, waitOptions),
];
