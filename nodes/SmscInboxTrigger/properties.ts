import type { INodeProperties } from 'n8n-workflow';

import { properties as triggerProperties } from '../SmscTrigger/properties';

const shared = (triggerProperties.find(({ name }) => name === 'options')?.options ??
  []) as INodeProperties[];

/** An option that SMSC Trigger has too. Its description may differ where a poll differs. */
function sharedOption(name: string, changes: Partial<INodeProperties> = {}): INodeProperties {
  const option = shared.find((one) => one.name === name) as INodeProperties;
  return { ...option, ...changes };
}

/**
 * The options, in alphabetical order of their labels. Those of SMSC Trigger have the same meaning
 * here.
 */
export const properties: INodeProperties[] = [
  {
    displayName:
      'Nothing has to be set up in the SMSC dashboard, and n8n needs no public URL: the node asks the gateway for new events.',
    name: 'setUpNotice',
    type: 'notice',
    default: '',
  },
  {
    displayName: 'Trigger On',
    name: 'events',
    type: 'multiOptions',
    required: true,
    options: [
      {
        name: 'Delivery Status',
        value: 'deliveryStatus',
        description:
          'The status of a sent message changed, according to the history of the account',
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
      'Start the workflow when the balance falls below this amount, in the currency of the account; once until it is topped up',
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
      sharedOption('language'),
      {
        displayName: 'Message ID Prefix',
        name: 'idPrefix',
        type: 'string',
        default: '',
        placeholder: 'e.g. n8n-',
        description:
          "Start only on statuses of messages whose ID starts with this prefix. Set such IDs with 'Message ID' when you send, to ignore messages that others send from the account.",
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
        description: 'Start only on messages to this phone number of the account',
      },
      {
        displayName: 'Watch (Hours)',
        name: 'watchHours',
        type: 'number',
        typeOptions: { minValue: 1, maxValue: 168 },
        default: 24,
        description: 'Limit how long to watch the status of a message until it is final',
      },
    ],
  },
];
