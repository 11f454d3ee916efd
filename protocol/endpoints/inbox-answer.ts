import type { IncomingMessage } from '../callback/event';
import { success, type Result } from '../result';
import { findOptOut } from '../text/opt-out';
import type { AnswerContext } from '../wire/request';
import { type GatewayFields, readTime, otherFields, toText } from '../wire/gateway-fields';
import { readRecordList } from './record-list';
import { readTextRecords } from './record-text';

/** An incoming message in the shape that callbacks have too, and the gateway's own record of it. */
export interface InboxRecord {
  readonly message: IncomingMessage;
  readonly fields: GatewayFields;
}

/** In the order of `fmt=0`. */
const NAMES = ['id', 'received', 'phone', 'message', 'to_phone', 'sent'];

/**
 * The answer to `get_answers=1`, in the gateway's order. Dates are Moscow time. `fmt=1` has no
 * known layout and is not read.
 * Source: HTTP API, "Receiving incoming messages"; names and order from clients.
 */
export function readInboxAnswer(context: AnswerContext): Result<InboxRecord[]> {
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
  // A time that could not be read stays visible as it came.
  if (receivedAt !== null || toText(fields.received) === null) said.add('received');
  if (sentAt !== null || toText(fields.sent) === null) said.add('sent');
  return {
    id: toText(fields.id),
    from: toText(fields.phone),
    to: toText(fields.to_phone),
    text,
    receivedAt,
    sentAt,
    replyToId: replyToId === '0' ? null : replyToId,
    optOut: findOptOut(text),
    extra: otherFields(fields, said),
  };
}
