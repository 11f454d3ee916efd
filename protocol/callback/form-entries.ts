import { decodeForm } from '../wire/form';
import { MAX_FIELDS } from './limits';
import type { CallbackValue, EntriesOutcome } from './value';

function toValue(bytes: Uint8Array): CallbackValue {
  return { kind: 'text', parts: bytes.length > 0 ? [bytes] : [] };
}

/** Fields of a form body; a percent escape is a byte, so no charset is left open. */
export function readFormEntries(body: Uint8Array): EntriesOutcome {
  const form = decodeForm(body, MAX_FIELDS);
  if (!form.ok) return form;
  const entries = form.fields.map(({ name, value }) => ({
    name: toValue(name),
    value: toValue(value),
  }));
  return { ok: true, entries };
}
