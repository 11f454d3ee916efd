import { decodeForm } from '../wire/form';
import { MAX_FIELDS, MAX_QUERY_BYTES } from './limits';
import { hasOnlyAscii, isValueUtf8, type CallbackValue, type EntriesOutcome } from './value';

/**
 * Returns the fields of a form body. A percent escape is a byte, so the charset of each value is
 * left to the caller. Malformed escapes and more than 100 fields are rejected.
 */
export function readFormEntries(body: Uint8Array): EntriesOutcome {
  return readEntries(body, toBytes);
}

/**
 * Returns the fields of the query, where the gateway leaves those that follow `!` in the callback
 * URL. Malformed escapes, more than 100 fields and more than 8 KiB are rejected.
 * @param query the text after the question mark, still escaped; each character is a byte
 */
export function readQueryEntries(query: string): EntriesOutcome {
  if (query.length > MAX_QUERY_BYTES) return { ok: false, reason: 'a query of more than 8 KiB' };
  return readEntries(Buffer.from(query, 'latin1'), toCharacters);
}

function readEntries(form: Uint8Array, toValue: (bytes: Uint8Array) => CallbackValue) {
  const decoded = decodeForm(form, MAX_FIELDS);
  if (!decoded.ok) return decoded;
  const entries = decoded.fields.map(({ name, value }) => ({
    name: toValue(name),
    value: toValue(value),
  }));
  return { ok: true, entries } as const;
}

function toBytes(bytes: Uint8Array): CallbackValue {
  return { kind: 'text', parts: bytes.length > 0 ? [bytes] : [] };
}

/**
 * Users enter a callback URL in utf-8, whatever the charset of the callback is. So valid utf-8 is
 * read as characters; other bytes are in the charset of the callback.
 */
function toCharacters(bytes: Uint8Array): CallbackValue {
  const value = toBytes(bytes);
  if (hasOnlyAscii(bytes) || !isValueUtf8(value)) return value;
  return { kind: 'text', parts: [Buffer.from(bytes).toString('utf-8')] };
}
