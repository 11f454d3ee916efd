import type { INodeProperties } from 'n8n-workflow';

import { properties as triggerProperties } from '../SmscTrigger/properties';

const shared = (triggerProperties.find(({ name }) => name === 'options')?.options ??
  []) as INodeProperties[];

/** An option that the other trigger has, too; its text may differ where a poll differs. */
function sharedOption(name: string, changes: Partial<INodeProperties> = {}): INodeProperties {
  const option = shared.find((one) => one.name === name) as INodeProperties;
  return { ...option, ...changes };
}

/** Options, alphabetical by display name; those of SMSC Trigger mean the same here. */
export const properties: INodeProperties[] = [
  {
    displayName: 'Trigger On',
    name: 'events',
    type: 'multiOptions',
    required: true,
    options: [
      {
        name: 'Delivery Status',
        value: 'deliveryStatus',
        description: 'The status of a sent message changed, as the history of the account tells it',
      },
      {
        name: 'Incoming Message',
        value: 'incomingMessage',
        description: 'A subscriber sent a message',
      },
      {
        name: 'Low Balance',
        value: 'lowBalance',
        description: 'The balance of the account fell below a limit',
      },
    ],
    default: ['incomingMessage'],
  },
  {
    displayName: 'Balance Limit',
    name: 'balanceLimit',
    type: 'number',
    displayOptions: { show: { events: ['lowBalance'] } },
    default: 100,
    description:
      'A balance below this amount, in the currency of the account, starts the workflow, once until it has been topped up again',
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    options: [
      sharedOption('channels'),
      sharedOption('finalOnly'),
      {
        displayName: 'Message ID Prefix',
        name: 'idPrefix',
        type: 'string',
        default: '',
        placeholder: 'e.g. n8n-',
        description:
          "Statuses of messages only whose ID begins so. Give such IDs in 'Message ID' when sending, to leave out what others send from the account.",
      },
      sharedOption('phones'),
      sharedOption('simplify'),
      sharedOption('statuses'),
      sharedOption('textPattern'),
      {
        displayName: 'To Phone',
        name: 'toPhone',
        type: 'string',
        default: '',
        placeholder: 'e.g. +77010000001',
        description: 'Messages to this number of yours only',
      },
      {
        displayName: 'Watch (Hours)',
        name: 'watchHours',
        type: 'number',
        typeOptions: { minValue: 1, maxValue: 168 },
        default: 24,
        description: 'How long to watch the status of a message that is not final',
      },
    ],
  },
];
