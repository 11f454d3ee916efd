import { tellReason } from '../connection-error';
import type { InvalidInput, ProblemWords, Retry } from '../problem';
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

/** The gateway answered a command with a status other than 0. */
export interface SmppRefusal extends SmppProblemBase {
  readonly kind: 'smppRefusal';
  /** What was asked for. */
  readonly command: SmppCommandName;
  /** `command_status`. */
  readonly code: number;
  /** Our name of the status, `unknown` where no table has it. */
  readonly name: string;
  /** Name in the specification, `null` where it has none. */
  readonly esmeName: string | null;
}

/** There was no usable connection or answer. */
export interface SmppFailure extends SmppProblemBase {
  readonly kind: 'smppFailure';
  readonly name: 'smppFailure';
  readonly reason: SmppFailureReason;
  /** More about it that is safe to show, such as `command_length 15`; else `null`. */
  readonly detail: string | null;
}

/** Problems of SMPP. Plain data, as all problems. */
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
    text: row?.text ?? `The gateway refused the command with the undocumented status ${shown}`,
    advice: row?.advice ?? 'Ask the support of the gateway what this status means',
    retry: row?.retry ?? 'never',
  };
}

export interface SmppFailureDetails {
  /** `later` (default): nothing was done. `unknownOutcome`: a message may have been accepted. */
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

export function refused(problem: SmppProblem): {
  readonly ok: false;
  readonly problem: SmppProblem;
} {
  return { ok: false, problem };
}

/** What a failure says and advises. */
interface FailureText {
  readonly text: string;
  readonly advice: string;
}

const NETWORK =
  'Check host and port of the credential and the network of this server: SMPP needs an outgoing connection to port 3700, or 3443 with TLS';
const LATER = 'Try again later';
const CERTIFICATE =
  'Check the host of the credential, and any proxy on the way to the gateway; certificates are not to be trusted blindly';

const CONCERN_ADVICE: Record<ConnectionConcern, string> = {
  network: NETWORK,
  certificate: CERTIFICATE,
  clock: `${CERTIFICATE}. See that the clock of this server is right`,
  protocol: 'Use the port for TLS (3443), or switch TLS off for the port without it (3700)',
  proxy: NETWORK,
  address: 'Check host and port of the credential',
  machine: 'Run fewer executions at the same time, or raise the limits of the machine',
};
const NOT_LISTED =
  'The gateway may refuse IP addresses that are not listed in the API settings of the cabinet';

function toFailure(reason: ConnectionReason): FailureText {
  const advice = CONCERN_ADVICE[CONNECTION_REASONS[reason].concern];
  const isRefusal = reason === 'connectionRefused';
  return {
    text: tellReason(reason, 'the SMPP server'),
    advice: isRefusal ? `${advice}. ${NOT_LISTED}` : advice,
  };
}

const CONNECTION_FAILURES = Object.fromEntries(
  (Object.keys(CONNECTION_REASONS) as ConnectionReason[]).map((one) => [one, toFailure(one)]),
) as Record<ConnectionReason, FailureText>;

/** Everything that can be wrong with a connection, but for a "no" of the gateway. */
export const SMPP_FAILURES = {
  ...CONNECTION_FAILURES,
  closedByServer: {
    text: 'The SMPP server closed the connection',
    advice:
      'If this happens again and again, look for another program that connects with the same login: without the option MCON a new connection ends the one before. See also that this IP address is listed in the API settings of the cabinet',
  },
  silent: {
    text: 'The SMPP server did not answer an enquire_link in time, so the connection was given up',
    advice: NETWORK,
  },
  notReading: {
    text: 'The SMPP server does not take what is sent to it, so the connection was given up',
    advice: NETWORK,
  },
  badFraming: {
    text: 'The server sent bytes that are not SMPP, so the connection was given up',
    advice:
      'Check host and port of the credential: on port 3443 the server speaks TLS, on 3700 it does not',
  },
  noResponse: { text: 'The SMPP server did not answer a command in time', advice: LATER },
  unreadableResponse: {
    text: 'The SMPP server gave an answer that cannot be read',
    advice: LATER,
  },
  notConnected: {
    text: 'There was no connection to the SMPP server while the message waited, so it was not sent',
    advice: LATER,
  },
  throttledTooLong: {
    text: 'The gateway refused the message as too fast for so long that it was given up',
    advice:
      'Send fewer messages per second, or ask the support of the gateway for a higher speed; the message was not sent',
  },
  tooManyWaiting: {
    text: 'Too many messages wait to be sent over this connection',
    advice: 'Send fewer at the same time',
  },
  stopped: {
    text: 'The connection was stopped before the command was carried out',
    advice: 'Run it again',
  },
  cannotSend: {
    text: 'The connection was made for receiving only',
    advice: 'Connect as transceiver to send over it',
  },
} as const satisfies Record<string, FailureText>;

export type SmppFailureReason = keyof typeof SMPP_FAILURES;

/** What is added where the outcome of a message is unknown. */
const UNKNOWN_OUTCOME_ADVICE =
  'The gateway may have accepted the message: look for it in the cabinet before you send it again';

type FailureRetry = Extract<Retry, 'later' | 'unknownOutcome'>;
