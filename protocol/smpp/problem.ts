import type { InvalidInput, Retry } from '../problem';
import { findSmppStatus, type SmppCommandName } from '../tables/smpp';
import { UNKNOWN_NAME } from '../tables';
import {
  SMPP_FAILURES,
  UNKNOWN_OUTCOME_ADVICE,
  type FailureRetry,
  type SmppFailureReason,
} from './failures';

export type { SmppFailureReason } from './failures';

interface SmppProblemBase {
  /** What happened, a sentence without a full stop. Never holds a secret or a text of a message. */
  readonly text: string;
  readonly advice: string;
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
