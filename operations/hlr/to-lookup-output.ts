import type { Row } from '../host';

import { HLR_TYPE } from '../../protocol';
import { toStatusOutput } from '../fields/status-output';
import type { LookedUp } from './look-up-items';

const NO_ANSWER = "No result came in time; ask again with this ID by 'Get Result'";

/**
 * The result of one number. An answer that the request was not found has no type and still gets a
 * verdict. Without any answer only the ID and the number are known, to ask again with.
 */
export function toLookupOutput(
  { key, fields }: Pick<LookedUp, 'key' | 'fields'>,
  simplify: boolean,
): Row {
  const output = toStatusOutput(
    { fields: fields ?? { ...key }, assumed: { type: HLR_TYPE } },
    key,
    simplify,
  );
  return fields === null && simplify ? { ...output, statusText: NO_ANSWER } : output;
}
