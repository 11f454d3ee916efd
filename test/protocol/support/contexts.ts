import type { Problem } from '../../../protocol/problem';
import type { Result } from '../../../protocol/result';
import { encodeText, type Charset } from '../../../protocol/wire/charset';
import type { AnswerFormat, AnswerContext } from '../../../protocol/wire/request';

/** A response of the gateway in the form of the readers' input. */
export function answerOf(
  text: string,
  format: AnswerFormat,
  charset: Charset = 'utf-8',
): AnswerContext {
  const encoded = encodeText(text, charset);
  if (!encoded.ok) throw new Error('the text does not fit into the charset');
  return { bytes: encoded.bytes, format, charset };
}

export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`a value was expected: ${JSON.stringify(result.problem)}`);
  return result.value;
}

export function problemOf(result: Result<unknown>): Problem {
  if (result.ok) throw new Error(`a problem was expected: ${JSON.stringify(result.value)}`);
  return result.problem;
}

/** The reason why a response is unreadable. */
export function foundIn(result: Result<unknown>): string {
  const problem = problemOf(result);
  if (problem.kind !== 'unreadable') throw new Error(`unexpected ${JSON.stringify(problem)}`);
  return problem.found;
}
