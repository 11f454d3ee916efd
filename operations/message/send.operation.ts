import { type Result, success } from '../../protocol';
import type { Host } from '../host';
import { awaitDeliveries } from '../items/await-deliveries';
import { showDryRuns } from '../items/dry-run';
import { endAtProblem, prepareItems, readForRun, refuseAll } from '../items/item-run';
import { type FilesOfItem, loadAttachments } from '../items/load-attachments';
import { toRecipientOutput } from '../items/outcome-outputs';
import { type MessageOrder, sendItems, toSendResults } from '../items/send-items';
import type { ItemResult, Operation, OperationRun } from '../operation';
import { readRunOptions } from '../parameters/read-run-options';
import { hintAtCost } from './hint-at-cost';
import { readAnalysis } from './prepare-text';
import { readSendOnceKey } from './read-send-once';
import { readSendParameters } from './read-send-parameters';
import { sendFields } from './send-fields';
import { leaveOutBlocked } from './skip-blocked';

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
  const items = prepareItems(run, (itemIndex) => readOrder(run.host, itemIndex, files));
  const unsent = endAtProblem(run, items);
  if (unsent) return unsent;
  hintAtCost(run.host, items);
  const options = readForRun(run, () => readRunOptions(run.host));
  if (!options.ok) return refuseAll(run, options.problem);
  showDryRuns(run, items, options.value);
  await leaveOutBlocked(run, items, options.value);
  const unasked = endAtProblem(run, items);
  if (unasked) return unasked;
  await sendItems(run, items, options.value);
  const deliveries = await awaitDeliveries(run, items, options.value.waitMs);
  return toSendResults(run, items, (outcome, { index, order }) => ({
    ...toRecipientOutput(outcome, order.message.channel),
    ...readAnalysis(run.host, index, order.message),
    ...(deliveries !== null && { delivery: deliveries.get(outcome) ?? null }),
  }));
}

function readOrder(host: Host, itemIndex: number, files: FilesOfItem): Result<MessageOrder> {
  const message = readSendParameters(host, itemIndex, SEND_AND_TELL_PRICE, files);
  if (!message.ok) return message;
  const sendOnceKey = readSendOnceKey(host, itemIndex, message.value);
  if (!sendOnceKey.ok) return sendOnceKey;
  return success({
    message:
      sendOnceKey.value === undefined
        ? message.value
        : { ...message.value, sendOnceKey: sendOnceKey.value },
  });
}
