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
import { type CellFault, findCellFault } from './unreadable-cell';
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
  /** Why the cell holds no number, so that nothing is looked up; otherwise `null`. */
  readonly fault: CellFault | null;
  /** What the cell holds. */
  readonly written: unknown;
  readonly simplify: boolean;
  readonly terms: LookupTerms;
}

/** With it the other parameters of a row without a number are checked. It is never sent. */
const PLACE = '+77000000000';

export function readLookup(host: Host, itemIndex: number): Result<Lookup> {
  const written = host.read('phone', itemIndex);
  const fault = findCellFault(written);
  const phones = fault !== null ? success([PLACE]) : readRecipients(host, 'phone', itemIndex);
  if (!phones.ok) return phones;
  const recipients = keepOneEach(phones.value);
  const forbidden = fault !== null ? null : checkAllowed(host, itemIndex, recipients, 'phone');
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
    message: fault !== null ? { ...message.value, recipients: [] } : message.value,
    ...{ fault, written },
    simplify: readSimplify(host, itemIndex),
    terms: {
      detail: readDetail(host, itemIndex),
      timeoutMs: timeout.value,
      pollIntervalMs: pollInterval.value,
    },
  });
}
