import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import {
  buildSendRequest,
  failure,
  findChannel,
  invalidInput,
  success,
  type ChannelRow,
  type CostMode,
  type Result,
  type SendChannel,
  type SendParameters,
} from '../../protocol';
import type { FilesOfItem } from '../items/load-attachments';
import { MESSAGE_OPTIONS } from '../fields/send-options';
import { readSender } from '../fields/sender';
import { readOptionValues } from '../parameters/read-option-values';
import { checkAllowed } from '../parameters/check-allowed';
import { checkGroups } from '../parameters/check-groups';
import { readRecipients } from '../parameters/read-recipients';
import { prepareText } from './prepare-text';
import { readContent } from './read-content';

/**
 * What an item wants sent, checked as far as that is possible without the gateway. The request
 * itself is built again by the client, so the check cannot differ from what is sent.
 */
export function readSendParameters(
  functions: IExecuteFunctions,
  itemIndex: number,
  cost: CostMode,
  files: FilesOfItem,
): Result<SendParameters> {
  const channel = readChannel(functions, itemIndex);
  if (!channel.ok) return channel;
  const recipients = readRecipients(functions, 'to', itemIndex, {
    takesNicknames: channel.value.takesNicknames,
  });
  if (!recipients.ok) return recipients;
  // A price is told of any recipient, and of a group only where a message would be sent to it.
  const check = cost === 1 ? checkGroups : checkAllowed;
  const forbidden = check(functions, itemIndex, recipients.value, 'to');
  if (forbidden !== null) return failure(forbidden);
  const attached = files(itemIndex);
  if (!attached.ok) return attached;
  const content = readContent(functions, itemIndex, channel.value, attached.value);
  if (!content.ok) return content;
  const options = readOptionValues(
    MESSAGE_OPTIONS,
    functions.getNodeParameter('options', itemIndex, {}) as IDataObject,
    channel.value.name,
  );
  if (!options.ok) return options;
  const parameters: SendParameters = {
    ...(options.value as Partial<SendParameters>),
    ...prepareText(functions, itemIndex, channel.value, content.value),
    recipients: recipients.value,
    channel: channel.value.name as SendChannel,
    sender: readSender(functions, itemIndex),
    sendAtZone: functions.getTimezone(),
    cost,
  };
  const request = buildSendRequest(parameters, { charset: 'utf-8', format: 3, now: new Date() });
  return request.ok ? success(parameters) : request;
}

function readChannel(functions: IExecuteFunctions, itemIndex: number): Result<ChannelRow> {
  const value: unknown = functions.getNodeParameter('channel', itemIndex, 'sms');
  const channel = typeof value === 'string' ? findChannel(value) : undefined;
  if (channel?.isOffered) return success(channel);
  return failure(
    invalidInput(
      'channel',
      `'channel' is not a channel of this node: ${JSON.stringify(value)}`,
      "Choose one from the list of 'channel'",
    ),
  );
}
