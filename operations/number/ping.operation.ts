import type { Operation } from '../operation';
import { numberOptionsField, phonesField } from '../fields/recipients';
import { executeTextlessSend } from '../items/send-without-text';

export const ping: Operation = {
  value: 'ping',
  name: 'Ping',
  action: 'Ping number',
  description:
    'Send an invisible SMS, whose status shows if the phone is reachable; costs as much as an SMS',
  fields: [phonesField, numberOptionsField],
  execute: async (run) => await executeTextlessSend(run, 'ping'),
};
