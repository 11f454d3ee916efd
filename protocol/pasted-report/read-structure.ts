import { HASH_ALGORITHMS } from '../callback/hash';
import { receiveCallbackUnverified } from '../callback/receive';
import { readInboxResponse } from '../endpoints/inbox';
import { findJsonError, findXmlError, type FoundError } from '../endpoints/response';
import { readSendResponse } from '../endpoints/send-response';
import { requestError } from '../problem';
import {
  fieldsOfElement,
  fieldsOfObject,
  type GatewayFields,
  isObject,
  toText,
} from '../wire/gateway-fields';
import { parseJson } from '../wire/json';
import type { ResponseContext } from '../wire/request';
import { parseXml } from '../wire/xml';
import { type Report, toAcceptedReports, toRejectedReport, toStatusReport } from './report';

/** Fields that only callbacks have. */
const CALLBACK_FIELDS: readonly string[] = ['mes', 'waitcall', ...HASH_ALGORITHMS];

/** Returns the reports in a form body, which only callbacks use, or `null`. */
export function readFormReport(text: string): Report[] | null {
  return readCallback(text);
}

/**
 * Returns the reports in a JSON text: one or several responses, or a callback. `null` if there are
 * none.
 */
export function readJsonReports(text: string): Report[] | null {
  const json = parseJson(text);
  if (!json.ok) return null;
  const rejection = findJsonError(json.value);
  if (rejection !== null) return toRejected(rejection);
  const isList = Array.isArray(json.value);
  const values: readonly unknown[] = isList ? (json.value as unknown[]) : [json.value];
  return collect(values, (value) => {
    const fields = fieldsOfObject(value);
    const own = isList ? JSON.stringify(isObject(value) ? value : null) : text;
    return fields === null ? null : readFields(fields, own, 3);
  });
}

/** Returns the reports in an XML text, or `null`. */
export function readXmlReports(text: string): Report[] | null {
  const xml = parseXml(text, { decodeEntities: true });
  if (!xml.ok) return null;
  const { root } = xml;
  if (root.children.length === 0) {
    return root.name === 'status' ? [toStatusReport({ status: root.text })] : null;
  }
  const rejection = findXmlError(root);
  if (rejection !== null) return toRejected(rejection);
  const fields = fieldsOfElement(root);
  const reports = fields === null ? null : readFields(fields, text, 2);
  return (
    reports ??
    collect(root.children, (child) => {
      const row = fieldsOfElement(child);
      return row === null || toText(row.status) === null ? null : [toStatusReport(row)];
    })
  );
}

/**
 * Returns the reports of one response or callback. `text` is the complete input, for the reader of
 * its kind.
 */
function readFields(fields: GatewayFields, text: string, format: 2 | 3): Report[] | null {
  if (CALLBACK_FIELDS.some((name) => name in fields)) return readCallback(text);
  if (toText(fields.status) !== null) return [toStatusReport(fields)];
  const context: ResponseContext = { bytes: Buffer.from(text, 'utf8'), format, charset: 'utf-8' };
  if ('received' in fields) {
    const inbox = readInboxResponse(format === 3 ? { ...context, bytes: asList(text) } : context);
    return inbox.ok
      ? inbox.value.map(({ message }) => ({ kind: 'incomingMessage', message }))
      : null;
  }
  if (!('cnt' in fields)) return null;
  const sent = readSendResponse(context, { cost: 0 });
  return sent.ok ? toAcceptedReports(sent.value) : null;
}

function asList(text: string): Uint8Array {
  return Buffer.from(`[${text}]`, 'utf8');
}

function readCallback(text: string): Report[] | null {
  const received = receiveCallbackUnverified({
    body: Buffer.from(text, 'utf8'),
    contentType: undefined,
  });
  if (received.kind !== 'event') return null;
  const { event } = received;
  switch (event.type) {
    case 'incomingMessage':
      return [{ kind: 'incomingMessage', message: event.message }];
    case 'callConfirmation':
      return [{ kind: 'callConfirmation', confirmation: event.confirmation }];
    case 'deliveryStatus':
      return toText(event.fields.status) === null ? null : [toStatusReport(event.fields)];
  }
}

function toRejected({ code, messageId }: FoundError): Report[] | null {
  return code === null ? null : [toRejectedReport(requestError('send', code, messageId))];
}

/** Returns `null` unless every entry is a report: otherwise the list is another response. */
function collect<Value>(
  values: readonly Value[],
  read: (value: Value) => Report[] | null,
): Report[] | null {
  const reports = values.map(read);
  const complete = reports.filter((some) => some !== null);
  return complete.length > 0 && complete.length === reports.length ? complete.flat() : null;
}
