import type { SmtpResource } from '../operation';
import { start } from './start.operation';

export const hlr: SmtpResource = {
  value: 'hlr',
  name: 'HLR',
  defaultOperation: start.value,
  operations: [start],
};
