import type { XmlElement } from '../wire/xml';
import { fieldsOfElement, fieldsOfObject, isObject, toInteger, toText } from './field-values';
import type { AnswerFormat } from '../wire/request';
import type { GatewayFields } from './answer-context';

export interface Refusal {
  /** `null` when the gateway gave a description and no number. */
  readonly code: number | null;
  readonly messageId: string | null;
  /** What the gateway says about it; `null` where it gave the number only. */
  readonly words: string | null;
}

const ERROR_LINE = /^ERROR\s*=\s*(\d+)\b(?:[\s\S]*,\s*ID\s*-\s*([^\s,]+)\s*$)?/;
/** IDs have at most 40 characters; without a bound a hostile answer exhausts the stack. */
const NEGATIVE_NUMBER = /^([^,\s]{1,64})\s*,\s*-(\d+)$/;

/**
 * Refusal in plain text: `ERROR = N (…)`, with `, ID - id` for a refused message. A line of that
 * kind is a refusal whatever format was asked for. With `fmt=1` it is `0,-N` or `id,-N`, and
 * nothing else, because the first number of a status record may be anything.
 */
export function findTextRefusal(text: string, format: AnswerFormat): Refusal | null {
  const line = ERROR_LINE.exec(text);
  if (line !== null) return { code: Number(line[1]), messageId: messageId(line[2]), words: text };
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
    toInteger(errorCode) ?? toInteger(error) ?? toInteger(ERROR_LINE.exec(described ?? '')?.[1]);
  // A zero beside an answer means that there was no refusal.
  if (code === 0 || (code === null && described === null)) return null;
  const number = code === null ? null : Math.abs(code);
  return { code: number, messageId: messageId(id), words: described };
}

function messageId(value: string | number | null | undefined): string | null {
  const text = toText(value);
  return text === '0' ? null : text;
}
