import { buildEvent } from './build-event';
import type { CallbackEvent } from './event';
import { readCallbackFields, type RawCallback } from './fields';
import { verifySignature, type SignatureSettings } from './signature';

export type { RawCallback } from './fields';

export type CallbackOutcome =
  | { readonly kind: 'event'; readonly event: CallbackEvent }
  /** Readable, but the hash is missing or wrong: answer HTTP 401. */
  | { readonly kind: 'unsigned'; readonly reason: string }
  /** Answer HTTP 400. */
  | { readonly kind: 'unreadable'; readonly reason: string };

function receive(raw: RawCallback, signature: SignatureSettings | null): CallbackOutcome {
  const read = readCallbackFields(raw);
  if (!read.ok) return { kind: 'unreadable', reason: `The callback holds ${read.reason}` };
  if (signature !== null) {
    const verified = verifySignature(read.callback, signature);
    if (!verified.ok) return { kind: 'unsigned', reason: verified.reason };
  }
  return { kind: 'event', event: buildEvent(read.callback) };
}

/**
 * Reads a callback and checks its hash in one step. Never throws; the reasons hold neither the
 * content nor a secret.
 *
 * Form, XML (`fmt=2`) and JSON (`fmt=3`) bodies in utf-8, windows-1251 and koi8-r are read; the
 * kind follows from the fields `mes` and `waitcall`.
 */
export function receiveCallback(raw: RawCallback, signature: SignatureSettings): CallbackOutcome {
  return receive(raw, signature);
}

/** The same without looking at the hash: whoever knows the address can send anything. */
export function receiveCallbackUnverified(raw: RawCallback): CallbackOutcome {
  return receive(raw, null);
}
