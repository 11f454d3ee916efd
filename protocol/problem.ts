import { findRequestError, UNKNOWN_NAME, type EndpointName } from './tables';

/**
 * What a repetition of the request may do.
 * - `never`: it will fail again, or nobody may decide but the user.
 * - `later`: nothing was done; the same request may succeed after a pause.
 * - `unknownOutcome`: the gateway may have done it. A message must not be sent again before the
 *   gateway was asked for it.
 */
export type Retry = 'never' | 'later' | 'unknownOutcome';

interface ProblemBase {
  /** What happened, a sentence without a full stop. Never holds a secret or a request body. */
  readonly text: string;
  /** What the user can do about it. */
  readonly advice: string;
}

/** The gateway answered "no". */
export interface GatewayRefusal extends ProblemBase {
  readonly kind: 'gateway';
  readonly endpoint: EndpointName;
  readonly code: number;
  readonly name: string;
  /** ID that the gateway gave the refused message (send.php, errors 3, 6, 7 and 8), else `null`. */
  readonly messageId: string | null;
  readonly retry: Retry;
  /**
   * Which limit error 9 is about, where the gateway says so: too many requests at once, or the same
   * request too often. Absent for other errors, and where the words of the gateway leave it open.
   */
  readonly limit?: 'concurrency' | 'repetition';
}

export type TransportReason =
  | 'connection'
  | 'timeout'
  | 'aborted'
  | 'httpStatus'
  | 'redirect'
  | 'tooLarge'
  | 'file';

/** There was no usable HTTP exchange. */
export interface TransportFailure extends ProblemBase {
  readonly kind: 'transport';
  readonly endpoint: EndpointName;
  readonly name: 'transportFailure';
  readonly reason: TransportReason;
  /** HTTP status, `null` when there was no answer. */
  readonly httpStatus: number | null;
  readonly retry: Retry;
}

/** There was an answer, but not one that this endpoint gives. */
export interface UnreadableAnswer extends ProblemBase {
  readonly kind: 'unreadable';
  readonly endpoint: EndpointName;
  readonly name: 'unreadableAnswer';
  /** What the answer looked like ("an HTML page", "an empty body"), never its content. */
  readonly found: string;
  readonly retry: Retry;
}

/** A value that the user gave cannot be sent. Found before anything was requested. */
export interface InvalidInput extends ProblemBase {
  readonly kind: 'input';
  readonly name: 'invalidInput';
  /** Our name of the parameter: `to`, `text`, `sender`, `sendAt`, `messageId`… */
  readonly parameter: string;
}

/** The one family of problems. Plain data, so `JSON.stringify` shows all that there is. */
export type Problem = GatewayRefusal | TransportFailure | UnreadableAnswer | InvalidInput;

/** The one request error that a pause repairs: too often, or too many at once. */
const RATE_REJECTION = 'duplicateOrRateLimit';

export type RateRejection = GatewayRefusal & { readonly name: typeof RATE_REJECTION };

/** Whether the gateway rejected the request for its rate (error 9). */
export function isRateRejection(problem: Problem): problem is RateRejection {
  return problem.kind === 'gateway' && problem.name === RATE_REJECTION;
}

/** Words of the gateway beside error 9: "too many concurrent requests", "duplicate request, wait a minute". */
function readLimit(words: string | null): GatewayRefusal['limit'] {
  if (words === null) return undefined;
  if (/concurrent|simultaneous|одновременн/i.test(words)) return 'concurrency';
  return /duplicate|identical|wait a minute|повтор|одинаков/i.test(words)
    ? 'repetition'
    : undefined;
}

/** @param words of the gateway about the error, which are not kept */
export function gatewayRefusal(
  endpoint: EndpointName,
  code: number,
  messageId: string | null = null,
  words: string | null = null,
): GatewayRefusal {
  const row = findRequestError(endpoint, code);
  const limit = row?.name === RATE_REJECTION ? readLimit(words) : undefined;
  return {
    kind: 'gateway',
    endpoint,
    code,
    name: row?.name ?? UNKNOWN_NAME,
    text: row?.text ?? `The gateway refused the request with the undocumented code ${code}`,
    advice: row?.advice ?? 'Ask the support of the gateway what this code means',
    messageId,
    retry: row?.retry ?? 'never',
    ...(limit !== undefined && { limit }),
  };
}

