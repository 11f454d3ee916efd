import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { success } from '../../../../protocol';
import { toErrorOutput } from '../error-output';
import { prepareItems, stopBeforeAsking } from '../for-each-item';
import type { ItemResult, Operation, OperationRun } from '../operation';
import { defaultCountryOption, phonesField } from '../properties/recipients';
import { detailField, simplifyField } from '../properties/status-output';
import { lookUpItems, type LookedUp } from './look-up-items';
import { DEFAULT_POLL_INTERVAL, DEFAULT_TIMEOUT, readLookup } from './read-lookup';
import { toLookupOutput } from './to-lookup-output';

const lookupOptionsField: INodeProperties = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  options: [
    defaultCountryOption,
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
  ],
};

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
  const prepared = prepareItems(run, (itemIndex) => readLookup(run.functions, itemIndex));
  const unsent = stopBeforeAsking(run, prepared);
  if (unsent) return unsent;
  const found = await lookUpItems(run, prepared);
  return found.map((result, itemIndex): ItemResult => {
    const input = prepared[itemIndex];
    const simplify = !input?.ok || input.value.simplify;
    return result.ok ? success(result.value.map((number) => toOutput(number, simplify))) : result;
  });
}

/** A number whose request was refused while others of its item were not keeps its own reason. */
function toOutput(number: LookedUp, simplify: boolean): IDataObject {
  const { accepted, asked, problem } = number.outcome;
  if (accepted === false && problem !== null) return { phone: asked, ...toErrorOutput(problem) };
  return toLookupOutput(number, simplify);
}
