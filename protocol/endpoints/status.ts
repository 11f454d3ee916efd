import { invalidInput, unreadableResponse } from '../problem';
import { failure, success, type Result } from '../result';
import { checkMessageId } from '../message-id';
import { describeNoRecipient, isDamaged } from '../numbers/parse-recipients';
import { cleanPhone } from '../numbers/subscriber';
import {
  fieldsOfElement,
  fieldsOfObject,
  toInteger,
  type GatewayFields,
} from '../wire/gateway-fields';
import type {
  ResponseContext,
  ResponseFormat,
  GatewayRequest,
  RequestEncoding,
} from '../wire/request';
import type { StatusQuery, Detail, MessageKey } from '../wire/status-query';
import type { XmlElement } from '../wire/xml';
import { readResult } from './change-response';
import { openResponse, type ParsedResponse } from './response';
import { createKeyTest, matchRecords } from './status-match';
import { readTextRecord } from './status-text';
import { readValuesRecord } from './status-values';

/**
 * Returns a key in the form of a status request: the ID trimmed, and the phone number without
 * spaces, dashes, brackets and `+`, as in statuses of the gateway.
 * Problems: InvalidInput of `messageId` or `phone`.
 */
export function normalizeMessageKey(key: MessageKey): Result<MessageKey> {
  const id = checkMessageId(key.id);
  if (!id.ok) return id;
  const phone = cleanPhone(key.phone).replace(/^\+/, '');
  if (phone === '' || /[,;\s]/.test(phone) || isDamaged(key.phone)) {
    return failure(
      describeNoRecipient(
        'phone',
        key.phone,
        'is not one recipient',
        'Enter the phone number or e-mail address that the message was sent to',
      ),
    );
  }
  return success({ id: id.value, phone });
}

/**
 * Returns the request for the status of one or several messages. Several keys are joined by commas,
 * with the phone numbers in the order of the IDs; their response has the multiple form.
 * Problems: InvalidInput of `messageId` or `phone`.
 * Source: HTTP API, "Message statuses".
 */
export function buildStatusRequest(
  keys: readonly MessageKey[],
  { detail, ...encoding }: RequestEncoding & { readonly detail: Detail },
): Result<GatewayRequest> {
  const normalized: MessageKey[] = [];
  for (const key of keys) {
    const result = normalizeMessageKey(key);
    if (!result.ok) return result;
    normalized.push(result.value);
  }
  if (normalized.length === 0) {
    return failure(
      invalidInput('messageId', 'No message ID was given', 'Enter at least one message ID'),
    );
  }
  return success({
    endpoint: 'status',
    fields: [
      ['phone', normalized.map(({ phone }) => phone).join(',')],
      ['id', normalized.map(({ id }) => id).join(',')],
      ['all', String(detail)],
    ],
    ...encoding,
  });
}

/**
 * Returns the request that deletes a message that is not archived yet.
 * Problems: InvalidInput of `messageId` or `phone`.
 * Source: HTTP API, "Deleting a message".
 */
export function buildDeleteRequest(
  key: MessageKey,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const normalized = normalizeMessageKey(key);
  if (!normalized.ok) return normalized;
  return success({
    endpoint: 'status',
    fields: [
      ['phone', normalized.value.phone],
      ['id', normalized.value.id],
      ['del', '1'],
    ],
    ...encoding,
  });
}

/**
 * Reads a status response and returns its records in the order of the keys, independent of the
 * order in the response. Supports all `fmt`, all `all`, messages, e-mail and HLR requests, single
 * and multiple. Without keys it returns all records as they are. A record without an ID or phone
 * number stays without it; its position identifies it.
 * Problems: a request error; an unreadable response, also for a record without a status and for a
 * missing key. `readStatusRecords` returns the other records in these two cases. `readTextRecord`,
 * `readValuesRecord` and `splitRecords` document the ambiguities of `fmt` 0 and 1.
 * Source: HTTP API, "Message statuses: answer of the server and error codes".
 */
export function readStatusResponse(
  context: ResponseContext,
  query: StatusQuery,
): Result<GatewayFields[]> {
  const records = readStatusRecords(context, query);
  if (!records.ok) return records;
  const missing = query.keys.filter((_key, index) => (records.value[index] ?? null) === null);
  const complete = records.value.filter((record) => record !== null);
  if (missing.length === 0 && complete.length === records.value.length) return success(complete);
  return failure(
    unreadableResponse(
      'status',
      missing.length === 0 ? 'a record without a status' : describeMissing(missing),
    ),
  );
}

