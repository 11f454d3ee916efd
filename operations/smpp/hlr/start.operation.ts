import type { SmppOperation } from '../operation';
import { numberFields } from '../properties/number-fields';
import { executeTextlessSend } from '../send-without-text';

export const start: SmppOperation = {
  value: 'start',
  name: 'Start',
  action: 'Start HLR lookup',
  description: 'Order an HLR lookup without waiting for its result, which the trigger gives',
  fields: numberFields,
  execute: async (run) => await executeTextlessSend(run, 'hlr'),
};
