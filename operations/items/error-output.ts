import type { Row } from '../host';

import type { Problem } from '../../protocol';

/** What stands in the output instead of a result. `code` is the gateway's, `null` where it gave none. */
export function toErrorOutput(problem: Problem): Row {
  return {
    error: {
      code: problem.kind === 'gateway' ? problem.code : null,
      name: problem.name,
      message: problem.text,
      advice: problem.advice,
    },
  };
}
