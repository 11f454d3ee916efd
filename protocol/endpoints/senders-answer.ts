import { unreadableAnswer } from '../problem';
import { failure, success, type Result } from '../result';
import type { AnswerContext, GatewayFields } from './answer-context';
import { openAnswer, type Answer } from './answer-envelope';
import { fieldsOfElement, fieldsOfObject, toText } from './field-values';

/** A name, number or address that the account may send from. */
export interface Sender {
  readonly name: string;
  /** Everything that the gateway told about it. */
  readonly fields: GatewayFields;
}

/** "No records": an account without sender IDs of its own. */
const NO_RECORDS = 3;

/**
 * The answer of senders.php to `get=1`: an array of records in JSON, a list of elements in XML. The
 * layout of the text formats is not documented, so they are not read.
 * Source: live clients; HTTP API, "List of operations with sender IDs".
 */
export function readSendersAnswer(context: AnswerContext): Result<Sender[]> {
  const answer = openAnswer('senders', context);
  if (!answer.ok) {
    const { problem } = answer;
    return problem.kind === 'gateway' && problem.code === NO_RECORDS ? success([]) : answer;
  }
  const records = listRecords(answer.value);
  if (records === null) {
    return failure(unreadableAnswer('senders', 'an answer without a list of senders'));
  }
  return success(records.flatMap((fields) => toSender(fields)));
}

function listRecords(answer: Answer): (GatewayFields | null)[] | null {
  switch (answer.kind) {
    case 'json':
      return Array.isArray(answer.value) ? answer.value.map(fieldsOfObject) : null;
    case 'xml':
      return answer.root.children.map(fieldsOfElement);
    case 'text':
      return null;
  }
}

/** Senders of e-mails are kept under their address. */
function toSender(fields: GatewayFields | null): Sender[] {
  const name = toText(fields?.sender) ?? toText(fields?.mail);
  return fields === null || name === null ? [] : [{ name, fields }];
}
