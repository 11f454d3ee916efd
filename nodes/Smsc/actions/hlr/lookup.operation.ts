import type { INodeProperties } from 'n8n-workflow';

import { success } from '../../../../protocol';
import { toErrorOutput } from '../error-output';
import { prepareItems, stopBeforeAsking } from '../for-each-item';
import type { ItemResult, Operation, OperationRun } from '../operation';
import { phonesField } from '../properties/recipients';
import { detailField, simplifyField } from '../properties/status-output';
import { groupLookups } from './group-lookups';
import { lookUpPhones, type LookupOutcomes } from './look-up-phones';
import { DEFAULT_POLL_INTERVAL, DEFAULT_TIMEOUT, readLookup, type Lookup } from './read-lookup';
import { toLookupOutput } from './to-lookup-output';

const lookupOptionsField: INodeProperties = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  options: [
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

/** The numbers of all items whose terms agree travel together and are waited for together. */
async function executeLookup(run: OperationRun): Promise<ItemResult[]> {
  const prepared = prepareItems(run, (itemIndex) => readLookup(run.functions, itemIndex));
  const unsent = stopBeforeAsking(run, prepared);
  if (unsent) return unsent;
  const results: ItemResult[] = prepared.map((input) => (input.ok ? success([]) : input));
  for (const group of groupLookups(prepared)) {
    const phones = new Set(group.members.flatMap(({ lookup: { phones: wanted } }) => wanted));
    const outcomes = await lookUpPhones(run, [...phones], group.terms);
    for (const { itemIndex, lookup: wanted } of group.members) {
      results[itemIndex] = toItemResult(run, wanted, outcomes);
    }
    if (run.stopOnFailure && results.some(({ ok }) => !ok)) break;
  }
  return results;
}

/**
 * An item fails when all of its numbers do. When only some do, because they travelled in another
 * request, the others keep their results: they are paid for.
 */
function toItemResult(run: OperationRun, wanted: Lookup, outcomes: LookupOutcomes): ItemResult {
  const found = wanted.phones.map((phone) => outcomes.get(phone) ?? success([]));
  const failed = found.find((outcome) => !outcome.ok);
  if (failed && (run.stopOnFailure || found.every(({ ok }) => !ok))) return failed;
  return success(
    found.flatMap((outcome, place) =>
      outcome.ok
        ? outcome.value.map((number) => toLookupOutput(number, wanted.simplify))
        : [{ phone: wanted.phones[place] ?? null, ...toErrorOutput(outcome.problem) }],
    ),
  );
}
