import { HLR_TYPE } from '../../protocol';
import type { Operation } from '../operation';
import { messageKeyFields } from '../fields/message-key';
import { detailField, simplifyField } from '../fields/status-output';
import { executeStatusQuery } from '../items/query-status';

export const getResult: Operation = {
  value: 'getResult',
  name: 'Get Result',
  action: 'Get result of HLR lookup',
  description: 'Get the result of an HLR lookup that was started before',
  fields: [...messageKeyFields, detailField, simplifyField],
  execute: async (run) => await executeStatusQuery(run, { type: HLR_TYPE }),
};
