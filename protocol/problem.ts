import { describeReason } from './connection-error';
import type { ProblemWords } from './problem-words';
import { renameInSentence, type Sentence } from './sentence';
import {
  CONNECTION_REASONS,
  findRequestError,
  UNKNOWN_NAME,
  type ConnectionConcern,
  type ConnectionReason,
  type EndpointName,
} from './tables';

/**
 * What a retry of the request may do.
 * - `never`: it fails again, or only the user can decide.
 * - `later`: nothing was done; the same request may succeed later.
 * - `unknownOutcome`: the gateway may have carried it out. Check at the gateway before you send a
 *   message again.
 */
export type Retry = 'never' | 'later' | 'unknownOutcome';

/** The gateway rejected the request. */
export interface RequestError extends ProblemWords {
  readonly kind: 'gateway';
  readonly endpoint: EndpointName;
  /** `null` if the error code of the rejection cannot be read. */
  readonly code: number | null;
  readonly name: string;
  /**
   * ID that the gateway gave the rejected message (send.php, errors 3, 6, 7 and 8), else `null`.
   */
  readonly messageId: string | null;
  /** The phone numbers of the request, where the error is about them. */
  readonly numbers?: readonly string[];
  readonly retry: Retry;
  /**
   * The limit that error 9 is about, if the gateway names it: too many concurrent requests, or the
   * same request too often. Absent for other errors and if the text of the gateway does not show
   * it.
   */
  readonly limit?: 'concurrency' | 'repetition';
  /**
   * Milliseconds after which the same request is accepted. Set where a run is not to wait so long,
   * so that the request was possibly not even made.
   */
  readonly waitMs?: number;
  /** Set where the rejected request has no text, as an HLR lookup or a ping. */
  readonly isTextless?: boolean;
}

export type TransportReason =
  | 'connection'
  | 'timeout'
  | 'aborted'
  | 'httpStatus'
  | 'redirect'
  | 'tooLarge'
  | 'file';

/** The HTTP exchange failed. */
export interface TransportFailure extends ProblemWords {
  readonly kind: 'transport';
  readonly endpoint: EndpointName;
  readonly name: 'transportFailure';
  readonly reason: TransportReason;
  /** Why the connection failed or ended; `null` if unknown. */
  readonly cause: ConnectionReason | null;
  /** HTTP status, `null` without a response. */
  readonly httpStatus: number | null;
  readonly retry: Retry;
}

/** The response is not a valid response of this endpoint. */
export interface UnreadableResponse extends ProblemWords {
  readonly kind: 'unreadable';
  readonly endpoint: EndpointName;
  readonly name: 'unreadableAnswer';
  /** Form of the response ("an HTML page", "an empty body"), never its content. */
  readonly found: string;
  readonly retry: Retry;
}

/** A value from the user is not valid. Found before anything was requested. */
export interface InvalidInput extends ProblemWords {
  readonly kind: 'input';
  readonly name: 'invalidInput';
  /** Name of the parameter: `to`, `text`, `sender`, `sendAt`, `messageId`… */
  readonly parameter: string;
}

/** All problems, as plain data: `JSON.stringify` shows everything. */
export type Problem = RequestError | TransportFailure | UnreadableResponse | InvalidInput;

/** The problems that have texts in every language of outputs. */
export type GatewayProblem = Exclude<Problem, InvalidInput>;

/** The request error that a pause resolves: too often, or too many at a time. */
const RATE_REJECTION = 'duplicateOrRateLimit';

export type RateRejection = RequestError & { readonly name: typeof RATE_REJECTION };

/** Whether the gateway rejected the request because of its rate (error 9). */
export function isRateRejection(problem: Problem): problem is RateRejection {
  return problem.kind === 'gateway' && problem.name === RATE_REJECTION;
}

/**
 * Reads the text of error 9: "too many concurrent requests", "duplicate request, wait a minute".
 */
function readLimit(words: string | null): RequestError['limit'] {
  if (words === null) return undefined;
  if (/concurrent|simultaneous|одновременн/i.test(words)) return 'concurrency';
  return /duplicate|identical|wait a minute|повтор|одинаков/i.test(words)
    ? 'repetition'
    : undefined;
}

/** @param words the gateway's text of the error; it is not stored */
export function requestError(
  endpoint: EndpointName,
  code: number | null,
  messageId: string | null = null,
  words: string | null = null,
): RequestError {
  const row = code === null ? undefined : findRequestError(endpoint, code);
  const unknown =
    code === null
      ? 'The gateway rejected the request with an error code that cannot be read'
      : `The gateway rejected the request with the undocumented code ${code}`;
  const limit = row?.name === RATE_REJECTION ? readLimit(words) : undefined;
  return {
    kind: 'gateway',
    endpoint,
    code,
    name: row?.name ?? UNKNOWN_NAME,
    text: row?.text ?? unknown,
    advice: row?.advice ?? 'Ask SMSC support what this code means',
    messageId,
    retry: row?.retry ?? 'never',
    ...(limit !== undefined && { limit }),
  };
}

/** Endpoints where a repetition is charged again. Requests to all others can be retried. */
export type ChargedEndpoint = Extract<EndpointName, 'send' | 'jobs' | 'receivePhones' | 'users'>;

