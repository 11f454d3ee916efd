import {
  formatProblem,
  type LabelOf,
  type Problem,
  problemIn,
  type SmppProblem,
  smppProblemIn,
  type TextLanguage,
} from '../../protocol';
import type { Row } from '../host';
import type { ErrorOutput } from '../items/result-rows';
import type { SentMessage } from './submit-orders';

/** Returns the output for a problem. `code` is the gateway's, `null` if it sent none. */
export function toErrorOutput(
  problem: Problem | SmppProblem,
  labelOf?: LabelOf,
  language: TextLanguage = 'en',
): ErrorOutput {
  const hasCode = problem.kind === 'gateway' || problem.kind === 'smppRefusal';
  const { text, advice } = formatProblem(wordProblem(problem, language), labelOf);
  return {
    error: {
      code: hasCode ? problem.code : null,
      name: problem.name,
      message: text,
      advice,
    },
  };
}

/** Returns the same problem with its words in a language; problems of validation are in English. */
export function wordProblem(
  problem: Problem | SmppProblem,
  language: TextLanguage,
): Problem | SmppProblem {
  return problem.kind === 'smppRefusal' || problem.kind === 'smppFailure'
    ? smppProblemIn(problem, language)
    : problemIn(problem, language);
}

/** Returns the code and its name if the gateway sent one. */
export function noteCode(problem: Problem | SmppProblem): string | undefined {
  if (problem.kind === 'gateway' && problem.code !== null) {
    return `code ${problem.code}, ${problem.name}`;
  }
  if (problem.kind !== 'smppRefusal') return undefined;
  const code = `0x${problem.code.toString(16).padStart(2, '0').toUpperCase()}`;
  return `${problem.esmeName ?? 'status'} ${code}, ${problem.name}`;
}

/** Returns what happened, with the code and its name. */
function describeProblem(problem: Problem | SmppProblem): string {
  const { text } = formatProblem(problem);
  const note = problem.kind === 'smppRefusal' ? noteCode(problem) : undefined;
  return note === undefined ? text : `${text} (${note})`;
}

/** Returns what happened and how to fix it, in one line. */
export function explainProblem(problem: Problem | SmppProblem): string {
  return `${describeProblem(problem)}. ${formatProblem(problem).advice}`;
}

/** `accepted` of a recipient; `null` if the outcome of the message is unknown. */
const ACCEPTED = { accepted: true, refused: false, notSent: false, unknown: null } as const;

/**
 * Returns the output row of one recipient. `partIds` exists only if each part has its own ID. `parts`
 * counts the parts that the subscriber receives; the parts that a comment adds on the way to the
 * gateway are separate.
 */
export function toRecipientOutput(
  { phone, message, outcome, ids }: SentMessage,
  language: TextLanguage,
): Row {
  const { received } = message;
  const problem = outcome.kind === 'accepted' ? null : outcome.problem;
  const accepted = ACCEPTED[outcome.kind];
  return {
    ...{ phone, accepted, id: ids[0] ?? null },
    parts: accepted === false ? null : (received?.parts ?? message.parts.length),
    errorCode: problem?.kind === 'smppRefusal' ? problem.code : null,
    errorName: problem?.name ?? null,
    errorText: problem === null ? null : explainProblem(wordProblem(problem, language)),
    ...(ids.length > 1 && { partIds: [...ids] }),
    ...(received && { comment: received.comment, transmitted: { parts: message.parts.length } }),
  };
}
