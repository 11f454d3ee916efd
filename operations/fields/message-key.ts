import type { Field } from '../field';

/** What names one message: the ID alone does not, because all messages of a request share it. */
export const messageKeyFields: readonly Field[] = [
  {
    displayName: 'Message ID',
    name: 'messageId',
    type: 'string',
    required: true,
    default: '',
    placeholder: 'e.g. 123456',
    description: 'The ID that the operation which sent it gave',
  },
  {
    displayName: 'Phone',
    name: 'phone',
    type: 'string',
    required: true,
    default: '',
    placeholder: 'e.g. +77011234567',
    description: 'The recipient; the gateway finds a message by its ID and recipient together',
  },
];
