import { HLR_TYPE, type TextLanguage } from '../../protocol';
import { messageKeyFields } from '../fields/message-key';
import { numberOptionsField, phonesField } from '../fields/recipients';
import { addOptions } from '../fields/run-options';
import { detailField, readSimplify, simplifyField } from '../fields/status-output';
import { languageOptionsField } from '../fields/text-language';
import type { Row } from '../host';
import { showDryRuns } from '../items/dry-run';
import { type OpenItem, runItems, toErrorOutput } from '../items/item-run';
import { toUnsentRow } from '../items/result-rows';
import { executeStatusQuery } from '../items/query-status';
import { sendUnsent } from '../items/send-items';
import { executeTextlessSend } from '../items/send-without-text';
import type { ItemResult, Operation, OperationRun, Resource } from '../operation';
import { readRunOptions, type RunOptions } from '../parameters/parameters';
import { settleFault } from './unreadable-cell';
import {
  awaitResults,
  hintAtMissingResponses,
  type LookupOutcome,
  toFoundNumber,
  toLookupOutput,
} from './look-up';
import { DEFAULT_POLL_INTERVAL, DEFAULT_TIMEOUT, type Lookup, readLookup } from './read-lookup';

const start: Operation = {
  value: 'start',
  name: 'Start',
  action: 'Start HLR lookup',
  description:
    "Start an HLR lookup, which costs money, without waiting for its result; 'Get Result' or the trigger returns the result",
  fields: [phonesField, numberOptionsField],
  execute: async (run) => await executeTextlessSend(run, 'hlr'),
};

const getResult: Operation = {
  value: 'getResult',
  name: 'Get Result',
  action: 'Get result of HLR lookup',
  description: 'Get the result of an HLR lookup that was started earlier',
  fields: [...messageKeyFields, detailField, simplifyField, languageOptionsField],
  execute: async (run) => await executeStatusQuery(run, { type: HLR_TYPE }),
};

const lookupOptionsField = addOptions(numberOptionsField, [
  {
    displayName: 'Poll Interval (Seconds)',
    name: 'pollInterval',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: DEFAULT_POLL_INTERVAL,
    description:
      'Wait this long between two requests for results, or longer if the rate limits of the gateway require it',
  },
  {
    displayName: 'Timeout (Seconds)',
    name: 'timeout',
    type: 'number',
    typeOptions: { minValue: 0 },
    default: DEFAULT_TIMEOUT,
    description:
      "Limit how long to wait for results; a phone number without a result is then 'pending' and keeps its ID",
  },
]);

export const lookup: Operation = {
  value: 'lookup',
  name: 'Lookup',
  action: 'Look up number with HLR',
  description:
    'Ask the operator whether a phone number exists and is reachable, and wait for the result; each lookup costs money',
  fields: [phonesField, detailField, simplifyField, lookupOptionsField],
  execute: executeLookup,
};

/** The items share requests. Items with the same terms wait together. */
async function executeLookup(run: OperationRun): Promise<ItemResult[]> {
  return await runItems<OperationRun, Lookup, LookupOutcome, RunOptions>(run, {
    readItem: (itemIndex) => readLookup(run.host, itemIndex),
    readOptions: readRunOptions,
    effect: 'sent',
    stages: [settleUnreadable, showDryRuns, sendUnsent, awaitResults, hintAtMissingResponses],
    readWritten: (itemIndex) => run.host.read('phone', itemIndex),
    isRaw: (itemIndex) => !readSimplify(run.host, itemIndex),
    isSending: true,
    describeUnsent: toUnsentVerdict,
    toRow: (outcome, { order, language }) => toOutput(outcome, order.simplify, language),
  });
}

function settleUnreadable(_run: OperationRun, items: readonly OpenItem<Lookup, LookupOutcome>[]) {
  for (const item of items) {
    const { fault, written, simplify } = item.order;
    if (fault !== null) settleFault(item, { fault, written, simplify });
  }
}

/** Returns the verdict of a number that was not looked up: it is invalid, or nothing is known. */
function toUnsentVerdict({ kind }: { readonly kind: string }): Row {
  return kind === 'input'
    ? { verdict: 'invalid', isReachable: false }
    : { verdict: 'unknown', isReachable: null };
}

/**
 * Returns the output row. A number that was rejected while others of its item were accepted keeps
 * its own reason.
 */
function toOutput(outcome: LookupOutcome, simplify: boolean, language: TextLanguage): Row {
  const { accepted, phone, problem, found } = outcome;
  if (accepted === false && problem !== null) {
    return toUnsentRow(phone, toErrorOutput(problem, undefined, language));
  }
  return toLookupOutput(found ?? toFoundNumber(outcome), simplify, language);
}

export const hlr: Resource = {
  value: 'hlr',
  name: 'HLR',
  defaultOperation: lookup.value,
  operations: [lookup, start, getResult],
};
