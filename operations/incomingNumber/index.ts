import type { Resource } from '../operation';
import { getManyIncomingNumbers } from './getMany.operation';
import { rentIncomingNumber } from './rent.operation';
import { updateIncomingNumber } from './update.operation';

export const incomingNumber: Resource = {
  value: 'incomingNumber',
  name: 'Incoming Number',
  defaultOperation: getManyIncomingNumbers.value,
  operations: [getManyIncomingNumbers, rentIncomingNumber, updateIncomingNumber],
};