/** Reads the same response, with `null` for each key without a readable record. */
export function readStatusRecords(
  context: ResponseContext,
  query: StatusQuery,
): Result<(GatewayFields | null)[]> {
  const response = openResponse('status', context);
  if (!response.ok) return response;
  const records = listRecords(response.value, context.format, query);
  if (records === null) return failure(unreadableResponse('status', describeOther(response.value)));
  const rows = records.map((record) =>
    record === null || toInteger(record.status) === null ? null : record,
  );
  return success(query.keys.length === 0 ? rows : matchRecords(rows, query.keys));
}

const MAX_NAMED = 3;

function describeMissing(keys: readonly MessageKey[]): string {
  const named = keys.slice(0, MAX_NAMED).map(({ id, phone }) => `message ${id} to ${phone}`);
  const more = keys.length > MAX_NAMED ? ` and ${keys.length - MAX_NAMED} more` : '';
  return `a response without a status of ${named.join(', ')}${more}`;
}

function describeOther(response: ParsedResponse): string {
  return response.kind === 'text' ? 'text without a status' : 'a response that is not a status';
}

function listRecords(
  response: ParsedResponse,
  format: ResponseFormat,
  query: StatusQuery,
): (GatewayFields | null)[] | null {
  switch (response.kind) {
    case 'json':
      // One record instead of a list, or a list instead of one record, is accepted too.
      return (Array.isArray(response.value) ? response.value : [response.value]).map(
        fieldsOfObject,
      );
    case 'xml':
      return listElements(response.root);
    case 'text':
      if (response.text === 'OK') return null;
      if (format !== 0 && format !== 1) return [{ status: response.text }];
      return listLines(response.text, format, query);
  }
}

function listLines(text: string, format: 0 | 1, query: StatusQuery): GatewayFields[] {
  const records = splitRecords(text, format, query);
  if (format === 0) return records.map(readTextRecord);
  const layout = { ...query, isRequested: createKeyTest(query.keys) };
  return records.map((record) => readValuesRecord(record, layout));
}

/** `<sms>…</sms>`, `<list><sms>…</sms>…</list>` or a bare `<status>-3</status>`. */
function listElements(root: XmlElement): (GatewayFields | null)[] {
  if (root.name === 'list') return root.children.map(fieldsOfElement);
  if (root.name === 'status') return [{ status: root.text }];
  return [fieldsOfElement(root)];
}

const RECORD_START = [
  /^\s*(?:-3\s*$|(?:Status|id|phone)\s*=)/,
  /^\s*(?:-3\s*$|-?\d+\s*,\s*\d*\s*(?:,|$))/,
] as const;

/**
 * Splits a multiple response of `fmt` 0 and 1 into records. It has one record per line, but line
 * breaks in texts are not escaped. If there are more lines than keys, a line that does not start
 * like a record continues the previous one. Ambiguous: a line of a text that starts like a record
 * is read as one, which causes a missing or duplicate record.
 */
function splitRecords(text: string, format: 0 | 1, { multiple, keys }: StatusQuery): string[] {
  if (!multiple) return [text];
  const lines = text.split('\n');
  const records: string[] = [];
  for (const line of lines) {
    const isStart = lines.length === keys.length || RECORD_START[format].test(line);
    if (records.length === 0 || isStart) records.push(line);
    else records.push(`${records.pop() as string}\n${line}`);
  }
  return records.map((record) => record.replace(/\r$/, ''));
}

/**
 * Reads the response to `del=1`: `OK`, `<result>OK</result>` or `{"result": "OK"}`. A bare `OK` is
 * accepted in every format, because the gateway has sent it instead of JSON. An empty body, which
 * it has also sent, is rejected, because it does not confirm the deletion.
 * Problems: a request error; an unreadable response.
 * Source: HTTP API, "Message statuses", deleting a message.
 */
export function readDeleteResponse(context: ResponseContext): Result<true> {
  const response = openResponse('status', context);
  if (!response.ok) return response;
  return readResult(response.value) === 'OK'
    ? success(true)
    : failure(unreadableResponse('status', 'a response that does not confirm the deletion'));
}
