import {
  buildSendRequest,
  success,
  type Result,
  type SendChannel,
  type SendParameters,
} from '../../../protocol';
import { prepareItems, stopBeforeAsking } from './for-each-item';
import type { ItemResult, OperationRun } from './operation';
import { toRecipientOutput } from './outcome-outputs';
import { readRecipients } from './read-recipients';
import { sendItems, toItemResults } from './send-items';

/** Sends what has recipients but no text: HLR requests and pings. The items share requests. */
export async function executeTextlessSend(
  run: OperationRun,
  channel: SendChannel,
): Promise<ItemResult[]> {
  const prepared = prepareItems(run, (itemIndex) => readTextlessSend(run, itemIndex, channel));
  const unsent = stopBeforeAsking(run, prepared);
  if (unsent) return unsent;
  const results = await sendItems(run, prepared);
  return toItemResults(run, results, (outcome) => toRecipientOutput(outcome, channel));
}

function readTextlessSend(
  { functions }: OperationRun,
  itemIndex: number,
  channel: SendChannel,
): Result<SendParameters> {
  const recipients = readRecipients(functions, 'phone', itemIndex);
  if (!recipients.ok) return recipients;
  const parameters = { recipients: recipients.value, channel, cost: 3 } as const;
  const now = new Date();
  const request = buildSendRequest(parameters, { charset: 'utf-8', format: 3, now });
  return request.ok ? success(parameters) : request;
}
