import type { Resource } from '../operation';
import { cancelMailing } from './cancel.operation';
import { createMailing } from './create.operation';
import { deleteMailing } from './delete.operation';
import { getMailing } from './get.operation';
import { getManyMailings } from './getMany.operation';

export const mailing: Resource = {
  value: 'mailing',
  name: 'Mailing',
  defaultOperation: createMailing.value,
  operations: [cancelMailing, createMailing, deleteMailing, getMailing, getManyMailings],
};
