import type { Result } from '../../protocol';
import { addDelivery } from '../fields/status-output';
import type { Host } from '../host';
import { awaitDeliveries, type DeliveryOutcome } from '../items/await-deliveries';
import { showDryRuns } from '../items/dry-run';
import { runItems } from '../items/item-run';
import {
  failRejected,
  type MessageOrder,
  NOTHING_SENT,
  sendUnsent,
  toRecipientOutput,
} from '../items/send-items';
import type { ItemResult, Operation, OperationRun } from '../operation';
import { readRunOptions, type RunOptions } from '../parameters/parameters';
import { hintAtCost } from './hint-at-cost';
import { addSendOnceKey, readAnalysis, readMessage } from './read-message';
import { sendFields } from './send-fields';
import { skipBlocked } from './skip-blocked';

/** Value of `cost` in the request: send, and return the price and the new balance. */
const SEND_WITH_PRICE = 3;

export const send: Operation = {
  value: 'send',
  name: 'Send',
  action: 'Send message',
  description:
    'Send a message by SMS, call, e-mail or messenger, which costs money for each recipient; returns one item per recipient',
  fields: sendFields,
  execute: executeSend,
};

/** The items share requests. A message that may have been accepted is never sent again. */
async function executeSend(run: OperationRun): Promise<ItemResult[]> {
  const { host } = run;
  return await runItems<OperationRun, MessageOrder, DeliveryOutcome, RunOptions>(run, {
    readItem: async (itemIndex) => await readOrder(host, itemIndex),
    readOptions: readRunOptions,
    effect: 'sent',
    stages: [hintAtCost, showDryRuns, skipBlocked, sendUnsent, failRejected, awaitDeliveries],
    readWritten: (itemIndex) => run.host.read('to', itemIndex),
    isSending: true,
    describeUnsent: () => NOTHING_SENT,
    toRow: (outcome, { index, language, order }) => {
      const terms = { currency: run.client.currency, language };
      const sent = toRecipientOutput(outcome, order.message.channel, terms);
      const row = { ...sent, ...readAnalysis(host, index, order.message) };
      return outcome.delivery === undefined ? row : addDelivery(row, outcome.delivery);
    },
  });
}

async function readOrder(host: Host, itemIndex: number): Promise<Result<MessageOrder>> {
  const message = await readMessage(host, itemIndex, SEND_WITH_PRICE);
  return message.ok ? addSendOnceKey(host, itemIndex, message.value) : message;
}
