import type { Row } from '../../host';

import { prepareItems, refuseAll, stopBeforeAsking } from '../../items/for-each-item';
import { success, type Result } from '../../../protocol';
import { showOnly, splitDryRuns, withDryRuns } from '../dry-run';
import type { ItemResult, SmppOperation, SmppRun } from '../operation';
import { DEFAULT_WAIT_TIMEOUT } from '../properties/wait-options';
import { isOn, readOptions, readSeconds } from '../../parameters/read-options';
import { readOrder } from '../read-order';
import { failIfNothingSent, refuseOrders, submitOrders } from '../submit-orders';
import { toRecipientOutput } from '../to-recipient-output';
import { sendFields } from './send-fields';

export const send: SmppOperation = {
  value: 'send',
  name: 'Send',
  action: 'Send message',
  description: 'Send a message by SMS, call, e-mail or messenger; gives one item per recipient',
  fields: sendFields,
  execute: executeSend,
};

async function executeSend(run: SmppRun): Promise<ItemResult[]> {
  if (run.itemCount === 0) return [];
  const orders = prepareItems(run, (itemIndex) => readOrder(run.host, itemIndex, run.iso));
  const unsent = stopBeforeAsking(run, orders);
  if (unsent) return unsent;
  const [waitMs] = prepareItems({ ...run, itemCount: 1 }, () => readWait(run));
  if (!waitMs?.ok) return refuseAll(run, waitMs);
  const split = splitDryRuns(run, orders);
  if (!split.isAnySent) return showOnly(split);
  const { kept } = split;
  const session = await run.connect(waitMs.value === null ? 'transmitter' : 'transceiver');
  if (!session.ok) return refuseOrders(kept, session);
  const submitted = await submitOrders(run, kept, session.value, waitMs.value);
  const results = failIfNothingSent(run, kept, submitted).map(
    (failed, itemIndex): ItemResult =>
      failed ??
      success(
        (submitted.sent[itemIndex] ?? []).map((one): Row => {
          const output = toRecipientOutput(one);
          if (waitMs.value === null) return output;
          const delivery = submitted.receipts.find(one.ids)?.record ?? null;
          return { ...output, delivery: delivery as unknown as Row };
        }),
      ),
  );
  return withDryRuns(results, split);
}

/** Milliseconds to wait for final statuses; `null`: not at all. */
function readWait({ host }: SmppRun): Result<number | null> {
  const options = readOptions(host, 0);
  const timeout = readSeconds(options, 'waitTimeout', DEFAULT_WAIT_TIMEOUT);
  if (!timeout.ok) return timeout;
  return success(isOn(options.waitForStatus) ? timeout.value : null);
}
