import {
  type ChannelRow,
  checkSendOrder,
  type CostMode,
  failure,
  findChannel,
  invalidInput,
  param,
  type Result,
  type SendChannel,
  type SendOrder,
  type SendParameters,
  sentence,
  success,
} from '../../protocol';
import { MESSAGE_OPTIONS } from '../fields/send-options';
import { readSender } from '../fields/sender';
import type { Host, Row } from '../host';
import type { FilesOfItem } from '../items/load-attachments';
import { readOptionValues } from '../parameters/read-parameters';
import { checkAllowed, checkGroups, readRecipients } from '../parameters/recipients';
import { prepareText } from './prepare-text';
import { readContent } from './read-content';

/** What an item wants sent, checked as far as that is possible without the gateway. */
export function readSendParameters(
  host: Host,
  itemIndex: number,
  cost: CostMode,
  files: FilesOfItem,
): Result<SendOrder> {
  const channel = readChannel(host, itemIndex);
  if (!channel.ok) return channel;
  const recipients = readRecipients(host, 'to', itemIndex, {
    takesNicknames: channel.value.takesNicknames,
  });
  if (!recipients.ok) return recipients;
  // A price is told of any recipient, and of a group only where a message would be sent to it.
  const check = cost === 1 ? checkGroups : checkAllowed;
  const forbidden = check(host, itemIndex, recipients.value, 'to');
  if (forbidden !== null) return failure(forbidden);
  const attached = files(itemIndex);
  if (!attached.ok) return attached;
  const content = readContent(host, itemIndex, channel.value, attached.value);
  if (!content.ok) return content;
  const options = readOptionValues(
    MESSAGE_OPTIONS,
    host.read('options', itemIndex, {}) as Row,
    channel.value.name,
  );
  if (!options.ok) return options;
  const parameters: SendParameters = {
    ...(options.value as Partial<SendParameters>),
    ...prepareText(host, itemIndex, channel.value, content.value),
    recipients: recipients.value,
    channel: channel.value.name as SendChannel,
    sender: readSender(host, itemIndex),
    sendAtZone: host.zone,
    cost,
  };
  return checkSendOrder(parameters, new Date());
}

function readChannel(host: Host, itemIndex: number): Result<ChannelRow> {
  const value: unknown = host.read('channel', itemIndex, 'sms');
  const channel = typeof value === 'string' ? findChannel(value) : undefined;
  if (channel?.isOffered) return success(channel);
  return failure(
    invalidInput(
      'channel',
      sentence`${param('channel')} is not a channel of this node: ${JSON.stringify(value)}`,
      sentence`Choose one from the list of ${param('channel')}`,
    ),
  );
}
