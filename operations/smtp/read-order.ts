import type { IExecuteFunctions } from 'n8n-workflow';

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
} from '../../protocol/transports';
import type { MailSettings } from '../../packages/transports/nodes/mail/settings';
import { readOptions } from '../parameters/read-options';
import { readPhones } from '../parameters/read-phones';
import type { Order } from './order';
import { checkOrder } from './write-mail';

const CHARSETS: readonly MailCharset[] = ['auto', 'koi8-r', 'utf-8'];

/** A message, once to each subscriber: whatever is wrong with it is found before anything is sent. */
export function readOrder(
  functions: IExecuteFunctions,
  itemIndex: number,
  settings: MailSettings,
): Result<Order> {
  const parameters = readSendParameters(functions, itemIndex, 0, () => success([]));
  if (!parameters.ok) return parameters;
  const recipients = keepOneEach(parameters.value.recipients);
  return toOrder(functions, itemIndex, settings, { ...parameters.value, recipients });
}

/** The same for numbers that get no text. A number twice would be asked for and paid for twice. */
export function readNumberOrder(
  channel: 'hlr' | 'ping',
  functions: IExecuteFunctions,
  itemIndex: number,
  settings: MailSettings,
): Result<Order> {
  const phones = readPhones(functions, 'phone', itemIndex, { takesGroups: true });
  if (!phones.ok) return phones;
  const messageId = readText(readOptions(functions, itemIndex).messageId, 'messageId');
  if (!messageId.ok) return messageId;
  const recipients = keepOneEach(phones.value);
  return toOrder(functions, itemIndex, settings, {
    channel,
    recipients,
    messageId: messageId.value.trim(),
  });
}

function toOrder(
  functions: IExecuteFunctions,
  itemIndex: number,
  settings: MailSettings,
  parameters: SmtpMessageParameters,
): Result<Order> {
  const options = readOptions(functions, itemIndex);
  const answer = options.answer === 'always' ? 'always' : 'onFault';
  const now = new Date();
  const command = prepareCommand(parameters, settings.account, { answer, now });
  if (!command.ok) return command;
  const order = {
    command: command.value,
    charset: CHARSETS.find((name) => name === options.charset) ?? 'auto',
    isDryRun: isDryRun(functions, itemIndex),
  };
  const invalid = checkOrder(order, settings, now);
  return invalid ?? success(order);
}
