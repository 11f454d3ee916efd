import {
  keepOneEach,
  type Problem,
  type Result,
  type SmppChannel,
  type SmppProblem,
  success,
} from '../../protocol';
import { runItems } from '../items/item-run';
import { readPhones } from '../parameters/recipients';
import { showDryRuns } from './dry-run';
import type { ItemResult, SmppRun } from './operation';
import { toRecipientOutput } from './outputs';
import { prepareFor } from './read-order';
import {
  failIfNothingSent,
  type Order,
  readSubmitOptions,
  type SentMessage,
  type SubmitOptions,
  submitUnsent,
} from './submit-orders';

/** Sends requests without a text: HLR requests and pings. */
export async function executeTextlessSend(
  run: SmppRun,
  channel: SmppChannel,
): Promise<ItemResult[]> {
  return await runItems<SmppRun, Order, SentMessage, SubmitOptions, Problem | SmppProblem>(run, {
    readItem: (itemIndex) => readTextlessOrder(run, itemIndex, channel),
    readOptions: (host) => readSubmitOptions(host, success(null)),
    effect: 'sent',
    stages: [showDryRuns, submitUnsent, failIfNothingSent],
    readWritten: (itemIndex) => run.host.read('phone', itemIndex),
    isSending: true,
    toRow: (sent, { language }) => toRecipientOutput(sent, language),
  });
}

/**
 * Returns an order with a receipt, which is its result. It contains each phone number once, because
 * the gateway rejects duplicates.
 */
export function readTextlessOrder(
  { host, iso }: SmppRun,
  itemIndex: number,
  channel: SmppChannel,
): Result<Order> {
  const phones = readPhones(host, 'phone', itemIndex);
  if (!phones.ok) return phones;
  return prepareFor(keepOneEach(phones.value), iso, { channel, receipt: true });
}
