import { requestError, type RequestError } from './problem';
import { MINUTE_MS } from './time';
import { ENDPOINTS, findRequestErrorCode, type EndpointName, type RateLimit } from './tables';

const CODE = findRequestErrorCode('duplicateOrRateLimit');

/**
 * Returns the problem of a message that equals one of the last minute, in a run that is not to wait.
 *
 * @param sentAgoMs when the equal message was sent; `null` if only the gateway knows
 * @param isTextless whether the request has no text, as an HLR lookup or a ping
 */
export function equalMessage(
  waitMs: number,
  sentAgoMs: number | null,
  isTextless = false,
): RequestError {
  const sent = sentAgoMs === null ? '' : `; it was sent ${toSeconds(sentAgoMs)} s ago`;
  const wait = `Wait ${toSeconds(waitMs)} s`;
  return {
    ...requestError('send', CODE),
    limit: 'repetition',
    waitMs,
    ...(isTextless && { isTextless }),
    text: isTextless
      ? `The gateway accepts the same request for the same number once a minute${sent}. ${wait}`
      : `The gateway accepts the same text to the same number once a minute${sent}. ${wait} or change the text`,
    advice: `A test run in the editor does not wait for this limit. A published workflow waits and then sends the ${isTextless ? 'request' : 'message'}`,
  };
}

/** Returns the problem of a request whose rate is used up, in a run that is not to wait. */
export function usedUpRate(
  endpoint: EndpointName,
  { per, allowed, seconds }: RateLimit,
  waitMs: number,
): RequestError {
  const what =
    per === 'identicalRequest' ? 'the same request' : `requests to ${ENDPOINTS[endpoint].path}`;
  const often = allowed === 1 ? 'once' : `${allowed} times`;
  const period = seconds === 60 ? 'a minute' : `in ${seconds} s`;
  return {
    ...requestError(endpoint, CODE),
    waitMs,
    text: `The gateway accepts ${what} ${often} ${period}. Wait ${toSeconds(waitMs)} s`,
    advice:
      'A test run in the editor does not wait for this limit. A published workflow waits for its turn',
  };
}

/** The same for statuses, whose turns depend on what else asks for them. */
export function usedUpStatuses(): RequestError {
  return {
    ...requestError('status', CODE),
    waitMs: MINUTE_MS,
    text: 'The gateway gives the status of one message five times a minute, and of several messages together once a minute. Wait a minute',
    advice:
      'A test run in the editor does not wait for these limits. A published workflow waits for its turn',
  };
}

/** Whole seconds, rounded up so that nobody comes too early. */
function toSeconds(ms: number): number {
  return Math.ceil(ms / 1000);
}
