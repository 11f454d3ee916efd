import type { Resource } from '../operation';
import { getResult } from './getResult.operation';
import { lookup } from './lookup.operation';
import { start } from './start.operation';

export const hlr: Resource = {
  value: 'hlr',
  name: 'HLR',
  defaultOperation: lookup.value,
  operations: [getResult, lookup, start],
};
