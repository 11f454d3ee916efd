import { DEFAULT_BATCH_SIZE } from '../../protocol';
import type { Field } from '../field';
import { TOOL_MESSAGES } from '../tool/tool-defaults';
import { orderOptions } from './option-order';

/** Leaves out recipients that are on the blocklist, see `contact: block`. */
export const skipBlockedOption: Field = {
  displayName: 'Leave Out Blocked Numbers',
  name: 'skipBlocked',
  type: 'boolean',
  default: false,
  description:
    'Whether to check the blocklist of the account first and send nothing to blocked recipients; they return accepted false and errorName numberBlocked',
};

/** Prevents a new execution from sending what an earlier one sent. Read from each item. */
export const sendOnceOption: Field = {
  displayName: 'Send Once Key',
  name: 'sendOnceKey',
  type: 'string',
  default: '',
  placeholder: 'e.g. order-1042',
  description:
    'Send at most one message with this key, such as an order number, to each recipient from this node, in all executions. The node looks the key up at the gateway first; messages that were sent before return sentBefore true.',
};

/** Seconds. */
export const DEFAULT_WAIT_TIMEOUT = 300;

/** How the items of a run share requests. Read from the first item only. */
export const BATCH_OPTIONS: readonly Field[] = [
  {
    displayName: 'Pause Between Batches (Ms)',
    name: 'batchInterval',
    type: 'number',
    typeOptions: { minValue: 0 },
    default: 0,
    description: 'Wait this long between two requests; 0 sends several requests at the same time',
  },
  {
    displayName: 'Repeated Numbers',
    name: 'duplicates',
    type: 'options',
    options: [
      {
        name: 'Merge',
        value: 'merge',
        description: 'Send the same text to the same phone number once',
      },
      {
        name: 'Reject',
        value: 'refuse',
        description: 'Reject an item with a phone number of an earlier item, whatever its text',
      },
      {
        name: 'Send',
        value: 'send',
        description: 'Send every message; the gateway requires a minute between equal messages',
      },
    ],
    default: 'merge',
    description: 'Choose how to handle phone numbers that occur more than once in the input',
  },
  {
    displayName: 'Items per Batch',
    name: 'batchSize',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: DEFAULT_BATCH_SIZE,
    description: 'Limit the number of recipients in one request',
  },
];

/** Limits the cost of all items together. Read from the first item only. */
export const maxCostOption: Field = {
  displayName: 'Max Cost',
  name: 'maxCost',
  type: 'number',
  typeOptions: { minValue: 0, numberPrecision: 2 },
  default: 100,
  description:
    'Get the price of all items first, and send nothing if it is above this amount in the currency of the account',
};

const maxMessagesOption: Field = {
  displayName: 'Max Messages per Execution',
  name: 'maxMessagesPerExecution',
  type: 'number',
  typeOptions: { minValue: 1 },
  default: TOOL_MESSAGES,
  description:
    'Send nothing more if this node would send more messages, lookups or pings than this in one execution, over all its runs and tool calls.',
};

/**
 * Limit what the node sends in a whole execution: in all rounds of a loop, and in all calls of a
 * tool. Read from the first item only.
 */
export const EXECUTION_LIMITS: readonly Field[] = [
  {
    displayName: 'Max Cost per Execution',
    name: 'maxCostPerExecution',
    type: 'number',
    typeOptions: { minValue: 0, numberPrecision: 2 },
    default: 500,
    description:
      'Get the price first, and send nothing more if this node would spend more than this amount in one execution, over all its runs and tool calls, in the currency of the account',
  },
  {
    ...maxMessagesOption,
    description: `${maxMessagesOption.description} As a tool without this option and 'Max Cost per Execution' the node sends at most ${TOOL_MESSAGES}.`,
  },
];

/** The limit of an execution for transports that give no price. Read from the first item only. */
export const unpricedLimitOption: Field = {
  ...maxMessagesOption,
  description: `${maxMessagesOption.description} As a tool without this option the node sends at most ${TOOL_MESSAGES}.`,
};

/** The conditions for sending anything at all. Read from the first item only. */
export const GUARD_OPTIONS: readonly Field[] = [
  ...EXECUTION_LIMITS,
  maxCostOption,
  {
    displayName: 'Minimum Balance',
    name: 'minBalance',
    type: 'number',
    typeOptions: { numberPrecision: 2 },
    default: 0,
    description: 'Send nothing if the balance of the account is below this amount',
  },
];

/** What the node does after sending. Read from the first item only. */
export const WAIT_OPTIONS: readonly Field[] = [
  {
    displayName: 'Wait for Delivery',
    name: 'waitForStatus',
    type: 'boolean',
    default: false,
    description:
      'Whether to wait for the final status of every recipient and return it as delivery',
  },
  {
    displayName: 'Wait Timeout (Seconds)',
    name: 'waitTimeout',
    type: 'number',
    typeOptions: { minValue: 0 },
    default: DEFAULT_WAIT_TIMEOUT,
    description:
      "Limit how long 'Wait for Delivery' waits; after that, delivery holds the last known status",
  },
];

/** Returns a collection with more options, in the order of a form. */
export function addOptions(field: Field, added: readonly Field[]): Field {
  const own = (field.options ?? []) as Field[];
  return { ...field, options: orderOptions([...own, ...added]) };
}
