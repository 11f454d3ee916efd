import type { SmtpOperation } from '../operation';
import { readOrder } from '../read-order';
import { sendOrders } from '../send-orders';
import { sendFields } from './send-fields';

export const send: SmtpOperation = {
  value: 'send',
  name: 'Send',
  action: 'Send message',
  description: 'Send a message by mail to the gateway; gives one item per recipient',
  fields: sendFields,
  execute: async (run, settings) => await sendOrders(run, await settings(), readOrder),
};
