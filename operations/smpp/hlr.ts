import { HLR_TYPE, success } from '../../protocol';
import { phonesField } from '../fields/recipients';
import { addOptions } from '../fields/run-options';
import { readSimplify, simplifyField, toStatusOutput } from '../fields/status-output';
import type { Row } from '../host';
import { prepareItems, refuseAll, stopBeforeAsking } from '../items/for-each-item';
import { readOptions, readSeconds } from '../parameters/read-parameters';
import { showOnly, splitDryRuns, withDryRuns } from './dry-run';
import { numberFields, numberOptionsField } from './number';
import type { ItemResult, SmppOperation, SmppResource, SmppRun } from './operation';
import { toErrorOutput } from './outputs';
import type { ReceiptWaiter } from './receipt-waiter';
import { executeTextlessSend, readTextlessOrder } from './send-without-text';
import { failIfNothingSent, refuseOrders, type SentMessage, submitOrders } from './submit-orders';

const start: SmppOperation = {
  value: 'start',
  name: 'Start',
  action: 'Start HLR lookup',
  description: 'Order an HLR lookup without waiting for its result, which the trigger gives',
  fields: numberFields,
  execute: async (run) => await executeTextlessSend(run, 'hlr'),
};

/** Seconds. */
const DEFAULT_TIMEOUT = 120;

const NO_ANSWER = 'No result came in time; the trigger gives it when it comes';

const lookup: SmppOperation = {
  value: 'lookup',
  name: 'Lookup',
  action: 'Look up number with HLR',
  description:
    'Ask the operator if a number exists and is reachable, and wait for the result; each number costs money',
  fields: [
    phonesField,
    simplifyField,
    addOptions(numberOptionsField, [
      {
        displayName: 'Timeout (Seconds)',
        name: 'timeout',
        type: 'number',
        typeOptions: { minValue: 0 },
        default: DEFAULT_TIMEOUT,
        description:
          "How long to wait for results; a number without one by then is 'pending' and keeps its ID",
      },
    ]),
  ],
  execute: executeLookup,
};

/** The results come as receipts over the same connection. */
async function executeLookup(run: SmppRun): Promise<ItemResult[]> {
  if (run.itemCount === 0) return [];
  const orders = prepareItems(run, (itemIndex) => readTextlessOrder(run, itemIndex, 'hlr'));
  const unsent = stopBeforeAsking(run, orders);
  if (unsent) return unsent;
  const [waitMs] = prepareItems({ ...run, itemCount: 1 }, () =>
    readSeconds(readOptions(run.host, 0), 'timeout', DEFAULT_TIMEOUT),
  );
  if (!waitMs?.ok) return refuseAll(run, waitMs);
  const split = splitDryRuns(run, orders);
  if (!split.isAnySent) return showOnly(split);
  const { kept } = split;
  const session = await run.connect('transceiver');
  if (!session.ok) return refuseOrders(kept, session);
  const submitted = await submitOrders(run, kept, session.value, waitMs.value);
  const results = failIfNothingSent(run, kept, submitted).map((failed, itemIndex): ItemResult => {
    if (failed !== null) return failed;
    const simplify = readSimplify(run.host, itemIndex);
    const numbers = submitted.sent[itemIndex] ?? [];
    return success(numbers.map((one) => toLookupOutput(one, submitted.receipts, simplify)));
  });
  return withDryRuns(results, split);
}

/** A number that was refused among others keeps its own reason. */
function toLookupOutput(
  { phone, ids, outcome }: SentMessage,
  receipts: ReceiptWaiter,
  simplify: boolean,
): Row {
  if (outcome.kind !== 'accepted') return { phone, ...toErrorOutput(outcome.problem) };
  const id = ids[0] ?? '';
  const receipt = receipts.find(ids);
  const output = toStatusOutput(
    { fields: receipt?.fields ?? { id, phone }, assumed: { type: HLR_TYPE } },
    { id, phone },
    simplify,
  );
  return receipt === null && simplify ? { ...output, statusText: NO_ANSWER } : output;
}

export const hlr: SmppResource = {
  value: 'hlr',
  name: 'HLR',
  defaultOperation: lookup.value,
  operations: [lookup, start],
};
