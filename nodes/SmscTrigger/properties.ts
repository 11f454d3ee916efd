import type { INodeProperties } from 'n8n-workflow';

import { compareLabels } from '../../protocol';
import { FILTER_OPTIONS } from '../../operations/events/filter-options';
import { SET_UP_NOTICE } from './set-up-texts';

/** Only what the events themselves need; how to set up the gateway stands in the texts. */
export const properties: INodeProperties[] = [
  { displayName: SET_UP_NOTICE, name: 'setUpNotice', type: 'notice', default: '' },
  {
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
        description: 'The status of a message or an HLR lookup changed',
      },
      {
        name: 'Incoming Message',
        value: 'incomingMessage',
        description: 'A subscriber sent a message',
      },
    ],
    default: ['deliveryStatus', 'incomingMessage'],
  },
  {
    displayName: 'Authentication',
    name: 'authentication',
    type: 'options',
    options: [
      {
        name: 'Signature',
        value: 'signature',
        description: "Accept only callbacks with the hash of the credential's 'Callback Secret'",
      },
      {
        name: 'None',
        value: 'none',
        description: 'Accept callbacks of anybody who knows the address',
      },
    ],
    default: 'signature',
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    options: [
      {
        displayName: 'Deduplicate',
        name: 'deduplicate',
        type: 'boolean',
        default: true,
        description:
          'Whether to start only once on an event that the gateway repeats, and not on a status that comes after a later one, e.g. sent after delivered. Each n8n process remembers the last 10,000 events for a day, until it restarts; it does not know those of other processes.',
      } satisfies INodeProperties,
      ...FILTER_OPTIONS,
    ].sort((one, other) => compareLabels(one.displayName, other.displayName)),
  },
];
