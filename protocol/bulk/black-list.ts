import { isGroup } from '../text/recipients';
import type { RecipientOutcome } from './recipient-outcome';

/** `err` of a number that the account, or the gateway, lets nobody write to. */
const PROHIBITED_NUMBER = 252;
/** The documented status of messages that a black list stops; without an error it has no other reason. */
const PROHIBITED_STATUS = 23;

/**
 * Whether the answer to a price request says that the recipient is on the black list. The gateway
 * has no request that lists it, so its price of a message is asked: the rows of `op` and `err` tell
 * who would be refused, and why. That black-listed numbers are among them is unverified against the
 * live service. Members of a group cannot be left out; the gateway stops their messages itself.
 * Source: HTTP API, "Sending SMS messages: parameters" (`err`, `op`); "Message statuses", 252.
 */
export function isBlackListed({ asked, accepted, status, error }: RecipientOutcome): boolean {
  if (accepted !== false || isGroup(asked)) return false;
  const hasReason = error !== null && error !== 0;
  return hasReason ? error === PROHIBITED_NUMBER : status === PROHIBITED_STATUS;
}
