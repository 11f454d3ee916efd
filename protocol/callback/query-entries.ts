import { decodeForm } from '../wire/form';
import { MAX_FIELDS, MAX_QUERY_BYTES } from './limits';
import { hasOnlyAscii, isValueUtf8, type CallbackValue, type EntriesOutcome } from './value';

/**
 * Whoever types an address writes it in utf-8, whatever charset the callback is in. So what is
 * utf-8 is characters; other bytes are of the callback's charset.
 */
function toValue(bytes: Uint8Array): CallbackValue {
  if (bytes.length === 0) return { kind: 'text', parts: [] };
  const value: CallbackValue = { kind: 'text', parts: [bytes] };
  if (hasOnlyAscii(bytes) || !isValueUtf8(value)) return value;
  return { kind: 'text', parts: [Buffer.from(bytes).toString('utf-8')] };
}

/**
 * Fields of the query, which the gateway leaves there if they stand after `!` in the address.
 * @param query what follows the question mark, still escaped; characters are bytes
 */
export function readQueryEntries(query: string): EntriesOutcome {
  if (query.length > MAX_QUERY_BYTES) return { ok: false, reason: 'a query of more than 8 KiB' };
  const form = decodeForm(Buffer.from(query, 'latin1'), MAX_FIELDS);
  if (!form.ok) return form;
  return {
    ok: true,
    entries: form.fields.map(({ name, value }) => ({
      name: toValue(name),
      value: toValue(value),
    })),
  };
}
