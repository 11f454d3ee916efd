import type { Account } from '../account';
import type { Message } from './message';

/** Refunds a message that never left the queue. */
export function refundMessage(message: Message, account: Account): void {
  if (message.isRefunded) return;
  message.isRefunded = true;
  account.refund(message.cost);
}
