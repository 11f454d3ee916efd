import { formatProblem, type Problem, problemIn, type TextLanguage } from '../../../protocol';
import type { RedResponse } from './red';

/** What an admin route tells a dialog of a problem. It contains no secret and no request. */
export interface ProblemAnswer {
  readonly error: { readonly name: string; readonly text: string; readonly advice: string };
}

export function toProblemAnswer(problem: Problem, language: TextLanguage): ProblemAnswer {
  const { text, advice } = formatProblem(problemIn(problem, language));
  return { error: { name: problem.name, text, advice } };
}

export function answer(response: RedResponse, status: number, body: object): void {
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(JSON.stringify(body));
}
