import { type GatewayFields, readTime, toText } from '../wire/gateway-fields';
import { toStatusRecord } from '../status/status-record';
import { toPhone } from '../numbers/subscriber';
import { findOptOut } from '../text/reply-meaning';
import { timestampToIso } from '../time';
import type { Charset } from '../wire/charset';
import type { CallConfirmation, CallbackEvent, IncomingMessage } from '../event';
import type { CallbackFields } from './fields';
import { HASH_ALGORITHMS } from './hash';
import { readValueText, type CallbackValue } from './value';

/** Fields about the transport of the callback only. */
const CONSUMED = new Set<string>([...HASH_ALGORITHMS, 'charset', 'fmt']);

type FieldValue = GatewayFields[string];

/** Without a prototype, a field may safely be named `toString`. */
function createFields(): Record<string, FieldValue> {
  return Object.create(null) as Record<string, FieldValue>;
}

function toFieldValue(value: CallbackValue, charset: Charset): FieldValue {
  if (value.kind === 'null') return null;
  const text = readValueText(value, charset);
  if (value.kind === 'text') return text;
  const number = Number(text);
  const isExact =
    Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number));
  return isExact ? number : text;
}

function toGatewayFields({ charset, values }: CallbackFields): GatewayFields {
  const fields = createFields();
  for (const [name, value] of values) {
    if (!CONSUMED.has(name)) fields[name] = toFieldValue(value, charset);
  }
  return fields;
}

/** IDs start at 1; the gateway sends 0 for no ID. */
function toId(value: FieldValue | undefined): string | null {
  const id = toText(value);
  return id === '0' ? null : id;
}

/** Returns the fields that the event does not contain yet, and times that could not be read. */
function collectExtra(
  fields: GatewayFields,
  known: readonly string[],
  times: readonly string[],
): GatewayFields {
  const extra = createFields();
  for (const [name, value] of Object.entries(fields)) {
    const isSaid =
      known.includes(name) ||
      (times.includes(name) && (readTime(null, value) !== null || toText(value) === null));
    if (!isSaid) extra[name] = value;
  }
  return extra;
}

function toMessage(fields: GatewayFields): IncomingMessage {
  const text = toText(fields['mes']) ?? '';
  return {
    id: toText(fields['id']),
    from: toPhone(fields['phone']),
    to: toPhone(fields['to']),
    text,
    receivedAt: timestampToIso(fields['ts']) ?? readTime(null, fields['time']),
    sentAt: readTime(null, fields['sent']),
    replyToId: toId(fields['sms_id']),
    optOut: findOptOut(text),
    extra: collectExtra(fields, ['id', 'phone', 'to', 'mes', 'sms_id'], ['ts', 'time', 'sent']),
  };
}

function toConfirmation(fields: GatewayFields): CallConfirmation {
  // The value of the marker is not documented, so any value other than "yes" is kept.
  const isPlain = ['1', '', 'true'].includes(String(fields['waitcall'] ?? ''));
  return {
    phone: toPhone(fields['phone']),
    confirmedAt: timestampToIso(fields['ts']) ?? readTime(null, fields['time']),
    extra: collectExtra(fields, isPlain ? ['phone', 'waitcall'] : ['phone'], ['ts', 'time']),
  };
}

/** Returns the event of a callback. Source: the page of the gateway on the callback handler. */
export function buildEvent(callback: CallbackFields): CallbackEvent {
  const fields = toGatewayFields(callback);
  switch (callback.type) {
    case 'incomingMessage':
      return { type: 'incomingMessage', fields, message: toMessage(fields) };
    case 'callConfirmation':
      return { type: 'callConfirmation', fields, confirmation: toConfirmation(fields) };
    case 'deliveryStatus':
      return { type: 'deliveryStatus', fields, record: toStatusRecord(fields) };
  }
}
