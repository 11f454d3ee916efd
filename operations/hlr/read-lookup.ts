import {
  checkSendOrder,
  type Detail,
  failure,
  keepOneEach,
  type Result,
  success,
} from '../../protocol';
import { readDetail, readSimplify } from '../fields/status-output';
import type { Host } from '../host';
import type { MessageOrder } from '../items/send-items';
import { readMaxRecipients, readOptions, readSeconds } from '../parameters/parameters';
import { checkAllowed, readRecipients } from '../parameters/recipients';

/** Seconds. */
export const DEFAULT_TIMEOUT = 120;
export const DEFAULT_POLL_INTERVAL = 5;

/** Lookups with the same terms share their requests. */
export interface LookupTerms {
  readonly detail: Detail;
  readonly timeoutMs: number;
  readonly pollIntervalMs: number;
}

/** The phone numbers that one item looks up. */
export interface Lookup extends MessageOrder {
  readonly simplify: boolean;
  readonly terms: LookupTerms;
}

export function readLookup(host: Host, itemIndex: number): Result<Lookup> {
  const phones = readRecipients(host, 'phone', itemIndex);
  if (!phones.ok) return phones;
  const recipients = keepOneEach(phones.value);
  const forbidden = checkAllowed(host, itemIndex, recipients, 'phone');
  if (forbidden !== null) return failure(forbidden);
  const maxRecipients = readMaxRecipients(host, itemIndex);
  const parameters = { recipients, channel: 'hlr', maxRecipients, cost: 3 } as const;
  const message = checkSendOrder(parameters, new Date());
  if (!message.ok) return message;
  const options = readOptions(host, itemIndex);
  const timeout = readSeconds(options, 'timeout', DEFAULT_TIMEOUT);
  if (!timeout.ok) return timeout;
  const pollInterval = readSeconds(options, 'pollInterval', DEFAULT_POLL_INTERVAL);
  if (!pollInterval.ok) return pollInterval;
  return success({
    message: message.value,
    simplify: readSimplify(host, itemIndex),
    terms: {
      detail: readDetail(host, itemIndex),
      timeoutMs: timeout.value,
      pollIntervalMs: pollInterval.value,
    },
  });
}
