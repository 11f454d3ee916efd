import type { IncomingMessage } from '../event';
import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { findOptOut } from '../text/reply-meaning';
import { toPhone, writtenPhone } from '../numbers/subscriber';
import { otherFields, readTime, toText, type GatewayFields } from '../wire/gateway-fields';
import type { ResponseContext, GatewayRequest, RequestEncoding } from '../wire/request';
import { checkRange, checkRecordId } from './parameter-checks';
import { readRecordList, readTextRecords } from './record-list';

/** Incoming messages to list. Default without `afterId`: those of the last hours. */
export interface InboxFilter {
  /** ID of an incoming message; lists later messages of any age. */
  readonly afterId?: string;
  /** Default 24. Not sent together with `afterId`. */
  readonly hours?: number;
  /** Own number that received the messages; empty for all. */
  readonly toPhone?: string;
}

/** Default number of hours. */
const DEFAULT_INBOX_HOURS = 24;

/**
 * Returns the request for incoming messages.
 * Problems: InvalidInput of `toPhone`, `afterId` or `hours`.
 * Source: HTTP API, "Receiving incoming messages".
 */
export function buildInboxRequest(
  filter: InboxFilter,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const start = buildStart(filter);
  if (!start.ok) return start;
  const toPhone = writtenPhone(filter.toPhone ?? '').replace(/^\+/, '');
  if (!/^\d*$/.test(toPhone)) {
    return failure(
      invalidInput(
        'toPhone',
        sentence`${param('toPhone')} is not a phone number: ${JSON.stringify(filter.toPhone?.slice(0, 60))}`,
        'Enter your number that received the messages, such as +77011234567',
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
  const invalid = checkRange('hours', hours, {
    from: 1,
    to: Infinity,
    unit: 'hours',
    isWhole: true,
  });
  return invalid === null ? success(['hour', String(hours)]) : failure(invalid);
}

/** An incoming message in the form of a callback, with its gateway record. */
export interface InboxRecord {
  readonly message: IncomingMessage;
  readonly fields: GatewayFields;
}

/** In `fmt=0` order. */
const NAMES = ['id', 'received', 'phone', 'message', 'to_phone', 'sent'];

/**
 * Reads the response to `get_answers=1` and returns its messages in gateway order. Dates in the
 * response are in Moscow time. `fmt=1` has no known layout and is not read.
 * Problems: a request error; an unreadable response.
 * Source: HTTP API, "Receiving incoming messages"; names and order from clients.
 */
export function readInboxResponse(context: ResponseContext): Result<InboxRecord[]> {
  const records = readRecordList('get', context, (text) => readTextRecords(text, NAMES));
  if (!records.ok) return records;
  return success(records.value.map((fields) => ({ message: toIncomingMessage(fields), fields })));
}

function toIncomingMessage(fields: GatewayFields): IncomingMessage {
  const receivedAt = readTime(null, fields.received);
  const sentAt = readTime(null, fields.sent);
  const replyToId = toText(fields.sms_id);
  const text = toText(fields.message) ?? '';
  const said = new Set(['id', 'phone', 'message', 'to_phone', 'sms_id']);
  // A time that could not be read stays in `extra`.
  if (receivedAt !== null || toText(fields.received) === null) said.add('received');
  if (sentAt !== null || toText(fields.sent) === null) said.add('sent');
  return {
    id: toText(fields.id),
    from: toPhone(fields.phone),
    to: toPhone(fields.to_phone),
    text,
    receivedAt,
    sentAt,
    replyToId: replyToId === '0' ? null : replyToId,
    optOut: findOptOut(text),
    extra: otherFields(fields, said),
  };
}
