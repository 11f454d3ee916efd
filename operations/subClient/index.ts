import type { Resource } from '../operation';
import { createSubClient } from './create.operation';
import { getSubClientStatistics } from './getStatistics.operation';
import { topUp } from './topUp.operation';
import { updateSubClient } from './update.operation';

export const subClient: Resource = {
  value: 'subClient',
  name: 'Sub-Client',
  defaultOperation: getSubClientStatistics.value,
  operations: [createSubClient, getSubClientStatistics, topUp, updateSubClient],
};
