import { formatError, type LabelOf, type Problem } from '../../../protocol';

/** How a run goes on after a row that failed, as errors advise. */
const SKIP_ROWS = "set 'On Failed Row' to Continue";

/**
 * Returns the error of a problem for `done`: what happened and how to fix it in its message, the
 * name of the problem in `code`. Node-RED passes these two on to the catch node, and nothing else.
 */
export function toFlowError(problem: Problem, labelOf?: LabelOf): Error & { code: string } {
  const isCoded = problem.kind === 'gateway' && problem.code !== null;
  const note = isCoded ? `code ${problem.code}, ${problem.name}` : undefined;
  const { message, description } = formatError(problem, { labelOf, note, skipRows: SKIP_ROWS });
  const text = [message, description].filter(Boolean).join('. ');
  // The stack would name files of this package, which help no user.
  return Object.assign(new Error(text), { code: problem.name, stack: undefined });
}
