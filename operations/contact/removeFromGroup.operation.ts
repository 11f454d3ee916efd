import type { Operation } from '../operation';
import { changeGroupFields, executeChangeGroup } from './change-group';

export const removeFromGroup: Operation = {
  value: 'removeFromGroup',
  name: 'Remove From Group',
  action: 'Remove contact from group',
  description: 'Take contacts out of a group',
  fields: changeGroupFields,
  execute: async (run) => await executeChangeGroup(run, 'remove'),
};
