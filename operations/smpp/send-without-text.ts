import { prepareItems, stopBeforeAsking } from '../items/for-each-item';
import { keepOneEach, success, type Result, type SmppChannel } from '../../protocol';
import { showOnly, splitDryRuns, withDryRuns } from './dry-run';
import type { ItemResult, SmppRun } from './operation';
import { prepareFor } from './read-order';
import { readPhones } from '../parameters/read-phones';
import { failIfNothingSent, refuseOrders, submitOrders, type Order } from './submit-orders';
import { toRecipientOutput } from './to-recipient-output';

/** Sends what has recipients but no text: HLR requests and pings. */
export async function executeTextlessSend(
  run: SmppRun,
  channel: SmppChannel,
): Promise<ItemResult[]> {
  const orders = prepareItems(run, (itemIndex) => readTextlessOrder(run, itemIndex, channel));
  const unsent = stopBeforeAsking(run, orders);
  if (unsent) return unsent;
  const split = splitDryRuns(run, orders);
  if (!split.isAnySent) return showOnly(split);
  const { kept } = split;
  const session = await run.connect('transmitter');
  if (!session.ok) return refuseOrders(kept, session);
  const submitted = await submitOrders(run, kept, session.value, null);
  const results = failIfNothingSent(run, kept, submitted).map(
    (failed, itemIndex) =>
      failed ?? success((submitted.sent[itemIndex] ?? []).map(toRecipientOutput)),
  );
  return withDryRuns(results, split);
}

/** The receipt is what it is all about. A number twice would be refused by the gateway. */
export function readTextlessOrder(
  { host, iso }: SmppRun,
  itemIndex: number,
  channel: SmppChannel,
): Result<Order> {
  const phones = readPhones(host, 'phone', itemIndex);
  if (!phones.ok) return phones;
  return prepareFor(keepOneEach(phones.value), iso, { channel, receipt: true });
}
