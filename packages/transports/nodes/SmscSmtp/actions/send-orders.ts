import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { prepareItems, stopBeforeAsking } from '../../../../../nodes/Smsc/actions/for-each-item';
import type { OfflineRun } from '../../../../../nodes/Smsc/actions/operation';
import { getCancelSignal } from '../../../../../nodes/Smsc/cancellation';
import { success, type Result } from '../../../../../protocol/transports';
import type { MailFailure } from '../../mail/failure';
import { openMailLink, type MailLink } from '../../mail/mail-link';
import type { MailSettings } from '../../mail/settings';
import type { ItemResult } from './operation';
import type { Order } from './read-order';

type ReadOrder = (
  functions: IExecuteFunctions,
  itemIndex: number,
  settings: MailSettings,
) => Result<Order>;

/** One mail for each item, one after the other. A mail whose outcome is unknown is never repeated. */
export async function sendOrders(
  run: OfflineRun,
  settings: MailSettings,
  read: ReadOrder,
): Promise<ItemResult[]> {
  const orders = prepareItems(run, (itemIndex) => read(run.functions, itemIndex, settings));
  const unsent = stopBeforeAsking(run, orders);
  if (unsent) return unsent;
  const signal = getCancelSignal(run.functions);
  const results: ItemResult[] = [];
  let link: MailLink | null = null;
  try {
    for (const [itemIndex, order] of orders.entries()) {
      if (signal?.aborted) break;
      if (!order.ok) {
        results.push(order);
        continue;
      }
      if (link === null) {
        const opened = await openMailLink(settings.server);
        if (!opened.ok) {
          results.push({ ok: false, problem: tellWhatIsDone(opened.problem, itemIndex) });
          if (run.stopOnFailure) break;
          continue;
        }
        link = opened.value;
      }
      const problem: MailFailure | null = await link.send(order.value.mail);
      if (problem === null) {
        results.push(success(toOutputs(order.value)));
        continue;
      }
      link.close();
      link = null;
      results.push({ ok: false, problem: tellWhatIsDone(problem, itemIndex) });
      if (run.stopOnFailure) break;
    }
  } finally {
    link?.close();
  }
  return results;
}

/** The mail server has the mail; what the gateway makes of it is only known later. */
function toOutputs({ id, phones, mail }: Order): IDataObject[] {
  return phones.map((phone) => ({
    id,
    phone,
    accepted: null,
    queued: true,
    charset: mail.charset,
  }));
}

/** A user who repeats the whole run would pay twice for the items that went through. */
function tellWhatIsDone(problem: MailFailure, itemIndex: number): MailFailure {
  if (itemIndex === 0) return problem;
  const advice = `${problem.advice}. Items before item ${itemIndex} were already handled, so do not repeat the whole run`;
  return { ...problem, advice };
}
