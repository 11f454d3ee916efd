import type { Field } from '../field';

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
