import type { Resource } from '../operation';
import { format } from './format.operation';
import { getOperator } from './getOperator.operation';
import { ping } from './ping.operation';

export const number: Resource = {
  value: 'number',
  name: 'Number',
  defaultOperation: getOperator.value,
  operations: [format, getOperator, ping],
};
