import type { INodeProperties } from 'n8n-workflow';

import { buildNodeProperties } from '../../../../../nodes/Smsc/actions/node-properties';
import { decodeAnswer } from './decode-answer';
import type { SmtpOperation, SmtpResource } from './operation';
import { readLookupOrder, readOrder } from './read-order';
import { hlrFields, sendFields } from './send-fields';
import { sendOrders } from './send-orders';

const send: SmtpOperation = {
  value: 'send',
  name: 'Send',
  action: 'Send message',
  description: 'Send a message by mail to the gateway; gives one item per recipient',
  fields: sendFields,
  execute: async (run, settings) => await sendOrders(run, await settings(), readOrder),
};

const start: SmtpOperation = {
  value: 'start',
  name: 'Start',
  action: 'Start HLR lookup',
  description: 'Order an HLR lookup by mail; its result has to be asked for or comes by callback',
  fields: hlrFields,
  execute: async (run, settings) => await sendOrders(run, await settings(), readLookupOrder),
};

/** The one list of what the node can do; options, fields, dispatch and documents come from it. */
export const RESOURCES: readonly SmtpResource[] = [
  { value: 'hlr', name: 'HLR', defaultOperation: start.value, operations: [start] },
  {
    value: 'message',
    name: 'Message',
    defaultOperation: send.value,
    operations: [decodeAnswer, send],
  },
];

export function buildProperties(): INodeProperties[] {
  return buildNodeProperties(RESOURCES, 'message');
}
