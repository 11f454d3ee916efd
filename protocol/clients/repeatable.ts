import { asRepeatable } from '../problem';
import { failure, type Result } from '../result';

/** The outcome of a request that may be repeated even when nobody knows whether it was done. */
export function repeatable<Value>(result: Result<Value>): Result<Value> {
  return result.ok ? result : failure(asRepeatable(result.problem));
}
