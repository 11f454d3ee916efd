import { checkSendOrder, failure, type Result, type SendChannel, success } from '../../protocol';
import type { Host } from '../host';
import type { ItemResult, OperationRun } from '../operation';
import { readMaxRecipients, readRunOptions } from '../parameters/parameters';
import { checkAllowed, readRecipients } from '../parameters/recipients';
import { showDryRuns } from './dry-run';
import { runItems } from './item-run';
import {
  failRejected,
  type MessageOrder,
  NOTHING_SENT,
  sendUnsent,
  toRecipientOutput,
} from './send-items';

/** Sends requests without a text: HLR requests and pings. The items share requests. */
export async function executeTextlessSend(
  run: OperationRun,
  channel: SendChannel,
): Promise<ItemResult[]> {
  return await runItems(run, {
    readItem: (itemIndex) => readOrder(run.host, itemIndex, channel),
    readOptions: readRunOptions,
    effect: 'sent',
    stages: [showDryRuns, sendUnsent, failRejected],
    readWritten: (itemIndex) => run.host.read('phone', itemIndex),
    isSending: true,
    describeUnsent: () => NOTHING_SENT,
    toRow: (outcome, { language }) =>
      toRecipientOutput(outcome, channel, { currency: run.client.currency, language }),
  });
}

function readOrder(host: Host, itemIndex: number, channel: SendChannel): Result<MessageOrder> {
  const recipients = readRecipients(host, 'phone', itemIndex);
  if (!recipients.ok) return recipients;
  const forbidden = checkAllowed(host, itemIndex, recipients.value, 'phone');
  if (forbidden !== null) return failure(forbidden);
  const maxRecipients = readMaxRecipients(host, itemIndex);
  const parameters = { recipients: recipients.value, channel, maxRecipients, cost: 3 } as const;
  const message = checkSendOrder(parameters, new Date());
  return message.ok ? success({ message: message.value }) : message;
}
