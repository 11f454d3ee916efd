import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import {
  buildSendRequest,
  failure,
  findChannel,
  invalidInput,
  success,
  type CostMode,
  type Result,
  type SendChannel,
  type SendParameters,
} from '../../../../protocol';
import { sendOptionsField } from '../properties/send-options';
import { readSender } from '../properties/sender';
import { readRecipients } from '../read-recipients';

/**
 * What an item wants sent, checked as far as that is possible without the gateway. The request
 * itself is built again by the client, so the check cannot differ from what is sent.
 */
export function readSendParameters(
  functions: IExecuteFunctions,
  itemIndex: number,
  cost: CostMode,
): Result<SendParameters> {
  const channel = readChannel(functions, itemIndex);
  if (!channel.ok) return channel;
  const recipients = readRecipients(functions, 'to', itemIndex, {
    takesNicknames: findChannel(channel.value)?.takesNicknames,
  });
  if (!recipients.ok) return recipients;
  const parameters: SendParameters = {
    ...readOptions(functions, itemIndex),
    recipients: recipients.value,
    channel: channel.value,
    text: toText(functions.getNodeParameter('text', itemIndex, '')),
    sender: readSender(functions, itemIndex),
    sendAtZone: functions.getTimezone(),
    cost,
  };
  const request = buildSendRequest(parameters, { charset: 'utf-8', format: 3, now: new Date() });
  return request.ok ? success(parameters) : request;
}

function readChannel(functions: IExecuteFunctions, itemIndex: number): Result<SendChannel> {
  const value = functions.getNodeParameter('channel', itemIndex, 'sms');
  const channel = findChannel(String(value));
  if (channel?.isOffered) return success(channel.name as SendChannel);
  return failure(
    invalidInput(
      'channel',
      `'channel' is not a channel of this node: ${JSON.stringify(value)}`,
      "Choose one from the list of 'channel'",
    ),
  );
}

/**
 * Options that the user added, in the types that the editor gives them; empty ones count as not
 * given. Expressions and AI agents write numbers and switches as text, or text as numbers.
 */
function readOptions(functions: IExecuteFunctions, itemIndex: number): Partial<SendParameters> {
  const given = functions.getNodeParameter('options', itemIndex, {}) as IDataObject;
  const options: IDataObject = {};
  for (const { name, type } of sendOptionsField.options as INodeProperties[]) {
    const value = given[name];
    if (value === undefined || value === null || value === '') continue;
    if (type === 'number') options[name] = Number(value);
    else if (type === 'boolean') options[name] = String(value) === 'true';
    else options[name] = toText(value);
  }
  return options as Partial<SendParameters>;
}

/** Luxon dates of expressions write themselves in ISO 8601, JavaScript's do not. */
function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString() : String(value);
}
