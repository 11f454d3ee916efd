import {
  checkSendOrder,
  type Detail,
  failure,
  invalidInput,
  keepOneEach,
  param,
  type Result,
  sentence,
  success,
} from '../../protocol';
import { readDetail, readSimplify } from '../fields/status-output';
import type { Host, Row } from '../host';
import type { MessageOrder } from '../items/send-items';
import { readMaxRecipients } from '../parameters/parameters';
import { checkAllowed, readRecipients } from '../parameters/recipients';

/** Seconds. */
export const DEFAULT_TIMEOUT = 120;
export const DEFAULT_POLL_INTERVAL = 5;

/** What decides whether lookups may share their requests. */
export interface LookupTerms {
  readonly detail: Detail;
  readonly timeoutMs: number;
  readonly pollIntervalMs: number;
}

/** What one item wants looked up. */
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
  const options = host.read('options', itemIndex, {}) as Row;
  const timeout = readSeconds(options, 'timeout', DEFAULT_TIMEOUT);
  if (!timeout.ok) return timeout;
  const pollInterval = readSeconds(options, 'pollInterval', DEFAULT_POLL_INTERVAL);
  if (!pollInterval.ok) return pollInterval;
  return success({
    message: message.value,
    simplify: readSimplify(host, itemIndex),
    terms: {
      detail: readDetail(host, itemIndex),
      timeoutMs: timeout.value * 1000,
      pollIntervalMs: pollInterval.value * 1000,
    },
  });
}

function readSeconds(options: Row, name: string, byDefault: number): Result<number> {
  const given = options[name];
  if (given === undefined || given === null || given === '') return success(byDefault);
  const seconds = Number(given);
  if (Number.isFinite(seconds) && seconds >= 0) return success(seconds);
  return failure(
    invalidInput(
      name,
      sentence`${param(name)} is no number of seconds: ${JSON.stringify(given)}`,
      'Give a number of seconds of at least 0',
    ),
  );
}
