import type { Problem } from './problem';

/**
 * Outcome of an operation that can fail for a reason outside the program. The protocol throws only
 * if it is called incorrectly; a rejection, an unreadable response or an invalid value is a
 * `problem`.
 */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

/** Returns a successful result. */
export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

/** Returns a failed result. */
export function failure(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem };
}
