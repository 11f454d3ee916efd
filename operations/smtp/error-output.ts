import type { Problem } from '../../protocol';
import type { Row } from '../host';
import { toErrorOutput as toSharedOutput } from '../smpp/error-output';
import type { MailFailure } from './mail-failure';

export type MailProblem = Problem | MailFailure;

/** What stands in the output instead of a result. */
export function toErrorOutput(problem: MailProblem): Row {
  if (problem.kind !== 'smtp') return toSharedOutput(problem);
  const { name, text: message, advice, stage, responseCode, messageId } = problem;
  return { error: { code: null, name, message, advice, stage, responseCode, messageId } };
}
