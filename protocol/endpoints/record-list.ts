import { unreadableAnswer } from '../problem';
import { failure, success, type Result } from '../result';
import type { EndpointName } from '../tables';
import type { AnswerContext, GatewayFields } from './answer-context';
import { openAnswer, type Answer } from './answer-envelope';
import { fieldsOfElement, fieldsOfObject, isObject } from './field-values';

/** "No records": the list is empty, which is an answer and not a refusal. */
const NO_RECORDS = 3;

/**
 * The answer of an endpoint that lists records: an array of objects in JSON, also one that is the
 * only member of an object, or an object of objects; a list of elements in XML. Error 3 is the
 * empty list. The text formats are read where `readText` knows their layout.
 */
export function readRecordList(
  endpoint: EndpointName,
  context: AnswerContext,
  readText?: (text: string) => GatewayFields[] | null,
): Result<GatewayFields[]> {
  const answer = openAnswer(endpoint, context);
  if (!answer.ok) {
    const { problem } = answer;
    return problem.kind === 'gateway' && problem.code === NO_RECORDS ? success([]) : answer;
  }
  const records =
    answer.value.kind === 'text'
      ? (readText?.(answer.value.text) ?? null)
      : listRecords(answer.value);
  const readable = records?.filter((fields) => fields !== null) ?? [];
  return records === null || (records.length > 0 && readable.length === 0)
    ? failure(unreadableAnswer(endpoint, 'an answer without a list of records'))
    : success(readable);
}

function listRecords(answer: Exclude<Answer, { kind: 'text' }>): (GatewayFields | null)[] | null {
  switch (answer.kind) {
    case 'json':
      return listOf(answer.value)?.map(fieldsOfObject) ?? null;
    case 'xml': {
      const { children, text } = answer.root;
      // An element that says something is no empty list.
      return children.length === 0 && text.trim() !== '' ? null : children.map(fieldsOfElement);
    }
  }
}

function listOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value as unknown[];
  if (!isObject(value)) return null;
  const members = Object.values(value);
  if (members.length === 1 && Array.isArray(members[0])) return members[0] as unknown[];
  // A list whose keys have gaps is written as an object.
  return members.length > 0 && members.every(isObject) ? members : null;
}
