import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { readOptionValues } from '../../../../../nodes/Smsc/actions/read-option-values';
import { readText } from '../../../../../nodes/Smsc/actions/read-text';
import {
  buildMail,
  failure,
  findChannel,
  invalidInput,
  prepareCommand,
  success,
  writeCommand,
  type Mail,
  type MailCharset,
  type Result,
  type SendChannel,
  type SmtpMessageParameters,
} from '../../../../../protocol/transports';
import { createMessageId } from '../../mail/create-message-id';
import type { MailSettings } from '../../mail/settings';
import { readOptions } from '../../items/read-options';
import { readPhones } from '../../items/read-phones';
import { MESSAGE_OPTIONS, TEXT_CHANNELS } from './send-fields';

/** One mail, and what it orders. */
export interface Order {
  readonly id: string;
  readonly phones: readonly string[];
  readonly mail: Mail;
}

/** Parameters of the content that have fields of their own, and the channel that has them. */
const FIELDS = { text: null, subject: 'email', link: 'wapPush', voice: 'voice' } as const;
const CHARSETS: readonly MailCharset[] = ['auto', 'koi8-r', 'utf-8'];

/** What an item wants sent, as a finished mail: whatever is wrong with it is found before. */
export function readOrder(
  functions: IExecuteFunctions,
  itemIndex: number,
  settings: MailSettings,
): Result<Order> {
  const value: unknown = functions.getNodeParameter('channel', itemIndex, 'sms');
  const channel = TEXT_CHANNELS.find((name) => name === value);
  if (channel === undefined) {
    const text = `'channel' is none that a mail can carry: ${JSON.stringify(value)}`;
    return failure(invalidInput('channel', text, "Choose one from the list of 'channel'"));
  }
  const takesNicknames = findChannel(channel)?.takesNicknames === true;
  const phones = readPhones(functions, 'to', itemIndex, { takesNicknames });
  if (!phones.ok) return phones;
  const content: IDataObject = {};
  for (const [name, only] of Object.entries(FIELDS)) {
    if (only !== null && only !== channel) continue;
    const text = readText(functions.getNodeParameter(name, itemIndex, ''), name);
    if (!text.ok) return text;
    if (text.value !== '') content[name] = text.value;
  }
  const sender = readText(functions.getNodeParameter('sender', itemIndex, ''), 'sender');
  if (!sender.ok) return sender;
  return finish(functions, itemIndex, settings, {
    ...(content as Partial<SmtpMessageParameters>),
    channel,
    recipients: phones.value,
    sender: sender.value.trim(),
    sendAtZone: functions.getTimezone(),
  });
}

/** The same for numbers that are only looked up. */
export function readLookupOrder(
  functions: IExecuteFunctions,
  itemIndex: number,
  settings: MailSettings,
): Result<Order> {
  const phones = readPhones(functions, 'phone', itemIndex);
  if (!phones.ok) return phones;
  const recipients = [...new Set(phones.value)];
  return finish(functions, itemIndex, settings, { channel: 'hlr', recipients });
}

function finish(
  functions: IExecuteFunctions,
  itemIndex: number,
  { account, from, to }: MailSettings,
  parameters: SmtpMessageParameters & { readonly channel: SendChannel },
): Result<Order> {
  const given = readOptions(functions, itemIndex);
  const options = readOptionValues(MESSAGE_OPTIONS, given, parameters.channel);
  if (!options.ok) return options;
  const now = new Date();
  const messageId = readMessageId(options.value.messageId);
  const message = { ...parameters, ...options.value, messageId };
  const answer = given.answer === 'always' ? 'always' : 'onFault';
  const command = prepareCommand(message, account, { answer, now });
  if (!command.ok) return command;
  const body = writeCommand(command.value);
  if (!body.ok) return body;
  const charset = CHARSETS.find((name) => name === given.charset) ?? 'auto';
  const reference = createMessageId();
  const mail = buildMail({ from, to, date: now, reference, body: body.value, charset });
  if (!mail.ok) return mail;
  return success({ id: messageId, phones: parameters.recipients, mail: mail.value });
}

function readMessageId(value: unknown): string {
  const given = typeof value === 'string' ? value.trim() : '';
  return given === '' ? createMessageId() : given;
}
