import { ENDPOINTS, type RateLimit } from '../tables';

/** Requests of a run have these bounds. */
export interface BatchLimits {
  /** Most recipients of one request. */
  readonly batchSize: number;
  /** Most bytes of the texts and recipients of one request, as they travel. */
  readonly bodyBytes: number;
}

/**
 * Keeps an answer with all recipients small, and a lost answer cheap to look up. The gateway
 * documents no limit of its own.
 */
export const DEFAULT_BATCH_SIZE = 500;
/** A quarter of what web servers take without being told otherwise. */
export const MAX_BODY_BYTES = 256 * 1024;
/** Fewer than the gateway allows, because the account may serve others too. */
export const MAX_SENDS_AT_ONCE = 4;
/** How long a run may wait in all for what went wrong. */
export const DEFAULT_BUDGET_MS = 300_000;

const SEND_LIMITS: readonly RateLimit[] = ENDPOINTS.send.limits;
const IDENTICAL = SEND_LIMITS.find(({ per }) => per === 'identicalRequest') as RateLimit;
/** After so many ms the gateway takes an equal request again; a second more for its rounding. */
export const DUPLICATE_MS = IDENTICAL.seconds * 1000 + 1000;
