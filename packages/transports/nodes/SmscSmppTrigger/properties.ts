import type { INodeProperties } from 'n8n-workflow';

import { REMEMBERED_EVENTS } from '../../../../operations/events/deduplicate';
import { FILTER_OPTIONS } from '../../../../operations/events/filter-options';
import { compareLabels } from '../../../../protocol';
import { SET_UP_NOTICE } from './set-up-texts';

export const properties: INodeProperties[] = [
  { displayName: SET_UP_NOTICE, name: 'setUpNotice', type: 'notice', default: '' },
  {
    displayName: 'Trigger On',
    name: 'events',
    type: 'multiOptions',
    required: true,
    options: [
      {
        name: 'Delivery Status',
        value: 'deliveryStatus',
        description: 'The status of a message sent over SMPP changed',
      },
      {
        name: 'HLR Result',
        value: 'hlrResult',
        description: 'The operator returned the result of an HLR lookup that was started over SMPP',
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
        description: `Whether to start only once on an event that the gateway sends again because an acknowledgement was lost. New messages with equal texts start the workflow each time. The last ${REMEMBERED_EVENTS.toLocaleString('en-US')} events of a day are remembered while the workflow is active.`,
      } satisfies INodeProperties,
      ...FILTER_OPTIONS,
    ].sort((one, other) => compareLabels(one.displayName, other.displayName)),
  },
];
