import type { Row } from '../host';

import type { Problem, SmppProblem } from '../../protocol';

/** What stands in the output instead of a result. `code` is the gateway's, `null` where it gave none. */
export function toErrorOutput(problem: Problem | SmppProblem): Row {
  const hasCode = problem.kind === 'gateway' || problem.kind === 'smppRefusal';
  return {
    error: {
      code: hasCode ? problem.code : null,
      name: problem.name,
      message: problem.text,
      advice: problem.advice,
    },
  };
}

/** What happened, with the code and its name where the gateway gave one. */
export function describeProblem(problem: Problem | SmppProblem): string {
  if (problem.kind !== 'smppRefusal') return problem.text;
  const code = `0x${problem.code.toString(16).padStart(2, '0').toUpperCase()}`;
  return `${problem.text} (${problem.esmeName ?? 'status'} ${code}, ${problem.name})`;
}
