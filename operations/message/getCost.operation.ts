import { type Result, success } from '../../protocol';
import type { Host } from '../host';
import { type OpenItem, runItems } from '../items/item-run';
import {
  failRejected,
  type MessageOrder,
  placeMessages,
  nameAllNumbers,
  settleItem,
  toPriceOutput,
} from '../items/send-items';
import type { ItemResult, Operation, OperationRun } from '../operation';
import { readRunOptions, type RunOptions } from '../parameters/parameters';
import { hintAtCost } from './hint-at-cost';
import { readAnalysis, readMessage } from './read-message';
import { costFields } from './send-fields';

/** Value of `cost` in the request: only return the price. */
const ONLY_PRICE = 1;

export const getCost: Operation = {
  value: 'getCost',
  name: 'Get Cost',
  action: 'Get cost of message',
  description: 'Get the price and the number of parts of a message without sending it',
  fields: costFields,
  execute: executeGetCost,
};

/** The items share requests in the same way as when they are sent. */
async function executeGetCost(run: OperationRun): Promise<ItemResult[]> {
  const { host } = run;
  return await runItems(run, {
    readItem: async (itemIndex) => await readOrder(host, itemIndex),
    readOptions: readRunOptions,
    stages: [hintAtCost, requestPrices, failRejected],
    readWritten: (itemIndex) => run.host.read('to', itemIndex),
    toRow: (outcome, { index, language, order }) => ({
      ...toPriceOutput(outcome, order.message.channel, { currency: run.client.currency, language }),
      ...readAnalysis(host, index, order.message),
    }),
  });
}

async function readOrder(host: Host, itemIndex: number): Promise<Result<MessageOrder>> {
  const message = await readMessage(host, itemIndex, ONLY_PRICE);
  return message.ok ? success({ message: message.value }) : message;
}

/** Adds to each item the prices of its recipients, or the problem. */
async function requestPrices(
  run: OperationRun,
  items: readonly OpenItem<MessageOrder>[],
  options: RunOptions,
): Promise<void> {
  const settings = { ...options, stopOnFailure: run.stopOnFailure };
  const priced = await run.client.priceAll(placeMessages(run, items), settings);
  for (const item of items) settleItem(item, priced[item.index] ?? [], run.stopOnFailure);
  if (run.stopOnFailure) nameAllNumbers(items);
}
