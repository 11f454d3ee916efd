import { randomUUID } from 'node:crypto';

/** An ID that no other message of the account has, in letters and digits. */
export function createMessageId(): string {
  return randomUUID().replaceAll('-', '');
}
