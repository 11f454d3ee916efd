import type { AnswerContext } from './endpoints/answer-context';
import type { ClientOptions } from './client-options';
import { transportFailure, type TransportFailureDetails } from './problem';
import { failure, success, type Result } from './result';
import { ENDPOINTS } from './tables';
import type { TransportOutcome } from './transport';
import { encodeRequest, type GatewayRequest } from './wire/request';

const DEFAULT_TIMEOUT_MS = 30_000;

/** The gateway answers 200 even to refusals; any other status comes from something in between. */
function readHttpStatus(httpStatus: number): TransportFailureDetails | null {
  if (httpStatus >= 200 && httpStatus < 300) return null;
  const isRedirect = httpStatus >= 300 && httpStatus < 400;
  return { reason: isRedirect ? 'redirect' : 'httpStatus', httpStatus };
}

/**
 * One request and its answer, undecoded. Sent once: whether a repetition is safe depends on the
 * endpoint. Problems: InvalidInput for characters that the charset lacks, TransportFailure.
 */
export async function exchange(
  request: GatewayRequest,
  { transport, signal, timeoutMs = DEFAULT_TIMEOUT_MS }: ClientOptions,
): Promise<Result<AnswerContext>> {
  const { endpoint, charset, format } = request;
  const body = encodeRequest(request);
  if (!body.ok) return body;
  if (signal?.aborted === true) {
    return failure(transportFailure(endpoint, { reason: 'aborted', neverSent: true }));
  }
  let outcome: TransportOutcome;
  try {
    const { path } = ENDPOINTS[endpoint];
    outcome = await transport({ endpoint, path, body: body.value, timeoutMs, signal });
  } catch {
    // Against its contract. What was thrown may quote the request, so nothing of it is kept.
    outcome = { ok: false, details: { reason: 'connection' } };
  }
  if (!outcome.ok) return failure(transportFailure(endpoint, outcome.details));
  const details = readHttpStatus(outcome.httpStatus);
  if (details !== null) return failure(transportFailure(endpoint, details));
  return success({ bytes: outcome.body, format, charset });
}
