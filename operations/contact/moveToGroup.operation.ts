import type { Operation } from '../operation';
import { changeGroupFields, executeChangeGroup } from './change-group';

export const moveToGroup: Operation = {
  value: 'moveToGroup',
  name: 'Move to Group',
  action: 'Move contact to group',
  description: 'Put contacts into a group and take them out of all others',
  fields: changeGroupFields,
  execute: async (run) => await executeChangeGroup(run, 'move'),
};
