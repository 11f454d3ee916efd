import {
  compareChannels,
  failure,
  findChannel,
  invalidInput,
  param,
  problemIn,
  readResponseMail,
  type Result,
  sentence,
  success,
  summarizeProblem,
  type TextLanguage,
  HTTP_ONLY_PARAMETERS,
} from '../../protocol';
import type { Field } from '../field';
import { binaryFields, botNameField, linkField, subjectFields } from '../fields/content';
import { createToFields } from '../fields/recipients';
import { addOptions } from '../fields/run-options';
import { MESSAGE_OPTIONS, sendOptionsField } from '../fields/send-options';
import { createVoiceFields, TEXT_OPTIONS } from '../fields/text-options';
import { languageOptionsField } from '../fields/text-language';
import type { Row } from '../host';
import { forEachItem } from '../items/for-each-item';
import { readText, readTextLanguage } from '../parameters/parameters';
import { forMailChannels, itemsPerMailOption, MAIL_CHANNELS, MAIL_OPTIONS } from './fields';
import type { SmtpOperation, SmtpResource } from './operation';
import { readOrder } from './read-order';
import { sendOrders } from './send-orders';

/** The options of a message that an e-mail supports. */
const PLACED_OPTIONS = forMailChannels(
  [...MESSAGE_OPTIONS, ...TEXT_OPTIONS].filter(
    ({ name }) => name !== 'addAnalysis' && !HTTP_ONLY_PARAMETERS.includes(name),
  ),
);

const senderField: Field = {
  displayName: 'Sender',
  name: 'sender',
  type: 'string',
  default: '',
};

/**
 * The sender ID, without the list of the SMSC node, which requires HTTP. A message to an e-mail
 * address requires one.
 */
const senderFields: readonly Field[] = [
  {
    ...senderField,
    displayOptions: { show: { channel: MAIL_CHANNELS.filter((name) => name !== 'email') } },
    placeholder: 'e.g. MyCompany',
    description:
      "Enter the name or number that the recipient sees; empty for the account's default",
  },
  {
    ...senderField,
    displayOptions: { show: { channel: ['email'] } },
    required: true,
    placeholder: 'e.g. shop@example.com',
    description: 'Enter an e-mail address that is registered in the SMSC dashboard',
  },
];

const sendFields: readonly Field[] = [
  {
    displayName: 'Channel',
    name: 'channel',
    type: 'options',
    options: MAIL_CHANNELS.map((name) => {
      const { label = name, description } = findChannel(name) ?? {};
      return { name: label, value: name, description };
    }).sort((one, other) => compareChannels(one.value, other.value)),
    default: 'sms',
    description: 'Choose the channel of the message',
  },
  ...forMailChannels([...createToFields(), botNameField, linkField, ...subjectFields]),
  {
    displayName: 'Text',
    name: 'text',
    type: 'string',
    typeOptions: { rows: 4 },
    displayOptions: { show: { channel: MAIL_CHANNELS.filter((name) => name !== 'binary') } },
    required: true,
    default: '',
    placeholder: 'e.g. Your order 1042 has arrived',
    description: 'Enter up to 1000 characters; the body of an e-mail may be longer',
  },
  ...forMailChannels([
    ...binaryFields,
    ...createVoiceFields({ channel: ['voice'] }).filter(({ name }) => name === 'voice'),
  ]),
  ...senderFields,
  addOptions({ ...sendOptionsField, options: PLACED_OPTIONS }, [
    ...MAIL_OPTIONS,
    itemsPerMailOption,
  ]),
];

const send: SmtpOperation = {
  value: 'send',
  name: 'Send',
  action: 'Send message',
  description: 'Send a message by e-mail to the gateway; returns one item per recipient',
  fields: sendFields,
  execute: async (run, settings) =>
    await sendOrders(run, await settings(), { read: readOrder, parameter: 'to' }),
};

const answerField: Field = {
  displayName: 'Response',
  name: 'mail',
  type: 'string',
  typeOptions: { rows: 4 },
  required: true,
  default: '',
  placeholder: 'e.g. OK - 1 SMS, ID - 1234',
  description:
    "Enter the text of the gateway's e-mail, such as textPlain, textHtml or raw of the IMAP trigger",
};

const decodeAnswer: SmtpOperation = {
  value: 'decodeAnswer',
  name: 'Decode Response',
  action: 'Decode response to message',
  description:
    'Decode the e-mail with which the gateway responds; does not contact the gateway or verify the e-mail',
  fields: [answerField, languageOptionsField],
  execute: async (run) =>
    await forEachItem(run, {
      prepare: (itemIndex) =>
        decode(run.host.read('mail', itemIndex), readTextLanguage(run.host, itemIndex)),
      perform: (output) => Promise.resolve(success([output])),
    }),
};

function decode(value: unknown, language: TextLanguage): Result<Row> {
  const mail = readText(value, 'mail');
  if (!mail.ok) return mail;
  const response = readResponseMail(mail.value);
  if (response === null) {
    return failure(
      invalidInput(
        'mail',
        sentence`${param('mail')} does not contain a response of the gateway`,
        'Enter the text of an e-mail with a line that starts with OK or ERROR',
      ),
    );
  }
  if (response.ok) {
    const { id, parts } = response.value;
    return success({
      id,
      accepted: true,
      parts,
      errorCode: null,
      errorName: null,
      errorText: null,
    });
  }
  const { problem } = response;
  if (problem.kind !== 'gateway') return failure(problem);
  return success({
    id: problem.messageId,
    accepted: false,
    parts: null,
    errorCode: problem.code,
    errorName: problem.name,
    errorText: summarizeProblem(problemIn(problem, language)),
  });
}

export const message: SmtpResource = {
  value: 'message',
  name: 'Message',
  defaultOperation: send.value,
  operations: [send, decodeAnswer],
};
