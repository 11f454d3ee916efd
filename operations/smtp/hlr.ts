import { numberFields } from './fields';
import type { SmtpOperation, SmtpResource } from './operation';
import { readNumberOrder } from './read-order';
import { sendOrders } from './send-orders';

const start: SmtpOperation = {
  value: 'start',
  name: 'Start',
  action: 'Start HLR lookup',
  description: 'Start an HLR lookup by e-mail; get its result with the SMSC node or by callback',
  fields: numberFields,
  execute: async (run, settings) =>
    await sendOrders(run, await settings(), {
      read: (...place) => readNumberOrder('hlr', ...place),
      parameter: 'phone',
    }),
};

export const hlr: SmtpResource = {
  value: 'hlr',
  name: 'HLR',
  defaultOperation: start.value,
  operations: [start],
};