/** Advice when it is unknown whether the gateway carried out a request. */
const CHARGED_ADVICE: Record<ChargedEndpoint, string> = {
  send: 'The gateway may have accepted the message: look for it in the SMSC dashboard, or check its status by the message ID, before you send it again',
  jobs: 'The gateway may have created the mailing: look for it with Get Many or in the SMSC dashboard before you create it again',
  receivePhones:
    'The gateway may have rented or changed the number: check the balance and the numbers in the SMSC dashboard before you run the operation again',
  users:
    'The gateway may have made the change: check the subaccount and its balance in the SMSC dashboard before you run the operation again',
};
const UNKNOWN_OUTCOME_ADVICE: Partial<Record<EndpointName, string>> = CHARGED_ADVICE;
const RETRY_ADVICE = 'Try again later';

function retryAfterUnknown(endpoint: EndpointName): Retry {
  return UNKNOWN_OUTCOME_ADVICE[endpoint] === undefined ? 'later' : 'unknownOutcome';
}

function unreadableAdvice(endpoint: EndpointName, retry: Retry): string {
  const next = retry === 'unknownOutcome' ? UNKNOWN_OUTCOME_ADVICE[endpoint] : RETRY_ADVICE;
  return `Check the region or base URL in the credential, and any proxy between this server and the gateway. ${next}`;
}

const CREDENTIAL = 'Check the region or base URL in the credential';
const CERTIFICATE = `${CREDENTIAL}, and any proxy that inspects TLS connections. Otherwise the operator of the address must install a valid certificate`;
const CONCERN_ADVICE: Record<ConnectionConcern, string> = {
  network: `${CREDENTIAL} and the network of this server`,
  certificate: CERTIFICATE,
  clock: `Check the clock of this server. ${CERTIFICATE}`,
  protocol: `${CREDENTIAL}: the port may not be an HTTPS port`,
  proxy: 'Check the proxy settings of this server',
  address: CREDENTIAL,
  machine: 'Run fewer executions at the same time, or raise the limits of the machine',
};

function transportAdvice(
  endpoint: EndpointName,
  retry: Retry,
  cause: ConnectionReason | null,
): string {
  const unknown = retry === 'unknownOutcome' ? UNKNOWN_OUTCOME_ADVICE[endpoint] : undefined;
  const concern = cause === null ? 'network' : CONNECTION_REASONS[cause].concern;
  return unknown ?? `${CONCERN_ADVICE[concern]}. ${RETRY_ADVICE}`;
}

/** Returns the same problem as one of a request that can always be retried, such as a query. */
export function asRetryable(problem: Problem): Problem {
  if (problem.kind !== 'transport' && problem.kind !== 'unreadable') return problem;
  const { endpoint } = problem;
  return problem.kind === 'transport'
    ? { ...problem, retry: 'later', advice: transportAdvice(endpoint, 'later', problem.cause) }
    : { ...problem, retry: 'later', advice: unreadableAdvice(endpoint, 'later') };
}

export function unreadableResponse(endpoint: EndpointName, found: string): UnreadableResponse {
  const retry = retryAfterUnknown(endpoint);
  return {
    kind: 'unreadable',
    endpoint,
    name: 'unreadableAnswer',
    found,
    text: `The gateway sent ${found} instead of a response in the expected format`,
    advice: unreadableAdvice(endpoint, retry),
    retry,
  };
}

const TRANSPORT_TEXT: Record<TransportReason, string> = {
  connection: 'The connection to the gateway failed or was interrupted',
  timeout: 'The gateway did not respond in time',
  aborted: 'The request was cancelled',
  httpStatus: 'The server responded with an HTTP status that the gateway does not use',
  redirect:
    'The server responded with a redirect, which is not followed because it would send the credential to another server',
  tooLarge:
    'The response was larger than any response of the gateway to this request, so it was not read',
  file: 'An attached file could not be read completely while it was sent',
};

export interface TransportFailureDetails {
  readonly reason: TransportReason;
  /** Why the connection failed or ended, if known. */
  readonly cause?: ConnectionReason;
  readonly httpStatus?: number;
  /** True if the request certainly did not reach the gateway (no address, connection refused). */
  readonly neverSent?: boolean;
}

export function transportFailure(
  endpoint: EndpointName,
  { reason, cause, httpStatus, neverSent = false }: TransportFailureDetails,
): TransportFailure {
  const retry = neverSent ? 'later' : retryAfterUnknown(endpoint);
  const text = cause === undefined ? TRANSPORT_TEXT[reason] : describeReason(cause, 'the gateway');
  return {
    kind: 'transport',
    endpoint,
    name: 'transportFailure',
    reason,
    cause: cause ?? null,
    httpStatus: httpStatus ?? null,
    text: httpStatus === undefined ? text : `${text} (${httpStatus})`,
    advice: transportAdvice(endpoint, retry, cause ?? null),
    retry,
  };
}

export function invalidInput(parameter: string, text: Sentence, advice: Sentence): InvalidInput {
  return { kind: 'input', name: 'invalidInput', parameter, text, advice };
}

/**
 * Returns the same problem with another name of the parameter. Problems other than InvalidInput stay
 * unchanged.
 */
export function renameParameter(problem: Problem, from: string, to: string): Problem {
  if (problem.kind !== 'input') return problem;
  return {
    ...problem,
    parameter: problem.parameter === from ? to : problem.parameter,
    text: renameInSentence(problem.text, from, to),
    advice: renameInSentence(problem.advice, from, to),
  };
}
