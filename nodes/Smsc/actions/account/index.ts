import type { Resource } from '../operation';
import { getBalance } from './getBalance.operation';
import { getStatistics } from './getStatistics.operation';

export const account: Resource = {
  value: 'account',
  name: 'Account',
  defaultOperation: getBalance.value,
  operations: [getBalance, getStatistics],
};
