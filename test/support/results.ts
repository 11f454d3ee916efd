import type { Problem } from '../../protocol/problem';
import type { Result } from '../../protocol/result';

/** Any result: the problems of SMPP and SMTP have types of their own. */
type AnyResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: unknown };

export function valueOf<Value>(result: AnyResult<Value>): Value {
  if (!result.ok) throw new Error(`a value was expected: ${JSON.stringify(result.problem)}`);
  return result.value;
}

export function problemOf(result: Result<unknown>): Problem {
  if (result.ok) throw new Error(`a problem was expected: ${JSON.stringify(result.value)}`);
  return result.problem;
}
