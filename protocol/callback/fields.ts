import { findCharset, type Charset } from '../wire/charset';
import type { CallbackEventType } from './event';
import { readFormEntries } from './form-entries';
import { readJsonEntries } from './json-entries';
import {
  isValueUtf8,
  readValueText,
  type CallbackEntry,
  type CallbackValue,
  type EntriesOutcome,
} from './value';
import { readXmlEntries } from './xml-entries';

/** A callback request as it came: the bytes before any parser touched them. */
export interface RawCallback {
  readonly body: Uint8Array;
  readonly contentType: string | undefined;
}

/** A callback that could be read; nothing is known yet about who sent it. */
export interface CallbackFields {
  readonly type: CallbackEventType;
  readonly charset: Charset;
  readonly values: ReadonlyMap<string, CallbackValue>;
}

export type FieldsOutcome =
  | { readonly ok: true; readonly callback: CallbackFields }
  | { readonly ok: false; readonly reason: string };

const MAX_BYTES = 1024 * 1024;
/** Names that would reach into the prototypes of objects. */
const REFUSED_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/** Which kind of callback it is. Source: the gateway's page on the handler of the client. */
export function findEventType(has: (field: string) => boolean): CallbackEventType {
  if (has('mes')) return 'incomingMessage';
  return has('waitcall') ? 'callConfirmation' : 'deliveryStatus';
}

function refuse(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}

function withoutByteOrderMark(body: Uint8Array): Uint8Array {
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? body.subarray(3) : body;
}

/** By Content-Type; a form or an unknown type is judged by its first character. */
function readEntries(body: Uint8Array, contentType: string): EntriesOutcome {
  const mediaType = contentType.replace(/;[^]*/, '').trim().toLowerCase();
  if (/[/+]json$/.test(mediaType)) return readJsonEntries(body);
  if (/[/+]xml$/.test(mediaType)) return readXmlEntries(body);
  const first = body.find((byte) => byte > 0x20);
  if (first === undefined) return refuse('an empty body');
  switch (String.fromCharCode(first)) {
    case '{':
    case '[':
      return readJsonEntries(body);
    case '<':
      return readXmlEntries(body);
    default:
      return readFormEntries(body);
  }
}

/** Its own field, else the Content-Type, else utf-8 if it is that, else the gateway's default. */
function chooseCharset(entries: readonly CallbackEntry[], contentType: string): Charset {
  const own = entries.find(({ name }) => readValueText(name, 'utf-8') === 'charset');
  const declared = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1];
  return (
    (own && findCharset(readValueText(own.value, 'utf-8'))) ??
    (declared === undefined ? null : findCharset(declared)) ??
    (entries.every(({ name, value }) => isValueUtf8(name) && isValueUtf8(value))
      ? 'utf-8'
      : 'windows-1251')
  );
}

/**
 * The fields of a callback, each still able to give the bytes that were transmitted. Refused is
 * what different readers would read differently: repeated fields, arrays, nested values, names of
 * prototypes. `reason` says what was found, never its content.
 */
export function readCallbackFields({ body, contentType = '' }: RawCallback): FieldsOutcome {
  if (body.length > MAX_BYTES) return refuse('a body of more than 1 MiB');
  const read = readEntries(withoutByteOrderMark(body), contentType);
  if (!read.ok) return read;
  const charset = chooseCharset(read.entries, contentType);
  const values = new Map<string, CallbackValue>();
  for (const entry of read.entries) {
    const name = readValueText(entry.name, charset);
    if (name === '') return refuse('a field without a name');
    if (REFUSED_NAMES.has(name)) return refuse('a field with a forbidden name');
    if (/[[\]]/.test(name)) return refuse('an array');
    if (values.has(name)) return refuse('a repeated field');
    values.set(name, entry.value);
  }
  if (!values.has('id') && !values.has('phone')) {
    return refuse('neither a message ID nor a phone number');
  }
  return {
    ok: true,
    callback: { type: findEventType((field) => values.has(field)), charset, values },
  };
}
