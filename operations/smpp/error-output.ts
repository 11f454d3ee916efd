import type { IDataObject } from 'n8n-workflow';

import type { Problem, SmppProblem } from '../../protocol/transports';

/** What stands in the output instead of a result. `code` is the gateway's, `null` where it gave none. */
export function toErrorOutput(problem: Problem | SmppProblem): IDataObject {
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
