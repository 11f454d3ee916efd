import type { Resource } from '../operation';
import { sendCode } from './send.operation';
import { verifyCode } from './verify.operation';

export const code: Resource = {
  value: 'code',
  name: 'One-Time Code',
  defaultOperation: sendCode.value,
  operations: [sendCode, verifyCode],
};
