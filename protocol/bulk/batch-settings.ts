import { DEFAULT_BATCH_SIZE, MAX_BODY_BYTES, type BatchLimits } from './limits';
import type { DuplicateRule } from './message';

/** How the items of a run share requests. */
export interface BatchSettings {
  /** Most recipients of one request; default 500. */
  readonly batchSize?: number;
  /** Milliseconds between two requests; default 0, which also lets several run at once. */
  readonly batchIntervalMs?: number;
  /** Default `merge`. */
  readonly duplicates?: DuplicateRule;
  /** Whether no request is started after one that failed. Items without outcomes were not tried. */
  readonly stopOnFailure: boolean;
}

export interface BatchOptions {
  readonly limits: BatchLimits;
  readonly intervalMs: number;
  readonly stopOnFailure: boolean;
}

export function toBatchOptions(settings: BatchSettings): BatchOptions {
  const { batchSize = DEFAULT_BATCH_SIZE, batchIntervalMs = 0, stopOnFailure } = settings;
  const limits = { batchSize: Math.max(1, batchSize), bodyBytes: MAX_BODY_BYTES };
  return { limits, intervalMs: batchIntervalMs, stopOnFailure };
}
