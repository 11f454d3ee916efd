import { collectSightings, explainConnectionError } from './connection-error';
import type { TransportFailureDetails } from './problem';

const TIMEOUTS = ['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT'];
const ABORTS = ['ERR_CANCELED', 'ABORT_ERR'];

/**
 * Returns why a request has no response, from what the HTTP library threw. The caller then drops
 * the error, because it may contain the whole request.
 */
export function classifyFailure(error: unknown): TransportFailureDetails {
  const sightings = collectSightings(error);
  const hasCode = (codes: readonly string[]) => sightings.some(({ code }) => codes.includes(code));
  const { reason: cause, neverSent } = explainConnectionError(sightings);
  if (neverSent) {
    // The operating system stopped connecting. The time limit of a request has no such error code.
    const reason = cause === 'connectTimeout' ? 'timeout' : 'connection';
    return { reason, ...(cause && { cause }), neverSent };
  }
  if (hasCode(ABORTS)) return { reason: 'aborted' };
  if (hasCode(TIMEOUTS)) return { reason: 'timeout', neverSent: false };
  return { reason: 'connection', ...(cause && { cause }) };
}
