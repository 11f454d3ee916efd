import type { Resource } from '../operation';
import { createGroup } from './create.operation';
import { deleteGroup } from './delete.operation';
import { getManyGroups } from './getMany.operation';
import { updateGroup } from './update.operation';

export const group: Resource = {
  value: 'group',
  name: 'Group',
  defaultOperation: getManyGroups.value,
  operations: [createGroup, deleteGroup, getManyGroups, updateGroup],
};
