import type { RecipientOutcome } from './recipient-outcome';

/** A request whose outcome was unknown when the last attempt of the run ended. */
export interface DoubtfulRequest {
  readonly id: string;
  /** Whether the ID was made for this request, so that whatever bears it is this request. */
  readonly isDerived: boolean;
  /** Milliseconds, when it was last sent. */
  readonly sentAt: number;
  /** Names of its messages and their recipients, in its order. */
  readonly messages: readonly (readonly [name: string, recipient: string])[];
}

/**
 * What the attempts of one run found out, so that a later attempt sends only what is missing.
 * Plain JSON, because it outlives the process in whatever the caller keeps it in.
 */
export interface BulkLedger {
  /** Outcomes of messages that were answered for, by their names. */
  settled: Record<string, readonly RecipientOutcome[]>;
  doubtful: Record<string, DoubtfulRequest>;
  /** Whether the run repeats one that left no memory, so that each attempt looks into the history. */
  searchesHistory: boolean;
}

export function createLedger(): BulkLedger {
  return { settled: {}, doubtful: {}, searchesHistory: false };
}

/** A ledger from where it was kept; whatever is not one counts as empty. */
export function readLedger(kept: unknown): BulkLedger {
  const { settled, doubtful, searchesHistory = false } = (kept ?? {}) as Partial<BulkLedger>;
  const isLedger = isRecord(settled) && isRecord(doubtful);
  return isLedger ? { settled, doubtful, searchesHistory } : createLedger();
}

function isRecord(value: unknown): value is Record<string, never> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
