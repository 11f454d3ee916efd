import { keepOneEach, type Result, type SmppChannel } from '../../protocol';
import { endAtProblem, listOpen, prepareItems, refuseItems, toResults } from '../items/item-run';
import { readPhones } from '../parameters/recipients';
import { showDryRuns } from './dry-run';
import type { ItemResult, SmppRun } from './operation';
import { toRecipientOutput } from './outputs';
import { prepareFor } from './read-order';
import { failIfNothingSent, type Order, type OrderItem, submitOrders } from './submit-orders';

/** Sends what has recipients but no text: HLR requests and pings. */
export async function executeTextlessSend(
  run: SmppRun,
  channel: SmppChannel,
): Promise<ItemResult[]> {
  const items: OrderItem[] = prepareItems(run, (index) => readTextlessOrder(run, index, channel));
  const unsent = endAtProblem(run, items);
  if (unsent) return unsent;
  showDryRuns(run, items);
  if (listOpen(items).length === 0) return toResults(items, () => []);
  const session = await run.connect('transmitter');
  if (!session.ok) return refuseItems(items, session.problem);
  await submitOrders(run, items, session.value, null);
  failIfNothingSent(run, items);
  return toResults(items, ({ outcomes }) => outcomes.map(toRecipientOutput));
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
