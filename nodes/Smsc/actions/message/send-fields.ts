import type { INodeProperties } from 'n8n-workflow';

import { MESSAGE_CHANNELS } from '../../../../protocol';
import { toField } from '../properties/recipients';
import { sendOptionsField } from '../properties/send-options';
import { senderField } from '../properties/sender';

/** Fields of a message: what is sent, and what only its price is asked for. */
export const sendFields: readonly INodeProperties[] = [
  {
    displayName: 'Channel',
    name: 'channel',
    type: 'options',
    options: MESSAGE_CHANNELS.map(({ label, name, description }) => ({
      name: label,
      value: name,
      description,
    })),
    default: 'sms',
    description: 'The way to the recipient',
  },
  toField,
  {
    displayName: 'Text',
    name: 'text',
    type: 'string',
    typeOptions: { rows: 4 },
    required: true,
    default: '',
    placeholder: 'e.g. Your order 1042 has arrived',
    description: 'Up to 1000 characters',
  },
  senderField,
  sendOptionsField,
];
