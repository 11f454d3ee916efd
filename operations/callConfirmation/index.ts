import type { Resource } from '../operation';
import { getNumber } from './getNumber.operation';
import { waitForCall } from './waitForCall.operation';

export const callConfirmation: Resource = {
  value: 'callConfirmation',
  name: 'Call Confirmation',
  defaultOperation: getNumber.value,
  operations: [getNumber, waitForCall],
};
