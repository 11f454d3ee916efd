import type { SmppResource } from '../operation';
import { cancel } from './cancel.operation';
import { getStatus } from './getStatus.operation';
import { send } from './send.operation';

export const message: SmppResource = {
  value: 'message',
  name: 'Message',
  defaultOperation: send.value,
  operations: [cancel, getStatus, send],
};
