import type { Row } from '../host';

import { success, type Result, type SendParameters } from '../../protocol';
import { splitDryRuns, withDryRuns } from '../items/dry-run';
import { toErrorOutput } from '../items/error-output';
import { prepareItems, refuseAll, stopBeforeAsking } from '../items/for-each-item';
import type { ItemResult, Operation, OperationRun } from '../operation';
import { numberOptionsField, phonesField } from '../fields/recipients';
import { addOptions } from '../fields/run-options';
import { detailField, simplifyField } from '../fields/status-output';
import { readRunOptions } from '../parameters/read-run-options';
import { hintAtUnasked } from './hint-at-unasked';
import { lookUpItems, type LookedUp } from './look-up-items';
import { DEFAULT_POLL_INTERVAL, DEFAULT_TIMEOUT, readLookup, type Lookup } from './read-lookup';
import { toLookupOutput } from './to-lookup-output';

const lookupOptionsField = addOptions(numberOptionsField, [
  {
    displayName: 'Poll Interval (Seconds)',
    name: 'pollInterval',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: DEFAULT_POLL_INTERVAL,
    description:
      'How often to ask for results; less often where the limits of the gateway demand it',
  },
  {
    displayName: 'Timeout (Seconds)',
    name: 'timeout',
    type: 'number',
    typeOptions: { minValue: 0 },
    default: DEFAULT_TIMEOUT,
    description:
      "How long to wait for results; a number without one by then is 'pending' and keeps its ID",
  },
]);

export const lookup: Operation = {
  value: 'lookup',
  name: 'Lookup',
  action: 'Look up number with HLR',
  description:
    'Ask the operator if a number exists and is reachable, and wait for the result; each number costs money',
  fields: [phonesField, detailField, simplifyField, lookupOptionsField],
  execute: executeLookup,
};

/** The numbers of all items travel together; those whose terms agree are waited for together. */
async function executeLookup(run: OperationRun): Promise<ItemResult[]> {
  const prepared = prepareItems(run, (itemIndex) => readLookup(run.host, itemIndex));
  const unsent = stopBeforeAsking(run, prepared);
  if (unsent) return unsent;
  const [options] = prepareItems({ ...run, itemCount: 1 }, () => readRunOptions(run.host));
  if (!options?.ok) return refuseAll(run, options);
  const orders = prepared.map((input) => (input.ok ? success(input.value.order) : input));
  const { kept, shown } = splitDryRuns(run, orders, options.value);
  const real = prepared.map((input, itemIndex) => withOrder(input, kept[itemIndex]));
  const found = await lookUpItems(run, real, options.value);
  hintAtUnasked(run.host, found);
  const outputs = found.map((result, itemIndex): ItemResult => {
    const input = prepared[itemIndex];
    const simplify = !input?.ok || input.value.simplify;
    return result.ok ? success(result.value.map((number) => toOutput(number, simplify))) : result;
  });
  return withDryRuns(outputs, shown);
}

function withOrder(input: Result<Lookup>, order: Result<SendParameters> | undefined): typeof input {
  return input.ok && order?.ok ? success({ ...input.value, order: order.value }) : input;
}

/** A number whose request was refused while others of its item were not keeps its own reason. */
function toOutput(number: LookedUp, simplify: boolean): Row {
  const { accepted, asked, problem } = number.outcome;
  if (accepted === false && problem !== null) return { phone: asked, ...toErrorOutput(problem) };
  return toLookupOutput(number, simplify);
}
