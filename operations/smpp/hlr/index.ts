import type { SmppResource } from '../operation';
import { lookup } from './lookup.operation';
import { start } from './start.operation';

export const hlr: SmppResource = {
  value: 'hlr',
  name: 'HLR',
  defaultOperation: lookup.value,
  operations: [lookup, start],
};
