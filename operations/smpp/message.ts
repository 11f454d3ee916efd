import {
  type ChannelParameter,
  compareChannels,
  DEFAULT_VOICE,
  findChannel,
  type Problem,
  type Result,
  type SmppProblem,
  success,
  type TextLanguage,
  toStatusRecord,
  VOICES,
} from '../../protocol';
import type { Field } from '../field';
import { binaryFields } from '../fields/content';
import { addOptions } from '../fields/run-options';
import { addDelivery, readSimplify, simplifyField, toRecordRow } from '../fields/status-output';
import { languageOptionsField } from '../fields/text-language';
import type { Host, Row } from '../host';
import { runItems } from '../items/item-run';
import { isOn, readOptions, readSeconds, readTextLanguage } from '../parameters/parameters';
import { queryEach, messageIdField } from './query-each';
import { showDryRuns } from './dry-run';
import {
  DEFAULT_WAIT_TIMEOUT,
  MESSAGE_CHANNELS,
  sendOptionsField,
  showForChannels,
  acceptsNicknames,
  waitOptions,
} from './fields';
import type { ItemResult, SmppOperation, SmppResource, SmppRun } from './operation';
import { toRecipientOutput } from './outputs';
import { readOrder } from './read-order';
import {
  failIfNothingSent,
  type Order,
  readSubmitOptions,
  type SentMessage,
  type SubmitOptions,
  submitUnsent,
} from './submit-orders';

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

const sendFields: readonly Field[] = [
  {
    displayName: 'Channel',
    name: 'channel',
    type: 'options',
    options: MESSAGE_CHANNELS.map(({ name }) => {
      const { label = name, description } = findChannel(name) ?? {};
      return { name: label, value: name, description };
    }).sort((one, other) => compareChannels(one.value, other.value)),
    default: 'sms',
    description: 'Choose the channel of the message',
  },
  {
    ...toField,
    displayOptions: showForChannels((row) => row.name !== 'email' && !acceptsNicknames(row)),
    description: `${ACCEPTS}.`,
  },
  {
    ...toField,
    displayOptions: showForChannels(acceptsNicknames),
    description: `${ACCEPTS}. Nicknames and IDs such as #123 are also possible.`,
  },
  {
    ...toField,
    displayOptions: showForChannels(({ name }) => name === 'email'),
    placeholder: 'e.g. anna@example.com, boris@example.com',
    description:
      'Enter e-mail addresses of up to 20 characters, the limit of SMPP, separated by comma, semicolon or line break; an expression may also give a list',
  },
  {
    displayName: 'Bot Name',
    name: 'botName',
    type: 'string',
    displayOptions: showForChannels(({ accepts }) => accepts.includes('botName')),
    required: true,
    default: '',
    placeholder: 'e.g. @my_shop_bot',
    description: 'Name a bot that is connected in the SMSC dashboard',
  },
  {
    displayName: 'Subject',
    name: 'subject',
    type: 'string',
    displayOptions: showForChannels(({ accepts }) => accepts.includes('subject')),
    default: '',
    placeholder: 'e.g. Your invoice',
    description: 'Enter the subject line that the recipient sees above the message',
  },
  {
    displayName: 'Text',
    name: 'text',
    type: 'string',
    typeOptions: { rows: 4 },
    displayOptions: showForChannels(({ accepts }) => accepts.includes('text')),
    required: true,
    default: '',
    placeholder: 'e.g. Your order 1042 has arrived',
    description:
      'Enter the message that the recipient reads; 70 Cyrillic or 160 Latin characters make one paid part',
  },
  ...binaryFields.map((field) => ({
    ...field,
    displayOptions: showForChannels(({ accepts }) =>
      accepts.includes(field.name as ChannelParameter),
    ),
  })),
  {
    displayName: 'Voice',
    name: 'voice',
    type: 'options',
    displayOptions: showForChannels(({ accepts }) => accepts.includes('voice')),
    options: VOICES.map(({ name, label }) => ({ name: label, value: name })),
    default: DEFAULT_VOICE,
    description: 'Choose the voice that reads the text',
  },
  {
    displayName: 'Sender',
    name: 'sender',
    type: 'string',
    default: '',
    placeholder: 'e.g. MyCompany',
    description:
      "Enter the name or number that the recipient sees; empty for the account's default",
  },
  addOptions(sendOptionsField, waitOptions),
];

const send: SmppOperation = {
  value: 'send',
  name: 'Send',
  action: 'Send message',
  description:
    'Send a message by SMS, call, e-mail or messenger, which costs money for each recipient; returns one item per recipient',
  fields: sendFields,
  execute: executeSend,
};

async function executeSend(run: SmppRun): Promise<ItemResult[]> {
  return await runItems<SmppRun, Order, SentMessage, SubmitOptions, Problem | SmppProblem>(run, {
    readItem: (itemIndex) => readOrder(run.host, itemIndex, run.iso),
    readOptions: (host) => readSubmitOptions(host, readWait(host)),
    effect: 'sent',
    stages: [showDryRuns, submitUnsent, failIfNothingSent],
    readWritten: (itemIndex) => run.host.read('to', itemIndex),
    isSending: true,
    toRow: (sent, { language }) => toSentOutput(sent, language),
  });
}

function toSentOutput(sent: SentMessage, language: TextLanguage): Row {
  const { receipt } = sent;
  const row = toRecipientOutput(sent, language);
  if (receipt === undefined) return row;
  return addDelivery(row, receipt === null ? null : toRecordRow(receipt.record, language));
}

/** Milliseconds to wait for final statuses; `null`: not at all. */
function readWait(host: Host): Result<number | null> {
  const options = readOptions(host, 0);
  const timeout = readSeconds(options, 'waitTimeout', DEFAULT_WAIT_TIMEOUT);
  if (!timeout.ok) return timeout;
  return success(isOn(options.waitForStatus) ? timeout.value : null);
}

const getStatus: SmppOperation = {
  value: 'getStatus',
  name: 'Get Status',
  action: 'Get status of message',
  description: 'Get the delivery status of a message that was sent over SMPP',
  fields: [messageIdField, simplifyField, languageOptionsField],
  execute: async (run) =>
    await queryEach(run, async (client, id, itemIndex) => {
      const status = await client.query(id);
      if (!status.ok) return status;
      if (!readSimplify(run.host, itemIndex)) return { ok: true, value: [{ ...status.value }] };
      const record = toStatusRecord(status.value, { id });
      return { ok: true, value: [toRecordRow(record, readTextLanguage(run.host, itemIndex))] };
    }),
};

const cancel: SmppOperation = {
  value: 'cancel',
  name: 'Cancel',
  action: 'Cancel message',
  description:
    'Cancel a message that was not passed to the operator yet, such as a scheduled message',
  fields: [messageIdField],
  execute: async (run) =>
    await queryEach(run, async (client, id) => {
      const cancelled = await client.cancel(id);
      return cancelled.ok ? { ok: true, value: [{ cancelled: true, id }] } : cancelled;
    }),
};

export const message: SmppResource = {
  value: 'message',
  name: 'Message',
  defaultOperation: send.value,
  operations: [send, getStatus, cancel],
};
