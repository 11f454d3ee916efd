import {
  keepOneEach,
  type MailCharset,
  prepareCommand,
  type Result,
  type SmtpMessageParameters,
  success,
} from '../../protocol';
import { isDryRun } from '../items/dry-run';
import type { Host } from '../host';
import { readMessage } from '../message/read-message';
import { readOptions, readText } from '../parameters/parameters';
import { readPhones } from '../parameters/recipients';
import type { MailSettings } from './mail';
import { checkOrder, type Order } from './write-mail';

const CHARSETS: readonly MailCharset[] = ['auto', 'koi8-r', 'utf-8'];

/**
 * Returns the message of an item, once to each subscriber. All its problems are found before
 * anything is sent.
 */
export async function readOrder(
  host: Host,
  itemIndex: number,
  settings: MailSettings,
): Promise<Result<Order>> {
  const parameters = await readMessage(host, itemIndex, 0, async () => success([]));
  if (!parameters.ok) return parameters;
  const recipients = keepOneEach(parameters.value.recipients);
  return toOrder(host, itemIndex, settings, { ...parameters.value, recipients });
}

/**
 * The same for requests without a text. Contains each phone number once, because each one costs
 * money.
 */
export function readNumberOrder(
  channel: 'hlr' | 'ping',
  host: Host,
  itemIndex: number,
  settings: MailSettings,
): Result<Order> {
  const phones = readPhones(host, 'phone', itemIndex, { acceptsGroups: true });
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
