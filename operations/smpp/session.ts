import type {
  DeliveryInfo,
  SmppBindMode,
  SmppClient,
  SmppEvent,
  SmppProblem,
} from '../../protocol';

/**
 * What a listener did with an event.
 * - `taken`: it is done with it, or does not want it although it listens to its kind.
 * - `notTaken`: it wanted it and could not take it; the gateway shall offer it again.
 * - `notMine`: it does not listen to events of this kind.
 */
export type Taken = 'taken' | 'notTaken' | 'notMine';

export type DeliveryListener = (event: SmppEvent, delivery: DeliveryInfo) => Promise<Taken>;

/** A session that only sends leaves receipts to the gateway, which keeps them for one that receives. */
export type SessionMode = Exclude<SmppBindMode, 'receiver'>;

/** One user of a session: a run of the action, or a trigger from its activation to its end. */
export interface SessionLease {
  /** A changed credential may have replaced the client of before, so it is looked up at each use. */
  readonly client: SmppClient;
  /** Returns what ends the listening. */
  listen(listener: DeliveryListener): () => void;
  /** Called when the gateway no longer accepts the login, which nothing here repairs. */
  onRefused(tell: (problem: SmppProblem) => void): void;
  /**
   * Ends its listening; what its listeners work on is acknowledged when they are done. The session
   * goes on for others, and for a while for those to come.
   */
  release(): void;
}
