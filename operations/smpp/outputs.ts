import { formatProblem, type LabelOf, type Problem, type SmppProblem } from '../../protocol';
import type { Row } from '../host';
import type { SentMessage } from './submit-orders';

/** What stands in the output instead of a result. `code` is the gateway's, `null` where it gave none. */
export function toErrorOutput(problem: Problem | SmppProblem, labelOf?: LabelOf): Row {
  const hasCode = problem.kind === 'gateway' || problem.kind === 'smppRefusal';
  const { text, advice } = formatProblem(problem, labelOf);
  return {
    error: {
      code: hasCode ? problem.code : null,
      name: problem.name,
      message: text,
      advice,
    },
  };
}

/** What happened, with the code and its name where the gateway gave one. */
export function describeProblem(problem: Problem | SmppProblem, labelOf?: LabelOf): string {
  const { text } = formatProblem(problem, labelOf);
  if (problem.kind !== 'smppRefusal') return text;
  const code = `0x${problem.code.toString(16).padStart(2, '0').toUpperCase()}`;
  return `${text} (${problem.esmeName ?? 'status'} ${code}, ${problem.name})`;
}

/** What happened and what to do about it, in one line. */
export function explainProblem(problem: Problem | SmppProblem): string {
  return `${describeProblem(problem)}. ${formatProblem(problem).advice}`;
}

/** `accepted` is `null` where nobody knows what became of the message. */
const ACCEPTED = { accepted: true, refused: false, notSent: false, unknown: null } as const;

/**
 * One recipient of a message; `partIds` only where its parts have IDs of their own. `parts` are those
 * that the subscriber receives; what a comment adds to them on the way to the gateway stands apart.
 */
export function toRecipientOutput({ phone, message, outcome, ids }: SentMessage): Row {
  const { received } = message;
  const problem = outcome.kind === 'accepted' ? null : outcome.problem;
  return {
    id: ids[0] ?? null,
    phone,
    accepted: ACCEPTED[outcome.kind],
    parts: received?.parts ?? message.parts.length,
    errorCode: problem?.kind === 'smppRefusal' ? problem.code : null,
    errorName: problem?.name ?? null,
    errorText: problem === null ? null : explainProblem(problem),
    ...(ids.length > 1 && { partIds: [...ids] }),
    ...(received && { comment: received.comment, transmitted: { parts: message.parts.length } }),
  };
}