/**
 * What to do when it is unknown whether the gateway carried out a request, for the endpoints where
 * doing it twice costs twice. Everywhere else it may simply be repeated.
 */
const UNKNOWN_OUTCOME_ADVICE: Partial<Record<EndpointName, string>> = {
  send: 'The gateway may have accepted the message: look for it in the cabinet, or check its status by the message ID, before you send it again',
  jobs: 'The gateway may have created the mailing: look for it with Get Many, or in the cabinet, before you create it again',
  receivePhones:
    'The gateway may have rented the number, or changed it: look at the balance and the numbers in the cabinet before you run it again',
  users:
    'The gateway may have carried it out: look at the sub-client and its balance in the cabinet before you run it again',
};
const REPEAT_ADVICE = 'Try again later';

function retryAfterUnknown(endpoint: EndpointName): Retry {
  return UNKNOWN_OUTCOME_ADVICE[endpoint] === undefined ? 'later' : 'unknownOutcome';
}

function unreadableAdvice(endpoint: EndpointName, retry: Retry): string {
  const next = retry === 'unknownOutcome' ? UNKNOWN_OUTCOME_ADVICE[endpoint] : REPEAT_ADVICE;
  return `Check the region or the base URL of the credential, and any proxy between n8n and the gateway. ${next}`;
}

function transportAdvice(endpoint: EndpointName, retry: Retry): string {
  const unknown = retry === 'unknownOutcome' ? UNKNOWN_OUTCOME_ADVICE[endpoint] : undefined;
  return (
    unknown ??
    `Check the region or the base URL of the credential and the network of n8n. ${REPEAT_ADVICE}`
  );
}

/** The same problem of a request that may be repeated whatever became of it, such as a question. */
export function asRepeatable(problem: Problem): Problem {
  if (problem.kind !== 'transport' && problem.kind !== 'unreadable') return problem;
  const { endpoint } = problem;
  return problem.kind === 'transport'
    ? { ...problem, retry: 'later', advice: transportAdvice(endpoint, 'later') }
    : { ...problem, retry: 'later', advice: unreadableAdvice(endpoint, 'later') };
}

export function unreadableAnswer(endpoint: EndpointName, found: string): UnreadableAnswer {
  const retry = retryAfterUnknown(endpoint);
  return {
    kind: 'unreadable',
    endpoint,
    name: 'unreadableAnswer',
    found,
    text: `The gateway gave ${found} instead of an answer in the expected format`,
    advice: unreadableAdvice(endpoint, retry),
    retry,
  };
}

const TRANSPORT_TEXT: Record<TransportReason, string> = {
  connection: 'The connection to the gateway could not be made or broke off',
  timeout: 'The gateway did not answer in time',
  aborted: 'The request was cancelled',
  httpStatus: 'The server answered with an HTTP status that is not an answer of the gateway',
  redirect:
    'The server answered with a redirect, which is not followed because it would carry the credential elsewhere',
  tooLarge: 'The answer was larger than any answer of the gateway can be',
  file: 'An attached file could not be read to its end while it was sent',
};

export interface TransportFailureDetails {
  readonly reason: TransportReason;
  readonly httpStatus?: number;
  /** True when the request certainly never reached the gateway (no address, connection refused). */
  readonly neverSent?: boolean;
}

export function transportFailure(
  endpoint: EndpointName,
  { reason, httpStatus, neverSent = false }: TransportFailureDetails,
): TransportFailure {
  const retry = neverSent ? 'later' : retryAfterUnknown(endpoint);
  return {
    kind: 'transport',
    endpoint,
    name: 'transportFailure',
    reason,
    httpStatus: httpStatus ?? null,
    text:
      httpStatus === undefined
        ? TRANSPORT_TEXT[reason]
        : `${TRANSPORT_TEXT[reason]} (${httpStatus})`,
    advice: transportAdvice(endpoint, retry),
    retry,
  };
}

export function invalidInput(parameter: string, text: string, advice: string): InvalidInput {
  return { kind: 'input', name: 'invalidInput', parameter, text, advice };
}
