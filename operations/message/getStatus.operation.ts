import type { Operation } from '../operation';
import { messageKeyFields } from '../fields/message-key';
import { detailField, simplifyField } from '../fields/status-output';
import { executeStatusQuery } from '../items/query-status';

export const getStatus: Operation = {
  value: 'getStatus',
  name: 'Get Status',
  action: 'Get status of message',
  description: 'Get the delivery status of a message, within a day after it was sent',
  fields: [...messageKeyFields, detailField, simplifyField],
  execute: async (run) => await executeStatusQuery(run),
};
