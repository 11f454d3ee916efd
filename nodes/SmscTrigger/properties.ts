import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { MESSAGE_TYPES, STATUSES, type CodeRow } from '../../protocol';
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
        displayName: 'Channels',
        name: 'channels',
        type: 'multiOptions',
        options: MESSAGE_TYPES.map((row) => ({ name: row.label, value: row.name })).sort(byName),
        default: [],
        description:
          'Statuses of these channels only; a status whose channel the gateway does not tell passes',
      },
      {
        displayName: 'Deduplicate',
        name: 'deduplicate',
        type: 'boolean',
        default: true,
        description:
          'Whether to start only once on an event that the gateway repeats, and not on a status that comes after a later one, e.g. sent after delivered. The last 10,000 events and messages are remembered until n8n restarts.',
      },
      {
        displayName: 'Final Only',
        name: 'finalOnly',
        type: 'boolean',
        default: false,
        description: 'Whether only statuses that will not change any more start the workflow',
      },
      {
        displayName: 'Phones',
        name: 'phones',
        type: 'string',
        default: '',
        placeholder: 'e.g. +77011234567, +77017654321',
        description:
          'Events of these subscribers only, separated by comma, semicolon or line break',
      },
      {
        displayName: 'Simplify',
        name: 'simplify',
        type: 'boolean',
        default: true,
        description:
          'Whether to return a simplified version of the response instead of the raw data',
      },
      {
        displayName: 'Statuses',
        name: 'statuses',
        type: 'multiOptions',
        options: STATUSES.map(toStatusOption).sort(byName),
        default: [],
        description: 'Delivery statuses that start the workflow',
      },
      {
        displayName: 'Text Pattern',
        name: 'textPattern',
        type: 'string',
        default: '',
        placeholder: 'e.g. ^stop\\b',
        description:
          'Regular expression that the text of an incoming message must match, without regard to case; write /pattern/ to regard it',
      },
    ],
  },
];

function toStatusOption({ name, text }: CodeRow): INodePropertyOptions {
  const words = name.replace(/([A-Z])/g, ' $1');
  return {
    name: `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
    value: name,
    description: text,
  };
}

function byName(one: { name: string }, other: { name: string }): number {
  return one.name < other.name ? -1 : 1;
}
