import {
  compareLabels,
  failure,
  findChannel,
  invalidInput,
  param,
  readAnswerMail,
  type Result,
  sentence,
  success,
  summarizeProblem,
  HTTP_ONLY_PARAMETERS,
} from '../../protocol';
import type { Field } from '../field';
import { binaryFields, botNameField, linkField, subjectFields } from '../fields/content';
import { createToFields } from '../fields/recipients';
import { addOptions } from '../fields/run-options';
import { MESSAGE_OPTIONS, sendOptionsField } from '../fields/send-options';
import { createVoiceFields, TEXT_OPTIONS } from '../fields/text-options';
import type { Row } from '../host';
import { forEachItem } from '../items/item-run';
import { readText } from '../parameters/parameters';
import { forMailChannels, itemsPerMailOption, MAIL_CHANNELS, MAIL_OPTIONS } from './fields';
import type { SmtpOperation, SmtpResource } from './operation';
import { readOrder } from './read-order';
import { sendOrders } from './send-orders';

/** Options of a message that a mail can carry. */
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

/** Without the list of the SMSC node, which is asked for by HTTP; an e-mail cannot do without one. */
const senderFields: readonly Field[] = [
  {
    ...senderField,
    displayOptions: { show: { channel: MAIL_CHANNELS.filter((name) => name !== 'email') } },
    placeholder: 'e.g. MyCompany',
    description: "The name or number that the recipient sees; empty for the account's default",
  },
  {
    ...senderField,
    displayOptions: { show: { channel: ['email'] } },
    required: true,
    placeholder: 'e.g. shop@example.com',
    description: 'An e-mail address that is registered in the cabinet',
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
    }).sort((one, other) => compareLabels(one.name, other.name)),
    default: 'sms',
    description: 'The way to the recipient',
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
    description: 'Up to 1000 characters; the body of an e-mail may be longer',
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
  description: 'Send a message by mail to the gateway; gives one item per recipient',
  fields: sendFields,
  execute: async (run, settings) => await sendOrders(run, await settings(), readOrder),
};

const answerField: Field = {
  displayName: 'Answer',
  name: 'mail',
  type: 'string',
  typeOptions: { rows: 4 },
  required: true,
  default: '',
  placeholder: 'e.g. OK - 1 SMS, ID - 1234',
  description: "Text of the gateway's mail, such as textPlain, textHtml or raw of the IMAP trigger",
};

const decodeAnswer: SmtpOperation = {
  value: 'decodeAnswer',
  name: 'Decode Answer',
  action: 'Decode answer to message',
  description: 'Read the mail with which the gateway answers; asks nothing and verifies nothing',
  fields: [answerField],
  execute: async (run) =>
    await forEachItem(run, {
      prepare: (itemIndex) => decode(run.host.read('mail', itemIndex)),
      perform: (output) => Promise.resolve(success([output])),
    }),
};

function decode(value: unknown): Result<Row> {
  const mail = readText(value, 'mail');
  if (!mail.ok) return mail;
  const answer = readAnswerMail(mail.value);
  if (answer === null) {
    return failure(
      invalidInput(
        'mail',
        sentence`${param('mail')} holds no answer of the gateway`,
        'Give the text of a mail with a line that starts with OK or ERROR',
      ),
    );
  }
  if (answer.ok) {
    const { id, parts } = answer.value;
    return success({
      id,
      accepted: true,
      parts,
      errorCode: null,
      errorName: null,
      errorText: null,
    });
  }
  const { problem } = answer;
  if (problem.kind !== 'gateway') return failure(problem);
  return success({
    id: problem.messageId,
    accepted: false,
    parts: null,
    errorCode: problem.code,
    errorName: problem.name,
    errorText: summarizeProblem(problem),
  });
}

export const message: SmtpResource = {
  value: 'message',
  name: 'Message',
  defaultOperation: send.value,
  operations: [decodeAnswer, send],
};
