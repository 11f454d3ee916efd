import {
  failure,
  invalidInput,
  keepOneEach,
  param,
  prepareMessage,
  type Result,
  sentence,
  type SmppChannel,
  type SmppChannelRow,
  type SmppMessageParameters,
  success,
  writtenPhone,
} from '../../protocol';
import type { Host, Row } from '../host';
import { readOptions, readOptionValues, readText } from '../parameters/parameters';
import { readPhones } from '../parameters/recipients';
import { MESSAGE_CHANNELS, MESSAGE_OPTIONS, acceptsNicknames } from './fields';
import type { Order } from './submit-orders';

/** Parameters of the content with their own fields. */
const FIELDS = ['text', 'subject', 'botName', 'voice', 'data', 'dataFormat'] as const;

/**
 * Returns the order of an item, with its bytes, so that every problem is found before anything is
 * sent. Two spellings of one phone number are one message.
 */
export function readOrder(host: Host, itemIndex: number, iso: boolean): Result<Order> {
  const channel = readChannel(host, itemIndex);
  if (!channel.ok) return channel;
  const { accepts } = channel.value;
  const nicknames = acceptsNicknames(channel.value);
  const phones = readPhones(host, 'to', itemIndex, { acceptsNicknames: nicknames });
  if (!phones.ok) return phones;
  const content: Row = {};
  for (const name of FIELDS) {
    if (!accepts.includes(name)) continue;
    const text = readText(host.read(name, itemIndex, ''), name);
    if (!text.ok) return text;
    if (text.value !== '') content[name] = text.value;
  }
  const sender = readText(host.read('sender', itemIndex, ''), 'sender');
  if (!sender.ok) return sender;
  const given = readOptions(host, itemIndex);
  const options = readOptionValues(MESSAGE_OPTIONS, given, channel.value.name);
  if (!options.ok) return options;
  const { deliveryReceipt = true, ...others } = options.value;
  return prepareFor(keepOneEach(phones.value), iso, {
    ...(others as Partial<SmppMessageParameters>),
    ...(content as Partial<SmppMessageParameters>),
    channel: channel.value.name as SmppChannel,
    sender: sender.value.trim(),
    sendAtZone: host.zone,
    receipt: deliveryReceipt === true,
  });
}

/**
 * The same message to each recipient. SMPP has no `+`, so the address is the number as the gateway
 * would understand it over HTTP, and as the output has it.
 */
export function prepareFor(
  phones: readonly string[],
  iso: boolean,
  parameters: Omit<SmppMessageParameters, 'to'>,
): Result<Order> {
  const messages = [];
  for (const phone of phones.map(writtenPhone)) {
    const message = prepareMessage({ ...parameters, to: phone }, { iso, now: new Date() });
    if (!message.ok) return message;
    messages.push({ phone, message: message.value });
  }
  return success({ messages, text: parameters.text });
}

function readChannel(host: Host, itemIndex: number): Result<SmppChannelRow> {
  const value: unknown = host.read('channel', itemIndex, 'sms');
  const channel = MESSAGE_CHANNELS.find(({ name }) => name === value);
  if (channel) return success(channel);
  return failure(
    invalidInput(
      'channel',
      sentence`${param('channel')} is not a channel of this node: ${JSON.stringify(value)}`,
      sentence`Choose an option of ${param('channel')}`,
    ),
  );
}
