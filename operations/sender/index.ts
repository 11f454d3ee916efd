import type { Resource } from '../operation';
import { confirmCode } from './confirmCode.operation';
import { createSender } from './create.operation';
import { deleteSender } from './delete.operation';
import { getManySenders } from './getMany.operation';
import { requestCode } from './requestCode.operation';
import { updateSender } from './update.operation';

export const sender: Resource = {
  value: 'sender',
  name: 'Sender',
  defaultOperation: getManySenders.value,
  operations: [confirmCode, createSender, deleteSender, getManySenders, requestCode, updateSender],
};
