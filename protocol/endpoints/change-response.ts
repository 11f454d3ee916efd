import { unreadableAnswer } from '../problem';
import { failure, success, type Result } from '../result';
import type { EndpointName } from '../tables';
import { isObject, toText } from '../wire/gateway-fields';
import type { AnswerContext } from '../wire/request';
import { fieldsOfAnswer, openAnswer, type Answer } from './response';

/**
 * Returns the result of a response: `OK` of a bare `OK`, of `<result>OK</result>` or of `{"result":
 * "OK"}`, and any other result unchanged. Returns an empty text if there is none.
 */
export function readResult(answer: Answer): string {
  switch (answer.kind) {
    case 'text':
      return answer.text.trim();
    case 'xml':
      return answer.root.name === 'result' && answer.root.children.length === 0
        ? answer.root.text.trim()
        : '';
    case 'json':
      return isObject(answer.value) && typeof answer.value.result === 'string'
        ? answer.value.result.trim()
        : '';
  }
}

/** `ID = 12`, `OK, ID - 12`, `12`. */
const TEXT_ID = /^(?:OK\s*,?\s*)?(?:ID\s*[=-]\s*)?([A-Za-z0-9._-]+)$/i;

function readId(answer: Answer): string | null {
  switch (answer.kind) {
    case 'text':
      return TEXT_ID.exec(answer.text.trim())?.[1] ?? null;
    case 'xml':
      return answer.root.name === 'id'
        ? toText(answer.root.text)
        : toText(fieldsOfAnswer(answer)?.id);
    case 'json':
      return toText(fieldsOfAnswer(answer)?.id);
  }
}

/**
 * Reads the response to a change: `OK`, or the ID of the record, which confirms some changes.
 * Problems: a request error; an unreadable response.
 * Source: HTTP API, "Contacts and groups: answer of the server"; other endpoints by analogy,
 * unverified against the live service.
 */
export function readDoneAnswer(endpoint: EndpointName, context: AnswerContext): Result<true> {
  const answer = openAnswer(endpoint, context);
  if (!answer.ok) return answer;
  return readResult(answer.value) === 'OK' || readId(answer.value) !== null
    ? success(true)
    : failure(unreadableAnswer(endpoint, 'a response that does not confirm the change'));
}

/** A new record. `id` is `null` if the gateway only responded `OK`. */
export interface Created {
  readonly id: string | null;
}

/**
 * Reads the response to a new record: its ID as `ID = 12`, `{"id": 12}` or
 * `<result><id>12</id></result>`. A plain `OK` is accepted too, because the gateway has sent it
 * where it documents an ID.
 * Problems: a request error; an unreadable response.
 * Source: HTTP API, "Contacts and groups: answer of the server"; other endpoints by analogy,
 * unverified against the live service.
 */
export function readCreatedAnswer(endpoint: EndpointName, context: AnswerContext): Result<Created> {
  const answer = openAnswer(endpoint, context);
  if (!answer.ok) return answer;
  if (readResult(answer.value) === 'OK') return success({ id: null });
  const id = readId(answer.value);
  return id === null
    ? failure(unreadableAnswer(endpoint, 'a response without the ID of the new record'))
    : success({ id });
}
