import type { Result } from '../../../protocol/result';
import { encodeText, type Charset } from '../../../protocol/wire/charset';
import type { ResponseFormat, ResponseContext } from '../../../protocol/wire/request';
import { problemOf } from '../../support/results';

/** A response of the gateway in the form of the readers' input. */
export function answerOf(
  text: string,
  format: ResponseFormat,
  charset: Charset = 'utf-8',
): ResponseContext {
  const encoded = encodeText(text, charset);
  if (!encoded.ok) throw new Error('the text does not fit into the charset');
  return { bytes: encoded.bytes, format, charset };
}

/** What an unreadable answer was found to be. */
export function foundIn(result: Result<unknown>): string {
  const problem = problemOf(result);
  if (problem.kind !== 'unreadable') throw new Error(`unexpected ${JSON.stringify(problem)}`);
  return problem.found;
}
