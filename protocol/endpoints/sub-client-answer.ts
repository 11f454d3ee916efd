import { unreadableAnswer } from '../problem';
import { failure, success, type Result } from '../result';
import type { AnswerContext } from '../wire/request';
import {
  type GatewayFields,
  fieldsOfElement,
  fieldsOfObject,
  otherFields,
} from '../wire/gateway-fields';
import { openAnswer } from './answer-envelope';
import { readResult } from './done-answer';

/** What the gateway said beside "done". */
export interface ToppedUp {
  readonly extra: GatewayFields;
}

/**
 * The answer to a payment. The page shows none, so besides `OK` every record counts that is no
 * refusal; its fields are kept. Unverified against the live service.
 */
export function readTopUpAnswer(context: AnswerContext): Result<ToppedUp> {
  const answer = openAnswer('users', context);
  if (!answer.ok) return answer;
  if (readResult(answer.value) === 'OK') return success({ extra: {} });
  const fields =
    answer.value.kind === 'json'
      ? fieldsOfObject(answer.value.value)
      : answer.value.kind === 'xml'
        ? fieldsOfElement(answer.value.root)
        : /^OK\b/.test(answer.value.text)
          ? { answer: answer.value.text }
          : null;
  return fields === null
    ? failure(unreadableAnswer('users', 'an answer that does not confirm the payment'))
    : success({ extra: otherFields(fields, new Set(['result'])) });
}
