import {
  HLR_TYPE,
  type Problem,
  type Result,
  type SmppProblem,
  success,
  type TextLanguage,
} from '../../protocol';
import { findCellFault, settleFault } from '../hlr/unreadable-cell';
import { phonesField } from '../fields/recipients';
import { addOptions } from '../fields/run-options';
import { readSimplify, simplifyField, toStatusOutput } from '../fields/status-output';
import type { Row } from '../host';
import { runItems } from '../items/item-run';
import { toUnsentRow } from '../items/result-rows';
import { readOptions, readSeconds } from '../parameters/parameters';
import { showDryRuns } from './dry-run';
import { numberFields, numberOptionsField } from './number';
import type { ItemResult, SmppOperation, SmppResource, SmppRun } from './operation';
import { toErrorOutput } from './outputs';
import { executeTextlessSend, readTextlessOrder } from './send-without-text';
import {
  failIfNothingSent,
  type Order,
  type OrderItem,
  readSubmitOptions,
  type SentMessage,
  type SubmitOptions,
  submitUnsent,
} from './submit-orders';

const start: SmppOperation = {
  value: 'start',
  name: 'Start',
  action: 'Start HLR lookup',
  description:
    'Start an HLR lookup, which costs money, without waiting for its result; the trigger returns the result',
  fields: numberFields,
  execute: async (run) => await executeTextlessSend(run, 'hlr'),
};

/** Seconds. */
const DEFAULT_TIMEOUT = 120;

const NO_RESULT: Readonly<Record<TextLanguage, string>> = {
  en: 'No result arrived in time; the trigger returns it when it arrives',
  ru: 'Результат не получен вовремя; когда он придет, его вернет триггер',
};

const lookup: SmppOperation = {
  value: 'lookup',
  name: 'Lookup',
  action: 'Look up number with HLR',
  description:
    'Ask the operator whether a phone number exists and is reachable, and wait for the result; each lookup costs money',
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
          "Limit how long to wait for results; a phone number without a result is then 'pending' and keeps its ID",
      },
    ]),
  ],
  execute: executeLookup,
};

/** The results arrive as receipts over the same connection. */
async function executeLookup(run: SmppRun): Promise<ItemResult[]> {
  return await runItems<SmppRun, Order, SentMessage, SubmitOptions, Problem | SmppProblem>(run, {
    readItem: (itemIndex) => readLookup(run, itemIndex),
    readOptions: (host) =>
      readSubmitOptions(host, readSeconds(readOptions(host, 0), 'timeout', DEFAULT_TIMEOUT)),
    effect: 'sent',
    stages: [settleUnreadable, showDryRuns, submitUnsent, failIfNothingSent],
    readWritten: (itemIndex) => run.host.read('phone', itemIndex),
    isRaw: (itemIndex) => !readSimplify(run.host, itemIndex),
    isSending: true,
    toRow: (sent, { index, language }) =>
      toLookupOutput(sent, readSimplify(run.host, index), language),
  });
}

function readLookup(run: SmppRun, itemIndex: number): Result<Order> {
  if (findCellFault(run.host.read('phone', itemIndex)) !== null) return success({ messages: [] });
  return readTextlessOrder(run, itemIndex, 'hlr');
}

function settleUnreadable({ host }: SmppRun, items: readonly OrderItem[]): void {
  for (const item of items) {
    const written = host.read('phone', item.index);
    const fault = findCellFault(written);
    if (fault !== null) {
      settleFault(item, { fault, written, simplify: readSimplify(host, item.index) });
    }
  }
}

/** Returns the output row. A number that was rejected among others keeps its own reason. */
function toLookupOutput(
  { phone, ids, outcome, receipt = null }: SentMessage,
  simplify: boolean,
  language: TextLanguage,
): Row {
  if (outcome.kind !== 'accepted') {
    const { problem, kind } = outcome;
    return toUnsentRow(phone, toErrorOutput(problem, undefined, language), kind === 'unknown');
  }
  const id = ids[0] ?? '';
  const output = toStatusOutput(
    { fields: receipt?.fields ?? { id, phone }, assumed: { type: HLR_TYPE } },
    { id, phone },
    simplify,
    language,
  );
  return receipt === null && simplify ? { ...output, errorText: NO_RESULT[language] } : output;
}

export const hlr: SmppResource = {
  value: 'hlr',
  name: 'HLR',
  defaultOperation: lookup.value,
  operations: [lookup, start],
};
