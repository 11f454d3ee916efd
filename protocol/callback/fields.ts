import type { CallbackEventType } from '../event';
import { findCharset, type Charset } from '../wire/charset';
import { readFormEntries, readQueryEntries } from './form-entries';
import { readJsonEntries } from './json-entries';
import { findEventType } from './kinds';
import {
  MAX_BODY_BYTES,
  MAX_FIELDS,
  MAX_NAME_LENGTH,
  MAX_VALUE_LENGTH,
  MAX_VALUE_PARTS,
} from './limits';
import { readMultipartEntries } from './multipart-entries';
import {
  isValueUtf8,
  lengthOfValue,
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
  /**
   * The query of the address that was called, as it was transmitted and without its question mark.
   * The gateway leaves there what stands after `!` in the address of the handler.
   */
  readonly query?: string;
}

/** A callback that could be read; nothing is known yet about who sent it. */
export interface CallbackFields {
  readonly type: CallbackEventType;
  readonly charset: Charset;
  /** Whether the body is XML or JSON, whose values are characters; those of a form are bytes. */
  readonly isCharacters: boolean;
  readonly values: ReadonlyMap<string, CallbackValue>;
}

export type FieldsOutcome =
  | { readonly ok: true; readonly callback: CallbackFields }
  | { readonly ok: false; readonly reason: string };

/** Names that would reach into the prototypes of objects. */
const REFUSED_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

function refuse(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}

function withoutByteOrderMark(body: Uint8Array): Uint8Array {
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? body.subarray(3) : body;
}

type Format = 'form' | 'json' | 'xml' | 'multipart';

/** By Content-Type; a form or an unknown type is judged by its first character. */
function findFormat(body: Uint8Array, contentType: string): Format {
  const mediaType = contentType.replace(/;[^]*/, '').trim().toLowerCase();
  if (/[/+]json$/.test(mediaType)) return 'json';
  if (/[/+]xml$/.test(mediaType)) return 'xml';
  if (mediaType === 'multipart/form-data') return 'multipart';
  const first = body.find((byte) => byte > 0x20);
  switch (String.fromCharCode(first ?? 0)) {
    case '{':
    case '[':
      return 'json';
    case '<':
      return 'xml';
    default:
      return 'form';
  }
}

function readEntries(format: Format, body: Uint8Array, contentType: string): EntriesOutcome {
  if (!body.some((byte) => byte > 0x20)) return refuse('an empty body');
  switch (format) {
    case 'json':
      return readJsonEntries(body);
    case 'xml':
      return readXmlEntries(body);
    case 'multipart':
      return readMultipartEntries(body, contentType);
    case 'form':
      return readFormEntries(body);
  }
}

/** Its own field, else the Content-Type, else utf-8 if the body is that, else the gateway's default. */
function chooseCharset(
  body: readonly CallbackEntry[],
  query: readonly CallbackEntry[],
  contentType: string,
): Charset {
  const own = [...body, ...query].find(({ name }) => readValueText(name, 'utf-8') === 'charset');
  const declared = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1];
  return (
    (own && findCharset(readValueText(own.value, 'utf-8'))) ??
    (declared === undefined ? null : findCharset(declared)) ??
    (body.every(({ name, value }) => isValueUtf8(name) && isValueUtf8(value))
      ? 'utf-8'
      : 'windows-1251')
  );
}

type ValuesOutcome =
  | { readonly ok: true; readonly values: Map<string, CallbackValue> }
  | { readonly ok: false; readonly reason: string };

/** Entries under their names; a name that comes twice is refused. */
function toValues(entries: readonly CallbackEntry[], charset: Charset): ValuesOutcome {
  const values = new Map<string, CallbackValue>();
  for (const entry of entries) {
    const { length } = entry.value.parts;
    if (lengthOfValue(entry.value) > MAX_VALUE_LENGTH || length > MAX_VALUE_PARTS) {
      return refuse('a value of an unusual size');
    }
    if (lengthOfValue(entry.name) > MAX_NAME_LENGTH) return refuse('a name of an unusual size');
    const name = readValueText(entry.name, charset);
    if (name === '') return refuse('a field without a name');
    if (REFUSED_NAMES.has(name)) return refuse('a field with a forbidden name');
    if (/[[\]]/.test(name)) return refuse('an array');
    if (values.has(name)) return refuse('a repeated field');
    values.set(name, entry.value);
  }
  return { ok: true, values };
}

/** A field of body and query with one value is one field; with two, nobody could tell which counts. */
function addQuery(
  values: Map<string, CallbackValue>,
  query: ReadonlyMap<string, CallbackValue>,
  charset: Charset,
): ValuesOutcome {
  for (const [name, value] of query) {
    const inBody = values.get(name);
    if (inBody === undefined) values.set(name, value);
    else if (readValueText(inBody, charset) !== readValueText(value, charset)) {
      return refuse('a field that the query contradicts');
    }
  }
  return values.size > MAX_FIELDS ? refuse(`more than ${MAX_FIELDS} fields`) : { ok: true, values };
}

/**
 * The fields of a callback, each still able to give the bytes that were transmitted; those of the
 * query count like those of the body. Refused is what is far larger than any genuine callback, and
 * what different readers would read differently: repeated fields, arrays, nested values, names of
 * prototypes. `reason` says what was found, never its content.
 */
export function readCallbackFields(raw: RawCallback): FieldsOutcome {
  const { body, contentType = '', query = '' } = raw;
  if (body.length > MAX_BODY_BYTES) return refuse('a body of more than 64 KiB');
  const content = withoutByteOrderMark(body);
  const format = findFormat(content, contentType);
  const read = readEntries(format, content, contentType);
  if (!read.ok) return read;
  const asked = readQueryEntries(query);
  if (!asked.ok) return asked;
  const charset = chooseCharset(read.entries, asked.entries, contentType);
  const ofBody = toValues(read.entries, charset);
  if (!ofBody.ok) return ofBody;
  const ofQuery = toValues(asked.entries, charset);
  if (!ofQuery.ok) return ofQuery;
  const merged = addQuery(ofBody.values, ofQuery.values, charset);
  if (!merged.ok) return merged;
  const { values } = merged;
  if (!values.has('id') && !values.has('phone')) {
    return refuse('neither a message ID nor a phone number');
  }
  const type = findEventType((field) => values.has(field));
  const isCharacters = format === 'json' || format === 'xml';
  return { ok: true, callback: { type, charset, isCharacters, values } };
}
