import { type Result, success } from '../../protocol';
import type { Host } from '../host';
import { endAtProblem, listOpen, prepareItems, readForRun, refuseAll } from '../items/item-run';
import { type FilesOfItem, loadAttachments } from '../items/load-attachments';
import { toPriceOutput } from '../items/outcome-outputs';
import { type MessageOrder, placeMessages, settleItem, toSendResults } from '../items/send-items';
import type { ItemResult, Operation, OperationRun } from '../operation';
import { readRunOptions } from '../parameters/read-run-options';
import { hintAtCost } from './hint-at-cost';
import { readAnalysis } from './prepare-text';
import { readSendParameters } from './read-send-parameters';
import { costFields } from './send-fields';

/** `cost` of the request: only the price. */
const ONLY_PRICE = 1;

export const getCost: Operation = {
  value: 'getCost',
  name: 'Get Cost',
  action: 'Get cost of message',
  description: 'Get the price and the number of parts of a message without sending it',
  fields: costFields,
  execute: executeGetCost,
};

/** The items share requests as they would when they are sent. */
async function executeGetCost(run: OperationRun): Promise<ItemResult[]> {
  if (run.itemCount === 0) return [];
  const files = await loadAttachments(run);
  const items = prepareItems(run, (itemIndex) => readOrder(run.host, itemIndex, files));
  const unasked = endAtProblem(run, items);
  if (unasked) return unasked;
  hintAtCost(run.host, items);
  const options = readForRun(run, () => readRunOptions(run.host));
  if (!options.ok) return refuseAll(run, options.problem);
  const { stopOnFailure } = run;
  const settings = { ...options.value, stopOnFailure };
  const open = listOpen(items);
  const priced = await run.client.priceAll(placeMessages(items, open), settings);
  for (const item of open) settleItem(item, priced[item.index] ?? [], stopOnFailure);
  return toSendResults(run, items, (outcome, { index, order }) => ({
    ...toPriceOutput(outcome, order.message.channel),
    ...readAnalysis(run.host, index, order.message),
  }));
}

function readOrder(host: Host, itemIndex: number, files: FilesOfItem): Result<MessageOrder> {
  const message = readSendParameters(host, itemIndex, ONLY_PRICE, files);
  return message.ok ? success({ message: message.value }) : message;
}
