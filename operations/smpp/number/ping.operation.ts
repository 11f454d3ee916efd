import type { SmppOperation } from '../operation';
import { numberFields } from '../properties/number-fields';
import { executeTextlessSend } from '../send-without-text';

export const ping: SmppOperation = {
  value: 'ping',
  name: 'Ping',
  action: 'Ping number',
  description:
    'Send an invisible SMS, whose receipt shows if the phone is reachable; costs as much as an SMS',
  fields: numberFields,
  execute: async (run) => await executeTextlessSend(run, 'ping'),
};
