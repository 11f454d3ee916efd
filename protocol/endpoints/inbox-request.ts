import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { cleanPhone } from '../numbers/subscriber';
import type { GatewayRequest, RequestEncoding } from '../wire/request';
import { checkNumber } from './number-range';
import { checkRecordId } from './record-id';

/** Which incoming messages to list. Without `afterId`: those of the last hours. */
export interface InboxFilter {
  /** ID of an incoming message; those that came after it are asked for, however old. */
  readonly afterId?: string;
  /** Default 24. Not sent beside `afterId`. */
  readonly hours?: number;
  /** Own number that received them; any when empty. */
  readonly toPhone?: string;
}

export const DEFAULT_INBOX_HOURS = 24;

/** Source: HTTP API, "Receiving incoming messages". */
export function buildInboxRequest(
  filter: InboxFilter,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const start = buildStart(filter);
  if (!start.ok) return start;
  const toPhone = cleanPhone(filter.toPhone ?? '').replace(/^\+/, '');
  if (!/^\d*$/.test(toPhone)) {
    return failure(
      invalidInput(
        'toPhone',
        `'toPhone' is not a phone number: ${JSON.stringify(filter.toPhone?.slice(0, 60))}`,
        'Give the number of yours that received the messages, e.g. +77011234567',
      ),
    );
  }
  return success({
    endpoint: 'get',
    fields: [
      ['get_answers', '1'],
      start.value,
      ...(toPhone === '' ? [] : ([['to_phone', toPhone]] as const)),
    ],
    ...encoding,
  });
}

function buildStart({
  afterId = '',
  hours = DEFAULT_INBOX_HOURS,
}: InboxFilter): Result<readonly [string, string]> {
  if (afterId.trim() !== '') {
    const id = checkRecordId('afterId', afterId);
    return id.ok ? success(['after_id', id.value]) : id;
  }
  const invalid = checkNumber('hours', hours, {
    from: 1,
    to: Infinity,
    unit: 'hours',
    isWhole: true,
  });
  return invalid === null ? success(['hour', String(hours)]) : failure(invalid);
}
