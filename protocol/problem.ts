import { tellReason } from './connection-error';
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
 * What a repetition of the request may do.
 * - `never`: it will fail again, or nobody may decide but the user.
 * - `later`: nothing was done; the same request may succeed after a pause.
 * - `unknownOutcome`: the gateway may have done it. A message must not be sent again before the
 *   gateway was asked for it.
 */
export type Retry = 'never' | 'later' | 'unknownOutcome';

/**
 * What a run of several items had done when it stopped at a problem. A user who repeats the whole
 * run would pay for that twice.
 */
export type Done =
  /** The first items, each carried out by a request of its own. */
  | { readonly kind: 'items'; readonly count: number }
  /** Messages that the gateway accepted; `isSentOnce` where a new run sends none of them again. */
  | { readonly kind: 'messages'; readonly count: number; readonly isSentOnce: boolean }
  /** Items that went out as mails. */
  | { readonly kind: 'mails'; readonly count: number };

/** What every problem says. `formatProblem` turns it into text, once the labels are known. */
export interface ProblemWords {
  /** What happened, a sentence without a full stop. Never holds a secret or a request body. */
  readonly text: Sentence;
  /** What the user can do about it. */
  readonly advice: Sentence;
  readonly done?: Done;
}

/** The gateway answered "no". */
export interface GatewayRefusal extends ProblemWords {
  readonly kind: 'gateway';
  readonly endpoint: EndpointName;
  /** `null` when the gateway's answer says "no" and its number cannot be read. */
  readonly code: number | null;
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
export interface TransportFailure extends ProblemWords {
  readonly kind: 'transport';
  readonly endpoint: EndpointName;
  readonly name: 'transportFailure';
  readonly reason: TransportReason;
  /** Why there was no connection, or why it ended; `null` where that is unknown. */
  readonly cause: ConnectionReason | null;
  /** HTTP status, `null` when there was no answer. */
  readonly httpStatus: number | null;
  readonly retry: Retry;
}

/** There was an answer, but not one that this endpoint gives. */
export interface UnreadableAnswer extends ProblemWords {
  readonly kind: 'unreadable';
  readonly endpoint: EndpointName;
  readonly name: 'unreadableAnswer';
  /** What the answer looked like ("an HTML page", "an empty body"), never its content. */
  readonly found: string;
  readonly retry: Retry;
}

/** A value that the user gave cannot be sent. Found before anything was requested. */
export interface InvalidInput extends ProblemWords {
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
  code: number | null,
  messageId: string | null = null,
  words: string | null = null,
): GatewayRefusal {
  const row = code === null ? undefined : findRequestError(endpoint, code);
  const unknown =
    code === null
      ? 'The gateway rejected the request, and the code of its error cannot be read'
      : `The gateway refused the request with the undocumented code ${code}`;
  const limit = row?.name === RATE_REJECTION ? readLimit(words) : undefined;
  return {
    kind: 'gateway',
    endpoint,
    code,
    name: row?.name ?? UNKNOWN_NAME,
    text: row?.text ?? unknown,
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
  return `Check the region or the base URL of the credential, and any proxy on the way to the gateway. ${next}`;
}

const CREDENTIAL = 'Check the region or the base URL of the credential';
const CERTIFICATE = `${CREDENTIAL}, and any proxy that opens encrypted connections; else whoever runs the address has to put a valid certificate there`;
const CONCERN_ADVICE: Record<ConnectionConcern, string> = {
  network: `${CREDENTIAL} and the network of this server`,
  certificate: CERTIFICATE,
  clock: `See that the clock of this server is right. ${CERTIFICATE}`,
  protocol: `${CREDENTIAL}: its port may not be the one for https`,
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
  return unknown ?? `${CONCERN_ADVICE[concern]}. ${REPEAT_ADVICE}`;
}

/** The same problem of a request that may be repeated whatever became of it, such as a question. */
export function asRepeatable(problem: Problem): Problem {
  if (problem.kind !== 'transport' && problem.kind !== 'unreadable') return problem;
  const { endpoint } = problem;
  return problem.kind === 'transport'
    ? { ...problem, retry: 'later', advice: transportAdvice(endpoint, 'later', problem.cause) }
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
  tooLarge:
    'The answer was larger than an answer of the gateway to this request can be, so it was not read',
  file: 'An attached file could not be read to its end while it was sent',
};

export interface TransportFailureDetails {
  readonly reason: TransportReason;
  /** Why there was no connection, or why it ended, where that is known. */
  readonly cause?: ConnectionReason;
  readonly httpStatus?: number;
  /** True when the request certainly never reached the gateway (no address, connection refused). */
  readonly neverSent?: boolean;
}

export function transportFailure(
  endpoint: EndpointName,
  { reason, cause, httpStatus, neverSent = false }: TransportFailureDetails,
): TransportFailure {
  const retry = neverSent ? 'later' : retryAfterUnknown(endpoint);
  const text = cause === undefined ? TRANSPORT_TEXT[reason] : tellReason(cause, 'the gateway');
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

/** The same problem of an input where the parameter has another name. Other problems name none. */
export function renameParameter(problem: Problem, from: string, to: string): Problem {
  if (problem.kind !== 'input') return problem;
  return {
    ...problem,
    parameter: problem.parameter === from ? to : problem.parameter,
    text: renameInSentence(problem.text, from, to),
    advice: renameInSentence(problem.advice, from, to),
  };
}
