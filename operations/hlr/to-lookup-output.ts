import type { Row } from '../host';

import { HLR_TYPE, type Problem } from '../../protocol';
import { toStatusOutput } from '../fields/status-output';
import type { LookedUp } from './look-up-items';

const ASK_AGAIN = "ask again with this ID by 'Get Result'";
const NO_TIME = 'the limits of the gateway left no time to ask for it';

/** Why nothing is known of a number; that differs from a result that the operator has not given. */
export function tellWhyUnknown(problem: Problem | null): string {
  return `No result came in time: ${problem?.text ?? NO_TIME}; ${ASK_AGAIN}`;
}

/**
 * The result of one number. An answer that the request was not found has no type and still gets a
 * verdict. Without any answer only the ID and the number are known, to ask again with.
 */
export function toLookupOutput(
  { key, fields, problem }: Pick<LookedUp, 'key' | 'fields' | 'problem'>,
  simplify: boolean,
): Row {
  const output = toStatusOutput(
    { fields: fields ?? { ...key }, assumed: { type: HLR_TYPE } },
    key,
    simplify,
  );
  return fields === null && simplify ? { ...output, statusText: tellWhyUnknown(problem) } : output;
}
