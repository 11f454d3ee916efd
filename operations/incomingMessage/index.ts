import type { Resource } from '../operation';
import { getMany } from './getMany.operation';

export const incomingMessage: Resource = {
  value: 'incomingMessage',
  name: 'Incoming Message',
  defaultOperation: getMany.value,
  operations: [getMany],
};
