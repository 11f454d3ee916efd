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
import { isEmptyCell } from './empty-cell';
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
  /** Whether the cell is empty, so that nothing is looked up. */
  readonly isEmpty: boolean;
  readonly simplify: boolean;
  readonly terms: LookupTerms;
}

/** With it the other parameters of an empty row are checked. It is never sent. */
const PLACE = '+77000000000';

export function readLookup(host: Host, itemIndex: number): Result<Lookup> {
  const isEmpty = isEmptyCell(host.read('phone', itemIndex));
  const phones = isEmpty ? success([PLACE]) : readRecipients(host, 'phone', itemIndex);
  if (!phones.ok) return phones;
  const recipients = keepOneEach(phones.value);
  const forbidden = isEmpty ? null : checkAllowed(host, itemIndex, recipients, 'phone');
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
    message: isEmpty ? { ...message.value, recipients: [] } : message.value,
    isEmpty,
    simplify: readSimplify(host, itemIndex),
    terms: {
      detail: readDetail(host, itemIndex),
      timeoutMs: timeout.value,
      pollIntervalMs: pollInterval.value,
    },
  });
}
