import type { Host } from '../host';

import { isDryRun } from '../fields/dry-run-option';
import { readSendParameters } from '../message/read-send-parameters';
import { readText } from '../parameters/read-text';
import {
  keepOneEach,
  prepareCommand,
  success,
  type MailCharset,
  type Result,
  type SmtpMessageParameters,
} from '../../protocol';
import type { MailSettings } from './mail-settings';
import { readOptions } from '../parameters/read-options';
import { readPhones } from '../parameters/read-phones';
import type { Order } from './order';
import { checkOrder } from './write-mail';

const CHARSETS: readonly MailCharset[] = ['auto', 'koi8-r', 'utf-8'];

/** A message, once to each subscriber: whatever is wrong with it is found before anything is sent. */
export function readOrder(host: Host, itemIndex: number, settings: MailSettings): Result<Order> {
  const parameters = readSendParameters(host, itemIndex, 0, () => success([]));
  if (!parameters.ok) return parameters;
  const recipients = keepOneEach(parameters.value.recipients);
  return toOrder(host, itemIndex, settings, { ...parameters.value, recipients });
}

/** The same for numbers that get no text. A number twice would be asked for and paid for twice. */
export function readNumberOrder(
  channel: 'hlr' | 'ping',
  host: Host,
  itemIndex: number,
  settings: MailSettings,
): Result<Order> {
  const phones = readPhones(host, 'phone', itemIndex, { takesGroups: true });
  if (!phones.ok) return phones;
  const messageId = readText(readOptions(host, itemIndex).messageId, 'messageId');
  if (!messageId.ok) return messageId;
  const recipients = keepOneEach(phones.value);
  return toOrder(host, itemIndex, settings, {
    channel,
    recipients,
    messageId: messageId.value.trim(),
  });
}

function toOrder(
  host: Host,
  itemIndex: number,
  settings: MailSettings,
  parameters: SmtpMessageParameters,
): Result<Order> {
  const options = readOptions(host, itemIndex);
  const answer = options.answer === 'always' ? 'always' : 'onFault';
  const now = new Date();
  const command = prepareCommand(parameters, settings.account, { answer, now });
  if (!command.ok) return command;
  const order = {
    command: command.value,
    charset: CHARSETS.find((name) => name === options.charset) ?? 'auto',
    isDryRun: isDryRun(host, itemIndex),
  };
  const invalid = checkOrder(order, settings, now);
  return invalid ?? success(order);
}
