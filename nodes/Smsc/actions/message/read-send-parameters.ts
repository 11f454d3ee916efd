import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

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

/** Options that the user added; empty texts count as not given. */
function readOptions(functions: IExecuteFunctions, itemIndex: number): Partial<SendParameters> {
  const options = functions.getNodeParameter('options', itemIndex, {}) as IDataObject;
  const given = Object.entries(options).filter(([, value]) => value !== '' && value !== null);
  const { sendAt, messageId, ...others } = Object.fromEntries(given);
  return {
    ...(others as Partial<SendParameters>),
    ...(sendAt !== undefined && { sendAt: toIsoText(sendAt) }),
    ...(messageId !== undefined && { messageId: String(messageId) }),
  };
}

/** Expressions may give numbers where the editor gives text. */
function toText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

/** n8n's date picker gives text, expressions give JavaScript or Luxon dates. */
function toIsoText(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}
