import type { SmtpResource } from '../operation';
import { decodeAnswer } from './decodeAnswer.operation';
import { send } from './send.operation';

export const message: SmtpResource = {
  value: 'message',
  name: 'Message',
  defaultOperation: send.value,
  operations: [decodeAnswer, send],
};
