import { type FormattedProblem, formatProblem } from '../../protocol/format-problem';
import type { ProblemWords } from '../../protocol/problem';

/** The words of a problem as a host without labels shows them; without a problem there are none. */
export function wordsOf(problem: ProblemWords | null | undefined): FormattedProblem | undefined {
  return problem ? formatProblem(problem) : undefined;
}

/** A result, its problem in words if it has one. */
export function inWords<Given>(given: Given): Given {
  const { problem } = given as { readonly problem?: ProblemWords };
  if (problem === undefined) return given;
  return { ...given, problem: { ...problem, ...wordsOf(problem) } };
}
