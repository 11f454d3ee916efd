import type { Resource } from '../operation';
import { addToGroup } from './addToGroup.operation';
import { block } from './block.operation';
import { createContact } from './create.operation';
import { deleteContact } from './delete.operation';
import { getManyContacts } from './getMany.operation';
import { moveToGroup } from './moveToGroup.operation';
import { removeFromGroup } from './removeFromGroup.operation';
import { unblock } from './unblock.operation';
import { updateContact } from './update.operation';
import { upsertContact } from './upsert.operation';

export const contact: Resource = {
  value: 'contact',
  name: 'Contact',
  defaultOperation: upsertContact.value,
  operations: [
    addToGroup,
    block,
    createContact,
    upsertContact,
    deleteContact,
    getManyContacts,
    moveToGroup,
    removeFromGroup,
    unblock,
    updateContact,
  ],
};
