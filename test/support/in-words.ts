import { type FormattedProblem, formatProblem } from '../../protocol/format-problem';
import type { ProblemWords } from '../../protocol/problem-words';

/** The text of a problem as a host without labels shows it; undefined without a problem. */
export function wordsOf(problem: ProblemWords | null | undefined): FormattedProblem | undefined {
  return problem ? formatProblem(problem) : undefined;
}

/** A result, with the text of its problem if it has one. */
export function inWords<Given>(given: Given): Given {
  const { problem } = given as { readonly problem?: ProblemWords };
  if (problem === undefined) return given;
  return { ...given, problem: { ...problem, ...wordsOf(problem) } };
}
