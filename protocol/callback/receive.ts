import type { CallbackEvent } from './event';
import type { SignatureSettings } from './signature';

/** A callback request as it came: the bytes before any parser touched them. */
export interface RawCallback {
  readonly body: Uint8Array;
  readonly contentType: string | undefined;
}

export type CallbackOutcome =
  | { readonly kind: 'event'; readonly event: CallbackEvent }
  /** Readable, but the hash is missing or wrong: answer HTTP 401. */
  | { readonly kind: 'unsigned'; readonly reason: string }
  /** Answer HTTP 400. */
  | { readonly kind: 'unreadable'; readonly reason: string };

export declare function receiveCallback(
  raw: RawCallback,
  signature: SignatureSettings,
): CallbackOutcome;

export declare function receiveCallbackUnverified(raw: RawCallback): CallbackOutcome;
