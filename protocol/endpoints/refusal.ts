import { isMessageId } from '../text/message-id';
import type { XmlElement } from '../wire/xml';
import { readErrorLine } from './error-line';
import type { AnswerFormat } from '../wire/request';
import {
  type GatewayFields,
  fieldsOfElement,
  fieldsOfObject,
  isObject,
  toInteger,
  toText,
} from '../wire/gateway-fields';

export interface Refusal {
  /** `null` when the gateway gave a description and no number. */
  readonly code: number | null;
  readonly messageId: string | null;
  /** What the gateway says about it; `null` where it gave the number only. */
  readonly words: string | null;
}

/** IDs have at most 40 characters; without a bound a hostile answer exhausts the stack. */
const NEGATIVE_NUMBER = /^([^,\s]{1,64})\s*,\s*-(\d+)$/;

/**
 * Refusal in plain text: `ERROR = N (…)`, with `, ID - id` for a refused message. A line of that
 * kind is a refusal whatever format was asked for, and also when its number cannot be read. With `fmt=1` it is `0,-N` or `id,-N`, and
 * nothing else, because the first number of a status record may be anything.
 */
export function findTextRefusal(text: string, format: AnswerFormat): Refusal | null {
  const line = readErrorLine(text);
  if (line !== null) {
    return { code: line.code, messageId: messageId(line.messageId), words: text };
  }
  const numbers = format === 1 ? NEGATIVE_NUMBER.exec(text) : null;
  if (numbers !== null) {
    return { code: Number(numbers[2]), messageId: messageId(numbers[1]), words: null };
  }
  return null;
}

/** `{"error": …, "error_code": N, "id": …}`, also as the only element of an array. */
export function findJsonRefusal(value: unknown): Refusal | null {
  const only = Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
  return isObject(only) ? findFieldRefusal(fieldsOfObject(only) ?? {}) : null;
}

/** `<result><error>…</error><error_code>N</error_code><id>…</id></result>`. */
export function findXmlRefusal(root: XmlElement): Refusal | null {
  return findFieldRefusal(fieldsOfElement(root) ?? {});
}

function findFieldRefusal(fields: GatewayFields): Refusal | null {
  const { error, error_code: errorCode, id } = fields;
  const described = toText(error);
  const code =
    toInteger(errorCode) ?? toInteger(error) ?? readErrorLine(described ?? '')?.code ?? null;
  // A zero beside an answer means that there was no refusal.
  if (code === 0 || (code === null && described === null)) return null;
  const number = code === null ? null : Math.abs(code);
  return { code: number, messageId: messageId(id), words: described };
}

function messageId(value: string | number | null | undefined): string | null {
  const text = toText(value);
  // Whatever else stands there may be private: some programs repeat what they were sent.
  return text === null || text === '0' || !isMessageId(text) ? null : text;
}
