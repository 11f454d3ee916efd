import { describeReason } from '../connection-error';
import type { InvalidInput, Retry } from '../problem';
import type { ProblemWords } from '../problem-words';
import {
  CONNECTION_REASONS,
  UNKNOWN_NAME,
  type ConnectionConcern,
  type ConnectionReason,
} from '../tables';
import { findSmppStatus, type SmppCommandName } from '../tables/smpp';

interface SmppProblemBase extends ProblemWords {
  readonly retry: Retry;
}

/** The gateway rejected a command with a status other than 0. */
export interface SmppRefusal extends SmppProblemBase {
  readonly kind: 'smppRefusal';
  /** The rejected command. */
  readonly command: SmppCommandName;
  /** `command_status`. */
  readonly code: number;
  /** Name of the status in the tables, or `unknown`. */
  readonly name: string;
  /** Name of the status in the specification, or `null`. */
  readonly esmeName: string | null;
}

/** The connection failed, or no usable response arrived. */
export interface SmppFailure extends SmppProblemBase {
  readonly kind: 'smppFailure';
  readonly name: 'smppFailure';
  readonly reason: SmppFailureReason;
  /** Details that are safe to show, such as `command_length 15`, or `null`. */
  readonly detail: string | null;
}

/** Problems of SMPP, as plain data. */
export type SmppProblem = SmppRefusal | SmppFailure | InvalidInput;

export type SmppResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: SmppProblem };

export function smppRefusal(command: SmppCommandName, code: number): SmppRefusal {
  const row = findSmppStatus(code);
  const shown = `0x${code.toString(16).padStart(8, '0')}`;
  return {
    kind: 'smppRefusal',
    command,
    code,
    name: row?.name ?? UNKNOWN_NAME,
    esmeName: row?.esmeName ?? null,
    text: row?.text ?? `The gateway rejected the command with the undocumented status ${shown}`,
    advice: row?.advice ?? 'Ask SMSC support what this status means',
    retry: row?.retry ?? 'never',
  };
}

export interface SmppFailureDetails {
  /**
   * `later` (default): nothing was done. `unknownOutcome`: the gateway may have accepted the
   * message.
   */
  readonly retry?: FailureRetry;
  readonly detail?: string | null;
}

export function smppFailure(
  reason: SmppFailureReason,
  { retry = 'later', detail = null }: SmppFailureDetails = {},
): SmppFailure {
  const { text, advice } = SMPP_FAILURES[reason];
  return {
    kind: 'smppFailure',
    name: 'smppFailure',
    reason,
    text: detail === null ? text : `${text} (${detail})`,
    advice: retry === 'unknownOutcome' ? `${UNKNOWN_OUTCOME_ADVICE}. ${advice}` : advice,
    detail,
    retry,
  };
}

export function accepted<Value>(value: Value): SmppResult<Value> {
  return { ok: true, value };
}

export function rejected(problem: SmppProblem): {
  readonly ok: false;
  readonly problem: SmppProblem;
} {
  return { ok: false, problem };
}

/** Text and advice of a failure. */
interface FailureText {
  readonly text: string;
  readonly advice: string;
}

const NETWORK =
  'Check the host and port in the credential and the network of this server: SMPP needs an outgoing connection to port 3700, or 3443 with TLS';
const LATER = 'Try again later';
const CERTIFICATE =
  'Check the host in the credential and any proxy between this server and the gateway. Do not trust unknown certificates';

const CONCERN_ADVICE: Record<ConnectionConcern, string> = {
  network: NETWORK,
  certificate: CERTIFICATE,
  clock: `${CERTIFICATE}. Check the clock of this server`,
  protocol: 'Use port 3443 with TLS, or turn TLS off and use port 3700',
  proxy: NETWORK,
  address: 'Check the host and port in the credential',
  machine: 'Run fewer executions at the same time, or raise the limits of the machine',
};
const NOT_LISTED =
  'The gateway may reject IP addresses that are not listed in the API settings of the SMSC dashboard';

function toFailure(reason: ConnectionReason): FailureText {
  const advice = CONCERN_ADVICE[CONNECTION_REASONS[reason].concern];
  const isRefusal = reason === 'connectionRefused';
  return {
    text: describeReason(reason, 'the SMPP server'),
    advice: isRefusal ? `${advice}. ${NOT_LISTED}` : advice,
  };
}

const CONNECTION_FAILURES = Object.fromEntries(
  (Object.keys(CONNECTION_REASONS) as ConnectionReason[]).map((one) => [one, toFailure(one)]),
) as Record<ConnectionReason, FailureText>;

/** Text and advice of each failure, except rejections by the gateway. */
export const SMPP_FAILURES = {
  ...CONNECTION_FAILURES,
  closedByServer: {
    text: 'The SMPP server closed the connection',
    advice:
      'If this happens repeatedly, check whether another program connects with the same login: without the option MCON a new connection closes the previous one. Also check that this IP address is listed in the API settings of the SMSC dashboard',
  },
  silent: {
    text: 'The SMPP server did not answer enquire_link in time; the connection was closed',
    advice: NETWORK,
  },
  notReading: {
    text: 'The SMPP server stopped reading; the connection was closed',
    advice: NETWORK,
  },
  badFraming: {
    text: 'The server sent bytes that are not SMPP; the connection was closed',
    advice: 'Check the host and port in the credential: port 3443 uses TLS, port 3700 does not',
  },
  noResponse: { text: 'The SMPP server did not respond to a command in time', advice: LATER },
  unreadableResponse: {
    text: 'The SMPP server sent a response that cannot be read',
    advice: LATER,
  },
  notConnected: {
    text: 'The message was not sent: there was no connection to the SMPP server',
    advice: LATER,
  },
  throttledTooLong: {
    text: 'The message was not sent: the gateway throttled it until the time limit',
    advice: 'Send fewer messages per second, or ask SMSC support for a higher limit',
  },
  tooManyWaiting: {
    text: 'The send queue of this connection is full',
    advice: 'Send fewer messages at the same time',
  },
  stopped: {
    text: 'The connection was stopped before the command was sent',
    advice: 'Run the operation again',
  },
  cannotSend: {
    text: 'The connection is bound as receiver and cannot send',
    advice: 'Connect as transceiver to send messages',
  },
} as const satisfies Record<string, FailureText>;

export type SmppFailureReason = keyof typeof SMPP_FAILURES;

/** Advice before that of the failure when the outcome of a message is unknown. */
const UNKNOWN_OUTCOME_ADVICE =
  'The gateway may have accepted the message: look for it in the SMSC dashboard before you send it again';

type FailureRetry = Extract<Retry, 'later' | 'unknownOutcome'>;
