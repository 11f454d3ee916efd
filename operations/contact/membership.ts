import { buildMoveContacts, checkRequest, type GroupMove, success } from '../../protocol';
import { groupField, readLocated } from '../fields/locators';
import { phonesField } from '../fields/recipients';
import { forEachItem } from '../items/for-each-item';
import type { ItemResult, Operation, OperationRun } from '../operation';
import { readPhones } from './blocklist';

const changeGroupFields = [phonesField, groupField];

/** Moves, adds or removes contacts. The three operations differ only in `move`. */
async function executeChangeGroup(run: OperationRun, move: GroupMove): Promise<ItemResult[]> {
  return await forEachItem(run, {
    hasEffect: true,
    readWritten: (itemIndex) => run.host.read('phone', itemIndex),
    prepare: (itemIndex) => {
      const phones = readPhones(run.host, itemIndex);
      if (!phones.ok) return phones;
      const groupId = readLocated(run.host, 'groupId', itemIndex).value;
      return checkRequest({ phones: phones.value, groupId }, (encoding) =>
        buildMoveContacts(phones.value, groupId, move, encoding),
      );
    },
    perform: async ({ phones, groupId }) => {
      const moved = await run.client.moveContacts(phones, groupId, move);
      const isMember = move !== 'remove';
      return moved.ok ? success(phones.map((phone) => ({ phone, groupId, isMember }))) : moved;
    },
  });
}

export const addToGroup: Operation = {
  value: 'addToGroup',
  name: 'Add to Group',
  action: 'Add contact to group',
  description: 'Add contacts to a group; they stay in their other groups',
  fields: changeGroupFields,
  execute: async (run) => await executeChangeGroup(run, 'add'),
};

export const moveToGroup: Operation = {
  value: 'moveToGroup',
  name: 'Move to Group',
  action: 'Move contact to group',
  description: 'Move contacts to a group and remove them from all other groups',
  fields: changeGroupFields,
  execute: async (run) => await executeChangeGroup(run, 'move'),
};

export const removeFromGroup: Operation = {
  value: 'removeFromGroup',
  name: 'Remove From Group',
  action: 'Remove contact from group',
  description: 'Remove contacts from a group',
  fields: changeGroupFields,
  execute: async (run) => await executeChangeGroup(run, 'remove'),
};
