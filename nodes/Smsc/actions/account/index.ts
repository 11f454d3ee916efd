import type { Resource } from '../operation';
import { getBalance } from './getBalance.operation';

export const account: Resource = {
  value: 'account',
  name: 'Account',
  defaultOperation: getBalance.value,
  operations: [getBalance],
};
