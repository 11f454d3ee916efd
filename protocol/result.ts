import type { Problem } from './problem';

/**
 * Outcome of everything that can go wrong for a reason outside the program. The protocol throws
 * only when it was called wrongly; a refusal, a broken answer or a bad value is a `problem`.
 */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function failure(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem };
}
