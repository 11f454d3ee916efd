import type { Problem } from '../../protocol';

/** Tells a problem under the name that the parameter has in an operation. */
export function renameParameter(problem: Problem, from: string, to: string): Problem {
  if (problem.kind !== 'input' || problem.parameter !== from) return problem;
  return { ...problem, parameter: to, text: problem.text.replaceAll(`'${from}'`, `'${to}'`) };
}
