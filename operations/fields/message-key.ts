import type { Field } from '../field';

/**
 * The fields that identify one message. The ID alone does not, because all messages of a request
 * share it.
 */
export const messageKeyFields: readonly Field[] = [
  {
    displayName: 'Message ID',
    name: 'messageId',
    type: 'string',
    required: true,
    default: '',
    placeholder: 'e.g. 123456',
    description: 'Enter the ID that the send operation returned',
  },
  {
    displayName: 'Phone',
    name: 'phone',
    type: 'string',
    required: true,
    default: '',
    placeholder: 'e.g. +77011234567',
    description:
      'Enter the recipient; the gateway finds a message by its ID and recipient together',
  },
];
