import type { Resource } from '../operation';
import { getBalance } from './getBalance.operation';
import { getPrices } from './getPrices.operation';
import { getStatistics } from './getStatistics.operation';

export const account: Resource = {
  value: 'account',
  name: 'Account',
  defaultOperation: getBalance.value,
  operations: [getBalance, getPrices, getStatistics],
};
