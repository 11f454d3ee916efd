import type { Result } from '../result';
import type { AnswerContext } from '../wire/request';
import type { GatewayFields } from '../wire/gateway-fields';
import { readRecordList } from './record-list';
import { readTextRecords } from './record-text';

/** Names in recorded answers, and those of a full status that may join them. */
const NAMES = [
  ...['status', 'last_date', 'last_timestamp', 'flag', 'err', 'send_date', 'send_timestamp'],
  ...['phone', 'cost', 'sender_id', 'status_name', 'message', 'comment', 'mccmnc', 'country'],
  ...['operator', 'operator_orig', 'region', 'type', 'id', 'int_id', 'sms_cnt', 'format', 'crc'],
];

/**
 * Records of `get_messages=1` as they came; `toStatusRecord` reads them. JSON and the names of
 * `fmt=0` are known from clients, XML by analogy; `fmt=1` has no known layout and is not read.
 * Source: HTTP API, "Getting the history of sent messages".
 */
export function readHistoryAnswer(context: AnswerContext): Result<GatewayFields[]> {
  return readRecordList('get', context, (text) => readTextRecords(text, NAMES));
}
