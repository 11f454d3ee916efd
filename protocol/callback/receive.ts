import { buildEvent } from './build-event';
import type { CallbackEvent } from '../event';
import { readCallbackFields, type RawCallback } from './fields';
import { identifySigned } from '../wire/digest';
import { readSigned, verifySignature, type SignatureSettings } from './signature';

export type { RawCallback } from './fields';

/** An event with its identity. */
export type ReceivedEvent = CallbackEvent & {
  /** Equal for all callbacks with the same signed values. */
  readonly identity: string;
};

export type CallbackOutcome =
  | { readonly kind: 'event'; readonly event: ReceivedEvent }
  /** Readable, but the hash is missing or wrong: respond with HTTP 401. */
  | { readonly kind: 'unsigned'; readonly reason: string }
  /** Respond with HTTP 400. */
  | { readonly kind: 'unreadable'; readonly reason: string };

function receive(raw: RawCallback, signature: SignatureSettings | null): CallbackOutcome {
  const read = readCallbackFields(raw);
  if (!read.ok) return { kind: 'unreadable', reason: `The callback contains ${read.reason}` };
  let signed = null;
  if (signature !== null) {
    const verified = verifySignature(read.callback, signature);
    if (!verified.ok) return { kind: 'unsigned', reason: verified.reason };
    signed = verified.signed;
  }
  const identity = identifySigned(signed ?? readSigned(read.callback));
  return { kind: 'event', event: { ...buildEvent(read.callback), identity } };
}

/**
 * Reads a callback and checks its hash. Never throws; a reason contains neither the content nor a
 * secret. Size limits apply before the hash is checked.
 *
 * Reads form, XML (`fmt=2`) and JSON (`fmt=3`) bodies in utf-8, windows-1251 and koi8-r, and the
 * query. The fields `mes` and `waitcall` decide the kind, and the signed values must fit it.
 */
export function receiveCallback(raw: RawCallback, signature: SignatureSettings): CallbackOutcome {
  return receive(raw, signature);
}

/** Reads a callback without checking its hash. Anyone who knows the callback URL can send one. */
export function receiveCallbackUnverified(raw: RawCallback): CallbackOutcome {
  return receive(raw, null);
}
