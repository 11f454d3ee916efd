import type { SmtpOperation } from '../operation';
import { numberFields } from '../properties/number-fields';
import { readNumberOrder } from '../read-order';
import { sendOrders } from '../send-orders';

export const start: SmtpOperation = {
  value: 'start',
  name: 'Start',
  action: 'Start HLR lookup',
  description: 'Order an HLR lookup by mail; its result has to be asked for or comes by callback',
  fields: numberFields,
  execute: async (run, settings) =>
    await sendOrders(run, await settings(), (...place) => readNumberOrder('hlr', ...place)),
};
