import type { SmtpResource } from '../operation';
import { ping } from './ping.operation';

export const number: SmtpResource = {
  value: 'number',
  name: 'Number',
  defaultOperation: ping.value,
  operations: [ping],
};
