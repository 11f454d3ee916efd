import type { SmppResource } from '../operation';
import { ping } from './ping.operation';

export const number: SmppResource = {
  value: 'number',
  name: 'Number',
  defaultOperation: ping.value,
  operations: [ping],
};
