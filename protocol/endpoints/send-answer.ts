import { unreadableAnswer } from '../problem';
import { failure, success, type Result } from '../result';
import { isMessageId } from '../text/message-id';
import type { AnswerFormat, AnswerContext } from '../wire/request';
import type { XmlElement } from '../wire/xml';
import {
  type GatewayFields,
  fieldsOfElement,
  fieldsOfObject,
  isObject,
  toAmount,
  toInteger,
  toText,
} from '../wire/gateway-fields';
import { openAnswer, type Answer } from './answer-envelope';
import {
  holdsRecipients,
  isRecipientList,
  recipientsOfElement,
  recipientsOfObject,
  type SendAnswerRecipient,
} from './send-recipients';
import { readSendText, readSendValues, type CostMode } from './send-text';

export type { SendAnswerRecipient } from './send-recipients';
export type { CostMode } from './send-text';

export interface SendAnswer {
  /** `null` when only the price was asked. */
  readonly id: string | null;
  /** Parts of all recipients together; for calls blocks of five seconds. */
  readonly parts: number | null;
  /** Of the whole request, in the currency of the account. */
  readonly cost: number | null;
  readonly balance: number | null;
  /** The code that a voice call pronounces, `null` unless the gateway made one up. */
  readonly code: string | null;
  /** Rows of `op=1` and `err=1`, empty when the gateway gave none. */
  readonly recipients: readonly SendAnswerRecipient[];
  readonly extra: GatewayFields;
}

/**
 * The answer of send.php in every `fmt` and for every `cost`. It must have what was asked for, an
 * ID or (`cost=1`) a price; all else may be absent.
 * Source: HTTP API, "Sending messages: answer of the server and error codes".
 */
export function readSendAnswer(
  context: AnswerContext,
  asked: { readonly cost: CostMode },
): Result<SendAnswer> {
  const answer = openAnswer('send', context);
  if (!answer.ok) return answer;
  const { fields, recipients } = readBody(answer.value, context, asked.cost);
  const numbers = {
    parts: toInteger(fields.cnt),
    cost: toAmount(fields.cost),
    balance: toAmount(fields.balance),
  };
  const id = readId(fields.id);
  if (asked.cost === 1 && numbers.cost === null) return unreadable('an answer without a price');
  if (asked.cost !== 1 && id === null) return unreadable('an answer without a message ID');
  // In plain text any word could be an ID; the count beside it makes it one.
  const isPlain = answer.value.kind === 'text';
  if (isPlain && numbers.parts === null) return unreadable('text that confirms no message');
  const known = { id, ...numbers, code: toText(fields.code) };
  return success({ ...known, recipients, extra: collectExtra(fields, numbers) });
}

/** Whatever else stands in its place may be private: some programs repeat what they were sent. */
function readId(value: GatewayFields[string] | undefined): string | null {
  const text = toText(value);
  return text !== null && isMessageId(text) ? text : null;
}

function unreadable(found: string) {
  return failure(unreadableAnswer('send', found));
}

interface SendBody {
  readonly fields: GatewayFields;
  readonly recipients: readonly SendAnswerRecipient[];
}

function readBody(answer: Answer, { format }: AnswerContext, cost: CostMode): SendBody {
  switch (answer.kind) {
    case 'text':
      return { fields: READ_TEXT[format](answer.text, cost), recipients: [] };
    case 'xml':
      return readElement(answer.root);
    case 'json':
      return readObject(answer.value);
  }
}

/** With XML and JSON asked, plain text is the bare `OK` or `-3` of another endpoint. */
const READ_TEXT: Record<AnswerFormat, (text: string, cost: CostMode) => GatewayFields> = {
  0: readSendText,
  1: readSendValues,
  2: () => ({}),
  3: () => ({}),
};

function readObject(value: unknown): SendBody {
  if (!isObject(value)) return { fields: {}, recipients: [] };
  const others = Object.entries(value).filter(([, item]) => !holdsRecipients(item));
  return {
    fields: fieldsOfObject(Object.fromEntries(others)) ?? {},
    recipients: recipientsOfObject(value),
  };
}

function readElement(root: XmlElement): SendBody {
  const others = root.children.filter((child) => !isRecipientList(child));
  return {
    fields: fieldsOfElement({ ...root, children: others }) ?? {},
    recipients: recipientsOfElement(root),
  };
}

const TEXT_FIELDS: ReadonlySet<string> = new Set(['id', 'code']);

/** Unknown fields, and those that should have been numbers and were not. */
function collectExtra(
  fields: GatewayFields,
  { parts, cost, balance }: Pick<SendAnswer, 'parts' | 'cost' | 'balance'>,
): GatewayFields {
  const numbers = new Map([
    ['cnt', parts],
    ['cost', cost],
    ['balance', balance],
  ]);
  const extra = Object.entries(fields).filter(
    ([name, value]) =>
      !TEXT_FIELDS.has(name) &&
      (!numbers.has(name) || (numbers.get(name) === null && toText(value) !== null)),
  );
  return Object.fromEntries(extra);
}
