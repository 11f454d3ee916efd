import type { Operation } from '../operation';
import { changeGroupFields, executeChangeGroup } from './change-group';

export const addToGroup: Operation = {
  value: 'addToGroup',
  name: 'Add to Group',
  action: 'Add contact to group',
  description: 'Put contacts into a group besides those that they are in',
  fields: changeGroupFields,
  execute: async (run) => await executeChangeGroup(run, 'add'),
};
