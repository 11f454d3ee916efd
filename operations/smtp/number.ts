import { numberFields } from './fields';
import type { SmtpOperation, SmtpResource } from './operation';
import { readNumberOrder } from './read-order';
import { sendOrders } from './send-orders';

const ping: SmtpOperation = {
  value: 'ping',
  name: 'Ping',
  action: 'Ping number',
  description:
    'Send an invisible SMS whose status shows whether the phone is reachable; costs as much as an SMS',
  fields: numberFields,
  execute: async (run, settings) =>
    await sendOrders(run, await settings(), {
      read: (...place) => readNumberOrder('ping', ...place),
      parameter: 'phone',
    }),
};

export const number: SmtpResource = {
  value: 'number',
  name: 'Number',
  defaultOperation: ping.value,
  operations: [ping],
};
