import type { BatchSettings } from '../bulk/batch-settings';
import type { RunIdentity } from '../bulk/message-id';
import type { RecipientOutcome } from '../bulk/recipient-outcome';
import type { SendParameters } from '../endpoints/send-parameters';
import type { StatusRecord } from '../status/status-record';

/** One channel of a chain. */
export interface ChainStep {
  /** Per item what it would send on this channel, to all its recipients; `null` takes no part. */
  readonly messages: readonly (SendParameters | null)[];
  /** Milliseconds within which the message has to be delivered. */
  readonly waitMs: number;
}

/** What one channel came to for one recipient. */
export interface ChainAttempt {
  readonly outcome: RecipientOutcome;
  readonly channel: SendParameters['channel'];
  /** The last status; `null` where nothing was sent, or where it could not be learnt. */
  readonly status: StatusRecord | null;
  /** Whether the message was taken back before it was sent. */
  readonly isDeleted: boolean;
}

/**
 * - `delivered`: by the last channel of the path, after which nothing was sent.
 * - `undelivered`: by none.
 * - `unknown`: nobody can tell if the last channel delivered, so no other was tried.
 */
export type ChainResult = 'delivered' | 'undelivered' | 'unknown';

export interface ChainOutcome {
  readonly recipient: string;
  readonly result: ChainResult;
  readonly path: readonly ChainAttempt[];
}

export interface ChainSettings extends BatchSettings {
  /** Of the whole run; each step has an own one below it. */
  readonly identity: RunIdentity;
  /** The most that all channels together may cost; asked before each. */
  readonly maxCost?: number;
  readonly pollIntervalMs: number;
  readonly isRepetition?: boolean;
}

/** A recipient on the way through the channels. */
export interface Runner {
  readonly item: number;
  readonly recipient: string;
  readonly path: ChainAttempt[];
  result: ChainResult | null;
}
