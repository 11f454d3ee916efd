import { compareLabels, DEFAULT_BATCH_SIZE } from '../../protocol';
import type { Field } from '../field';

/** Leaves out the numbers that a user put on the black list with `contact: block`. */
export const skipBlockedOption: Field = {
  displayName: 'Skip Blocked',
  name: 'skipBlocked',
  type: 'boolean',
  default: false,
  description:
    'Whether to ask the gateway first which numbers are on the black list of the account, and send nothing to them; they come back with accepted false and the name numberBlocked',
};

/** Keeps new executions from sending what another one has sent. Read from each item. */
export const sendOnceOption: Field = {
  displayName: 'Send Once Key',
  name: 'sendOnceKey',
  type: 'string',
  default: '',
  placeholder: 'e.g. order-1042',
  description:
    'Sends at most one message with this key to each recipient from this node, also from a new execution: an order number, say. Asks the gateway first what it knows of the key; what was sent before comes back with sentBefore true.',
};

/** Seconds. */
export const DEFAULT_WAIT_TIMEOUT = 300;

/** How the items of a run share requests. Read from the first item. */
export const BATCH_OPTIONS: readonly Field[] = [
  {
    displayName: 'Batch Interval (Ms)',
    name: 'batchInterval',
    type: 'number',
    typeOptions: { minValue: 0 },
    default: 0,
    description: 'Time between two requests; 0 lets several requests run at once',
  },
  {
    displayName: 'Duplicates',
    name: 'duplicates',
    type: 'options',
    options: [
      {
        name: 'Merge',
        value: 'merge',
        description: 'The same text to the same number is sent once',
      },
      {
        name: 'Refuse',
        value: 'refuse',
        description: 'An item with a number of an earlier item is refused, whatever its text',
      },
      {
        name: 'Send',
        value: 'send',
        description: 'Everything is sent; the gateway wants a minute between equal messages',
      },
    ],
    default: 'merge',
    description: 'What to do with numbers that occur more than once in the input',
  },
  {
    displayName: 'Items per Batch',
    name: 'batchSize',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: DEFAULT_BATCH_SIZE,
    description: 'How many recipients one request carries at most',
  },
];

/** The most that all items together may cost. Read from the first item. */
export const maxCostOption: Field = {
  displayName: 'Max Cost',
  name: 'maxCost',
  type: 'number',
  typeOptions: { minValue: 0, numberPrecision: 2 },
  default: 100,
  description:
    'Asks the price of all items first, and sends nothing if it is higher; in the currency of the account',
};

/** What must hold before anything is sent. Read from the first item. */
export const GUARD_OPTIONS: readonly Field[] = [
  maxCostOption,
  {
    displayName: 'Minimum Balance',
    name: 'minBalance',
    type: 'number',
    typeOptions: { numberPrecision: 2 },
    default: 0,
    description: 'Sends nothing if the balance of the account is lower',
  },
];

/** What follows the sending. Read from the first item. */
export const WAIT_OPTIONS: readonly Field[] = [
  {
    displayName: 'Wait for Status',
    name: 'waitForStatus',
    type: 'boolean',
    default: false,
    description: 'Whether to wait for the final status of every recipient, and give it as delivery',
  },
  {
    displayName: 'Wait Timeout (Seconds)',
    name: 'waitTimeout',
    type: 'number',
    typeOptions: { minValue: 0 },
    default: DEFAULT_WAIT_TIMEOUT,
    description:
      "How long 'Wait for Status' waits; after that, delivery is the last status that was known",
  },
];

/** A collection with more options, alphabetical by display name. */
export function addOptions(field: Field, added: readonly Field[]): Field {
  const own = (field.options ?? []) as Field[];
  const options = [...own, ...added].sort((one, other) =>
    compareLabels(one.displayName, other.displayName),
  );
  return { ...field, options };
}
