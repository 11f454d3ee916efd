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

/** A callback request as received, before any parser has changed its bytes. */
export interface RawCallback {
  readonly body: Uint8Array;
  readonly contentType: string | undefined;
  /**
   * The query of the callback URL as sent, without the question mark. The gateway puts there what
   * follows `!` in the callback URL.
   */
  readonly query?: string;
}

/** A readable callback whose sender is not verified yet. */
export interface CallbackFields {
  readonly type: CallbackEventType;
  readonly charset: Charset;
  /** Whether the body is XML or JSON, whose values are characters; form values are bytes. */
  readonly isCharacters: boolean;
  readonly values: ReadonlyMap<string, CallbackValue>;
}

export type FieldsOutcome =
  | { readonly ok: true; readonly callback: CallbackFields }
  | { readonly ok: false; readonly reason: string };

/** Names that would access object prototypes. */
const REJECTED_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

function reject(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}

function withoutByteOrderMark(body: Uint8Array): Uint8Array {
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? body.subarray(3) : body;
}

type Format = 'form' | 'json' | 'xml' | 'multipart';

/** Uses the Content-Type; for a form or an unknown type the first character decides. */
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
  if (!body.some((byte) => byte > 0x20)) return reject('an empty body');
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

/**
 * Uses the charset field, then the Content-Type, then utf-8 if the body is valid utf-8, then the
 * gateway's default.
 */
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

/** Returns the entries by name; rejects a repeated name. */
function toValues(entries: readonly CallbackEntry[], charset: Charset): ValuesOutcome {
  const values = new Map<string, CallbackValue>();
  for (const entry of entries) {
    const { length } = entry.value.parts;
    if (lengthOfValue(entry.value) > MAX_VALUE_LENGTH || length > MAX_VALUE_PARTS) {
      return reject('a value of an unusual size');
    }
    if (lengthOfValue(entry.name) > MAX_NAME_LENGTH) return reject('a name of an unusual size');
    const name = readValueText(entry.name, charset);
    if (name === '') return reject('a field without a name');
    if (REJECTED_NAMES.has(name)) return reject('a field with a forbidden name');
    if (/[[\]]/.test(name)) return reject('an array');
    if (values.has(name)) return reject('a repeated field');
    values.set(name, entry.value);
  }
  return { ok: true, values };
}

/**
 * A field with the same value in body and query counts once. With different values it is rejected,
 * because it is unclear which one counts.
 */
function addQuery(
  values: Map<string, CallbackValue>,
  query: ReadonlyMap<string, CallbackValue>,
  charset: Charset,
): ValuesOutcome {
  for (const [name, value] of query) {
    const inBody = values.get(name);
    if (inBody === undefined) values.set(name, value);
    else if (readValueText(inBody, charset) !== readValueText(value, charset)) {
      return reject('a field that the query contradicts');
    }
  }
  return values.size > MAX_FIELDS ? reject(`more than ${MAX_FIELDS} fields`) : { ok: true, values };
}

/**
 * Returns the fields of a callback, including those of the query, with their transmitted bytes.
 * Rejects callbacks that are far larger than genuine ones, and everything that different parsers
 * would read differently: repeated fields, arrays, nested values, prototype names. `reason`
 * describes the problem without the content.
 */
export function readCallbackFields(raw: RawCallback): FieldsOutcome {
  const { body, contentType = '', query = '' } = raw;
  if (body.length > MAX_BODY_BYTES) return reject('a body of more than 64 KiB');
  const content = withoutByteOrderMark(body);
  const format = findFormat(content, contentType);
  const read = readEntries(format, content, contentType);
  if (!read.ok) return read;
  const fromQuery = readQueryEntries(query);
  if (!fromQuery.ok) return fromQuery;
  const charset = chooseCharset(read.entries, fromQuery.entries, contentType);
  const ofBody = toValues(read.entries, charset);
  if (!ofBody.ok) return ofBody;
  const ofQuery = toValues(fromQuery.entries, charset);
  if (!ofQuery.ok) return ofQuery;
  const merged = addQuery(ofBody.values, ofQuery.values, charset);
  if (!merged.ok) return merged;
  const { values } = merged;
  if (!values.has('id') && !values.has('phone')) {
    return reject('neither a message ID nor a phone number');
  }
  const type = findEventType((field) => values.has(field));
  const isCharacters = format === 'json' || format === 'xml';
  return { ok: true, callback: { type, charset, isCharacters, values } };
}
