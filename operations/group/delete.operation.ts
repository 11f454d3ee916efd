import { buildDeleteGroup, success } from '../../protocol';
import { checkRequest } from '../parameters/check-request';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { groupField } from '../fields/group';
import { readLocated } from '../fields/locator';

export const deleteGroup: Operation = {
  value: 'delete',
  name: 'Delete',
  action: 'Delete group',
  description: 'Delete a group of contacts',
  fields: [groupField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => {
        const groupId = readLocated(run.host, 'groupId', itemIndex).value;
        return checkRequest(groupId, (encoding) => buildDeleteGroup(groupId, encoding));
      },
      perform: async (groupId) => {
        const deleted = await run.client.deleteGroup(groupId);
        return deleted.ok ? success([{ deleted: true, id: groupId }]) : deleted;
      },
    }),
};
