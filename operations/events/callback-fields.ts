import type { Field } from '../field';

/** The events that start a workflow by a callback. */
export const callbackEventsField: Field = {
  displayName: 'Trigger On',
  name: 'events',
  type: 'multiOptions',
  required: true,
  options: [
    {
      name: 'Call Confirmation',
      value: 'callConfirmation',
      description: 'A subscriber confirmed a number by calling',
    },
    {
      name: 'Delivery Status',
      value: 'deliveryStatus',
      description: 'The status of a message changed, or the result of an HLR lookup arrived',
    },
    {
      name: 'HLR Result',
      value: 'hlrResult',
      description: 'The operator returned the result of an HLR lookup',
    },
    {
      name: 'Incoming Message',
      value: 'incomingMessage',
      description: 'A subscriber sent a message',
    },
  ],
  default: ['deliveryStatus', 'incomingMessage'],
};

/** @param memory a sentence about what the host remembers */
export function deduplicateOption(memory: string): Field {
  return {
    displayName: 'Deduplicate',
    name: 'deduplicate',
    type: 'boolean',
    default: true,
    description: `Whether to start only once on an event that the gateway repeats, and not on a status that arrives after a later one, e.g. sent after delivered. ${memory}`,
  };
}
