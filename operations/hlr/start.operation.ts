import type { Operation } from '../operation';
import { numberOptionsField, phonesField } from '../fields/recipients';
import { executeTextlessSend } from '../items/send-without-text';

export const start: Operation = {
  value: 'start',
  name: 'Start',
  action: 'Start HLR lookup',
  description:
    "Order an HLR lookup without waiting for its result, which 'Get Result' or the trigger gives",
  fields: [phonesField, numberOptionsField],
  execute: async (run) => await executeTextlessSend(run, 'hlr'),
};
