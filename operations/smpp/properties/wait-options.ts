import type { Field } from '../../field';

/** Seconds. */
export const DEFAULT_WAIT_TIMEOUT = 300;

/** What follows the sending. Read from the first item. */
export const waitOptions: readonly Field[] = [
  {
    displayName: 'Wait for Status',
    name: 'waitForStatus',
    type: 'boolean',
    default: false,
    description:
      'Whether to wait for the receipt with the final status of every recipient, and give it as delivery',
  },
  {
    displayName: 'Wait Timeout (Seconds)',
    name: 'waitTimeout',
    type: 'number',
    typeOptions: { minValue: 0 },
    default: DEFAULT_WAIT_TIMEOUT,
    description:
      "How long 'Wait for Status' waits; after that, delivery is the last status that was received",
  },
];
