import { success } from '../../protocol';
import { awaitDeliveries } from '../items/await-deliveries';
import { splitDryRuns, withDryRuns } from '../items/dry-run';
import { prepareItems, refuseAll, stopBeforeAsking } from '../items/for-each-item';
import { loadAttachments } from '../items/load-attachments';
import { toRecipientOutput } from '../items/outcome-outputs';
import { sendItems, toItemResults } from '../items/send-items';
import type { ItemResult, Operation, OperationRun } from '../operation';
import { readRunOptions } from '../parameters/read-run-options';
import { hintAtCost } from './hint-at-cost';
import { readAnalysis } from './prepare-text';
import { readSendOnceKey } from './read-send-once';
import { readSendParameters } from './read-send-parameters';
import { sendFields } from './send-fields';
import { leaveOutBlocked, toBlockedOutput } from './skip-blocked';

/** `cost` of the request: send, and answer the price and the new balance. */
const SEND_AND_TELL_PRICE = 3;

export const send: Operation = {
  value: 'send',
  name: 'Send',
  action: 'Send message',
  description: 'Send a message by SMS, call, e-mail or messenger; gives one item per recipient',
  fields: sendFields,
  execute: executeSend,
};

/** The items share requests, and are never sent again while they may have been accepted. */
async function executeSend(run: OperationRun): Promise<ItemResult[]> {
  if (run.itemCount === 0) return [];
  const files = await loadAttachments(run);
  const prepared = prepareItems(run, (itemIndex) => {
    const parameters = readSendParameters(run.host, itemIndex, SEND_AND_TELL_PRICE, files);
    if (!parameters.ok) return parameters;
    const sendOnceKey = readSendOnceKey(run.host, itemIndex, parameters.value);
    if (!sendOnceKey.ok) return sendOnceKey;
    return sendOnceKey.value === undefined
      ? parameters
      : success({ ...parameters.value, sendOnceKey: sendOnceKey.value });
  });
  const unsent = stopBeforeAsking(run, prepared);
  if (unsent) return unsent;
  hintAtCost(run.host, prepared);
  const [options] = prepareItems({ ...run, itemCount: 1 }, () => readRunOptions(run.host));
  if (!options?.ok) return refuseAll(run, options);
  const { kept: real, shown } = splitDryRuns(run, prepared, options.value);
  const { kept, blocked } = await leaveOutBlocked(run, real, options.value);
  const unasked = stopBeforeAsking(run, kept);
  if (unasked) return unasked;
  const results = await sendItems(run, kept, options.value);
  const { waitMs } = options.value;
  const isOver = run.stopOnFailure && results.some(({ ok }) => !ok);
  const deliveries =
    waitMs === null || isOver ? null : await awaitDeliveries(run.client, results, waitMs);
  const outputs = toItemResults(run, results, (outcome, itemIndex) => {
    const input = prepared[itemIndex];
    const parameters = input?.ok ? input.value : undefined;
    const output = {
      ...toRecipientOutput(outcome, parameters?.channel),
      ...readAnalysis(run.host, itemIndex, parameters),
    };
    return deliveries === null ? output : { ...output, delivery: deliveries.get(outcome) ?? null };
  });
  const complete = outputs.map((output, itemIndex) =>
    output.ok
      ? success([...output.value, ...(blocked.get(itemIndex) ?? []).map(toBlockedOutput)])
      : output,
  );
  return withDryRuns(complete, shown);
}
