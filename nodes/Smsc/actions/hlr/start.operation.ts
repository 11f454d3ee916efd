import type { Operation } from '../operation';
import { phonesField } from '../properties/recipients';
import { executeTextlessSend } from '../send-without-text';

export const start: Operation = {
  value: 'start',
  name: 'Start',
  action: 'Start HLR lookup',
  description:
    "Order an HLR lookup without waiting for its result, which 'Get Result' or the trigger gives",
  fields: [phonesField],
  execute: async (run) => await executeTextlessSend(run, 'hlr'),
};
