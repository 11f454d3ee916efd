import { buildMoveContacts, success, type GroupMove } from '../../protocol';
import { checkRequest } from '../parameters/check-request';
import { forEachItem } from '../items/for-each-item';
import type { ItemResult, OperationRun } from '../operation';
import { groupField } from '../fields/group';
import { readLocated } from '../fields/locator';
import { phonesField } from '../fields/recipients';
import { readPhones } from './read-phones';

export const changeGroupFields = [phonesField, groupField];

/** Moves, adds or removes contacts; the three operations differ in nothing else. */
export async function executeChangeGroup(
  run: OperationRun,
  move: GroupMove,
): Promise<ItemResult[]> {
  return await forEachItem(run, {
    hasEffect: true,
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
