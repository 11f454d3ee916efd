import { unreadableAnswer } from '../problem';
import { failure, success, type Result } from '../result';
import type { AnswerContext } from '../wire/request';
import { openAnswer } from './answer-envelope';
import { readResult } from './done-answer';

/**
 * The answer to `del=1`: `OK`, `<result>OK</result>` or `{"result": "OK"}`; a bare `OK`, which was
 * seen instead of JSON, counts in every format. An empty body, which was seen too, does not:
 * nothing in it says that the message will not go out.
 * Source: HTTP API, "Message statuses", deleting a message.
 */
export function readDeleteAnswer(context: AnswerContext): Result<true> {
  const answer = openAnswer('status', context);
  if (!answer.ok) return answer;
  return readResult(answer.value) === 'OK'
    ? success(true)
    : failure(unreadableAnswer('status', 'an answer that does not confirm the deletion'));
}
