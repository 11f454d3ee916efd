import {
  buildWaitCallRequest,
  CALL_MEMORY_MS,
  checkRequest,
  type ConfirmedCall,
  confirmedCalls,
  failure,
  invalidInput,
  param,
  parseOneRecipient,
  type Result,
  sentence,
  success,
  writtenPhone,
} from '../protocol';
import { phoneField } from './fields/recipients';
import type { Host, Row } from './host';
import { forEachItem } from './items/for-each-item';
import { type OpenItem, runItems, withoutOptions } from './items/item-run';
import { withExtra } from './items/list-outputs';
import type { ItemResult, Operation, OperationRun, Resource } from './operation';
import { readOptions, readText } from './parameters/parameters';

const getNumber: Operation = {
  value: 'getNumber',
  name: 'Get Number',
  action: 'Get number for call confirmation',
  description:
    'Get a number that a subscriber calls to confirm their phone; the gateway drops the call, may charge for it, and notifies SMSC Trigger',
  fields: [
    {
      ...phoneField,
      description: 'Enter the phone number to confirm, from which the subscriber calls',
    },
  ],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      readWritten: (itemIndex) => run.host.read('phone', itemIndex),
      prepare: (itemIndex) => readPhone(run.host, itemIndex),
      perform: async (phone) => {
        const response = await run.client.getConfirmationNumber(phone);
        if (!response.ok) return response;
        const { numberToCall, possibleNumbers, extra } = response.value;
        return success([
          withExtra({ phone, numberToCall, possibleNumbers: [...possibleNumbers] }, extra),
        ]);
      },
    }),
};

/** Seconds. */
const DEFAULT_TIMEOUT = 300;
const LONGEST_TIMEOUT = 3600;
const LOOK_MS = 250;

const waitForCall: Operation = {
  value: 'waitForCall',
  name: 'Wait for Call',
  action: 'Wait for confirmation call',
  description:
    "Wait until the subscriber calls the number from 'Get Number'; requires a published SMSC Trigger with the same credential",
  fields: [
    {
      ...phoneField,
      description: 'Enter the phone number to confirm, from which the subscriber calls',
    },
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add option',
      default: {},
      options: [
        {
          displayName: 'Timeout (Seconds)',
          name: 'timeout',
          type: 'number',
          typeOptions: { minValue: 1, maxValue: LONGEST_TIMEOUT },
          default: DEFAULT_TIMEOUT,
          description:
            'Limit how long to wait for the call; after that, the output holds confirmed false, or null if the call may have reached another process',
        },
      ],
    },
  ],
  // The gateway has no request for this. The credential only identifies the account of the calls.
  sendsNoRequest: true,
  execute: executeWaitForCall,
};

interface Awaited {
  readonly phone: string;
  readonly until: number;
}

/** In queue mode the callback of a call may reach another process. */
const DEAF =
  "No signed callback of this account has reached this process, so it is unknown whether the subscriber has called. In queue mode callbacks reach another process: use the event 'Call Confirmation' of the SMSC Trigger instead. Otherwise publish an SMSC Trigger with this credential";

async function executeWaitForCall(run: OperationRun): Promise<ItemResult[]> {
  const begin = Date.now();
  return await runItems<OperationRun, Awaited, Row>(run, {
    readItem: (itemIndex) => readAwaited(run.host, itemIndex, begin),
    readWritten: (itemIndex) => run.host.read('phone', itemIndex),
    readOptions: withoutOptions,
    stages: [async ({ host }, items) => await awaitCalls(host, items, begin)],
    toRow: (row) => row,
  });
}

/** Waits for the calls of all items at the same time, each until its time limit. */
async function awaitCalls(
  host: Host,
  items: readonly OpenItem<Awaited, Row>[],
  begin: number,
): Promise<void> {
  const { account, signal } = host;
  const listWaiting = () => items.filter(({ outcomes }) => outcomes.length === 0);
  for (
    let waiting = listWaiting();
    waiting.length > 0 && !signal?.aborted;
    waiting = listWaiting()
  ) {
    for (const item of waiting) {
      const call = confirmedCalls.take(account, item.order.phone, begin - CALL_MEMORY_MS);
      if (call !== null) item.outcomes = [toConfirmed(call)];
    }
    const now = Date.now();
    if (!listWaiting().some(({ order }) => order.until > now)) break;
    await host.pause(LOOK_MS, signal);
  }
  for (const item of listWaiting()) item.outcomes = [toUnconfirmed(account, item.order)];
}

/** Returns the output row of a call, with the phone number of the callback. */
function toConfirmed({ phone, confirmedAt }: ConfirmedCall): Row {
  return { phone, confirmed: true, confirmedAt };
}

/**
 * Returns the output row without a call. `confirmed` is `null` if the call may have reached another
 * process.
 */
function toUnconfirmed(account: string, { phone }: Awaited): Row {
  return confirmedCalls.hasHeard(account)
    ? { phone, confirmed: false, confirmedAt: null }
    : { phone, confirmed: null, confirmedAt: null, reason: DEAF };
}

function readAwaited(host: Host, itemIndex: number, begin: number): Result<Awaited> {
  const phone = readPhone(host, itemIndex);
  if (!phone.ok) return phone;
  const options = readOptions(host, itemIndex);
  const seconds = Number(options.timeout ?? DEFAULT_TIMEOUT);
  if (seconds > 0 && seconds <= LONGEST_TIMEOUT) {
    return success({ phone: phone.value, until: begin + seconds * 1000 });
  }
  const text = sentence`${param('timeout')} is not a number of seconds up to ${LONGEST_TIMEOUT}: ${JSON.stringify(options.timeout)}`;
  return failure(invalidInput('timeout', text, `Enter a number from 1 to ${LONGEST_TIMEOUT}`));
}

/** Returns the phone number of the subscriber as outputs have it. */
function readPhone(host: Host, itemIndex: number): Result<string> {
  const given = readText(host.read('phone', itemIndex), 'phone');
  if (!given.ok) return given;
  const read = parseOneRecipient('phone', given.value);
  if (!read.ok) return read;
  const phone = writtenPhone(read.value);
  return checkRequest(phone, (encoding) => buildWaitCallRequest(phone, encoding));
}

export const callConfirmation: Resource = {
  value: 'callConfirmation',
  name: 'Call Confirmation',
  defaultOperation: getNumber.value,
  operations: [getNumber, waitForCall],
};
