import { noteCode, wordProblem } from '../../../operations/smpp/outputs';
import {
  formatError,
  invalidInput,
  type LabelOf,
  type Problem,
  type SmppProblem,
  type TextLanguage,
} from '../../../protocol';

/** How a run goes on after a row that failed, as errors advise. */
const SKIP_ROWS = "set 'On Failed Row' to Continue";

/** How a message sends only the rest of one that failed. */
const RETRY =
  'with the same msg.smsc.key, a new message sends only the rest; without a key it sends everything again';

/** The error of a problem, as `done` gets it. */
export interface FlowError extends Error {
  /** Name of the problem. */
  readonly code: string;
  /** Whether a request may have been carried out. Not passed on to the catch node. */
  readonly hasUnknownOutcome: boolean;
}

/**
 * Returns the error of a problem for `done`: what happened and how to fix it in its message, the
 * name of the problem in `code`. Node-RED passes these two on to the catch node, and nothing else.
 */
export function toFlowError(
  problem: Problem | SmppProblem,
  labelOf?: LabelOf,
  language: TextLanguage = 'en',
): FlowError {
  const words = { labelOf, note: noteCode(problem), skipRows: SKIP_ROWS, retry: RETRY };
  const { message, description } = formatError(wordProblem(problem, language), words);
  const text = [message, description].filter((one) => one !== '').join('. ');
  const hasUnknownOutcome = problem.kind !== 'input' && problem.retry === 'unknownOutcome';
  const error = Object.assign(new Error(text), { code: problem.name, hasUnknownOutcome });
  // The stack would name files of this package, which help no user.
  error.stack = undefined;
  return error;
}

/** The problem of a node whose account was not chosen or not deployed. */
export const NO_ACCOUNT: Problem = invalidInput(
  '',
  'No SMSC account is chosen',
  "Open the node, choose an account in 'Account', and deploy",
);

/** The problem of a node whose SMPP session was not chosen or not deployed. */
export const NO_SESSION: Problem = invalidInput(
  '',
  'No SMPP session is chosen',
  "Open the node, choose one in 'SMPP Session', and deploy",
);

/** The problem of a flow that was made with a newer version of the package. */
export const NO_OPERATION: Problem = invalidInput(
  '',
  'This version of the node does not have the chosen operation',
  "Choose 'Resource' and 'Operation' again, or update the package",
);
