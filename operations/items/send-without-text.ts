import {
  buildSendRequest,
  failure,
  type Result,
  type SendChannel,
  type SendParameters,
  success,
} from '../../protocol';
import type { ItemResult, OperationRun } from '../operation';
import { readMaxRecipients, readRunOptions } from '../parameters/read-run-options';
import { checkAllowed, readRecipients } from '../parameters/recipients';
import { splitDryRuns, withDryRuns } from './dry-run';
import { prepareItems, refuseAll, stopBeforeAsking } from './for-each-item';
import { toRecipientOutput } from './outcome-outputs';
import { sendItems, toItemResults } from './send-items';

/** Sends what has recipients but no text: HLR requests and pings. The items share requests. */
export async function executeTextlessSend(
  run: OperationRun,
  channel: SendChannel,
): Promise<ItemResult[]> {
  const prepared = prepareItems(run, (itemIndex) => readTextlessSend(run, itemIndex, channel));
  const unsent = stopBeforeAsking(run, prepared);
  if (unsent) return unsent;
  const [options] = prepareItems({ ...run, itemCount: 1 }, () => readRunOptions(run.host));
  if (!options?.ok) return refuseAll(run, options);
  const { kept, shown } = splitDryRuns(run, prepared, options.value);
  const results = await sendItems(run, kept, options.value);
  const outputs = toItemResults(run, results, (outcome) => toRecipientOutput(outcome, channel));
  return withDryRuns(outputs, shown);
}

function readTextlessSend(
  { host }: OperationRun,
  itemIndex: number,
  channel: SendChannel,
): Result<SendParameters> {
  const recipients = readRecipients(host, 'phone', itemIndex);
  if (!recipients.ok) return recipients;
  const forbidden = checkAllowed(host, itemIndex, recipients.value, 'phone');
  if (forbidden !== null) return failure(forbidden);
  const maxRecipients = readMaxRecipients(host, itemIndex);
  const parameters = { recipients: recipients.value, channel, maxRecipients, cost: 3 } as const;
  const now = new Date();
  const request = buildSendRequest(parameters, { charset: 'utf-8', format: 3, now });
  return request.ok ? success(parameters) : request;
}
