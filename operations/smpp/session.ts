import type {
  DeliveryInfo,
  SmppBindMode,
  SmppClient,
  SmppEvent,
  SmppProblem,
} from '../../protocol';

/**
 * The result of a listener for an event.
 * - `accepted`: it has processed the event, or ignores it although it listens to its kind.
 * - `failed`: it could not process the event; the gateway has to offer it again.
 * - `ignored`: it does not listen to events of this kind.
 */
export type Acceptance = 'accepted' | 'failed' | 'ignored';

export type DeliveryListener = (event: SmppEvent, delivery: DeliveryInfo) => Promise<Acceptance>;

/** With a session that only sends, receipts stay queued at the gateway until a receiver binds. */
export type SessionMode = Exclude<SmppBindMode, 'receiver'>;

/** The use of a session by a run of the action, or by an active trigger. */
export interface SessionLease {
  /**
   * The client of the session. A changed credential may replace it, so it is looked up at each use.
   */
  readonly client: SmppClient;
  /** Returns the function that removes the listener. */
  listen(listener: DeliveryListener): () => void;
  /** Called when the gateway no longer accepts the login. The session cannot recover from this. */
  onRejected(notify: (problem: SmppProblem) => void): void;
  /**
   * Removes its listeners; events in progress are acknowledged when the listeners finish. The
   * session stays open for others, and for a while for the next user.
   */
  release(): void;
}
