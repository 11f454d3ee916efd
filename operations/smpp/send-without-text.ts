import { keepOneEach, type Result, type SmppChannel, success } from '../../protocol';
import { prepareItems, stopBeforeAsking } from '../items/for-each-item';
import { readPhones } from '../parameters/recipients';
import { showOnly, splitDryRuns, withDryRuns } from './dry-run';
import type { ItemResult, SmppRun } from './operation';
import { toRecipientOutput } from './outputs';
import { prepareFor } from './read-order';
import { failIfNothingSent, type Order, refuseOrders, submitOrders } from './submit-orders';

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
