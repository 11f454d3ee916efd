import { HASH_ALGORITHMS } from '../callback/hash';
import { receiveCallbackUnverified } from '../callback/receive';
import { readInboxAnswer } from '../endpoints/inbox';
import { findJsonRefusal, findXmlRefusal, type Refusal } from '../endpoints/response';
import { readSendAnswer } from '../endpoints/send-response';
import { gatewayRefusal } from '../problem';
import {
  fieldsOfElement,
  fieldsOfObject,
  type GatewayFields,
  isObject,
  toText,
} from '../wire/gateway-fields';
import { parseJson } from '../wire/json';
import type { AnswerContext } from '../wire/request';
import { parseXml } from '../wire/xml';
import { type Report, toAcceptedReports, toRefusedReport, toStatusReport } from './report';

/** Fields that only a callback has. */
const CALLBACK_FIELDS: readonly string[] = ['mes', 'waitcall', ...HASH_ALGORITHMS];

/** Reports in a form body, which only callbacks are. `null` if it is none. */
export function readFormReport(text: string): Report[] | null {
  return readCallback(text);
}

/** Reports in a JSON text: an answer or a list of them, or a callback. `null` if it holds none. */
export function readJsonReports(text: string): Report[] | null {
  const json = parseJson(text);
  if (!json.ok) return null;
  const refusal = findJsonRefusal(json.value);
  if (refusal !== null) return toRefused(refusal);
  const isList = Array.isArray(json.value);
  const values: readonly unknown[] = isList ? (json.value as unknown[]) : [json.value];
  return collect(values, (value) => {
    const fields = fieldsOfObject(value);
    const own = isList ? JSON.stringify(isObject(value) ? value : null) : text;
    return fields === null ? null : readFields(fields, own, 3);
  });
}

/** The same for XML. */
export function readXmlReports(text: string): Report[] | null {
  const xml = parseXml(text, { decodeEntities: true });
  if (!xml.ok) return null;
  const { root } = xml;
  if (root.children.length === 0) {
    return root.name === 'status' ? [toStatusReport({ status: root.text })] : null;
  }
  const refusal = findXmlRefusal(root);
  if (refusal !== null) return toRefused(refusal);
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

/** What the fields of one answer or callback say; `text` is all of it, for the reader of its kind. */
function readFields(fields: GatewayFields, text: string, format: 2 | 3): Report[] | null {
  if (CALLBACK_FIELDS.some((name) => name in fields)) return readCallback(text);
  if (toText(fields.status) !== null) return [toStatusReport(fields)];
  const context: AnswerContext = { bytes: Buffer.from(text, 'utf8'), format, charset: 'utf-8' };
  if ('received' in fields) {
    const inbox = readInboxAnswer(format === 3 ? { ...context, bytes: asList(text) } : context);
    return inbox.ok
      ? inbox.value.map(({ message }) => ({ kind: 'incomingMessage', message }))
      : null;
  }
  if (!('cnt' in fields)) return null;
  const sent = readSendAnswer(context, { cost: 0 });
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

function toRefused({ code, messageId }: Refusal): Report[] | null {
  return code === null ? null : [toRefusedReport(gatewayRefusal('send', code, messageId))];
}

/** All or nothing: a list of which only some are reports is another answer. */
function collect<Value>(
  values: readonly Value[],
  read: (value: Value) => Report[] | null,
): Report[] | null {
  const reports = values.map(read);
  const complete = reports.filter((some) => some !== null);
  return complete.length > 0 && complete.length === reports.length ? complete.flat() : null;
}
