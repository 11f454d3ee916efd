import { composeText } from '../text/normalize';
import { removeInvisible } from '../text/look-alikes';
import { isMessageId } from '../message-id';
import {
  fieldsOfElement,
  fieldsOfObject,
  isObject,
  toInteger,
  toText,
  type GatewayFields,
} from '../wire/gateway-fields';
import type { AnswerFormat } from '../wire/request';
import type { XmlElement } from '../wire/xml';

/** A line with which the gateway rejects a request. */
export interface ErrorLine {
  /** `null` for a number that cannot be read. */
  readonly code: number | null;
  readonly messageId: string | null;
}

/** Enough to see how a text begins: answers may be long lists. */
const BEGINNING = 24;
const BEGINS_WITH_ERROR = /^ERROR(?!\w)/i;
/** What makes it an answer to a request: an equals sign, a number that ends it, or an ID. */
const REJECTION = /^ERROR\s*(?:=|[:-]?\s*\d{1,9}\s*(?:[(,]|$)|\W.*,\s*ID\s*-\s)/i;
const CODE = /^ERROR\s*[=:-]?\s*(\d{1,9})(?![\w=])/i;
/** The description before it may contain the same words, so the last one counts. */
const MESSAGE_ID = /^[\s\S]*,\s*ID\s*-\s*([A-Za-z0-9._-]{1,40})\s*$/;

/**
 * Whether a text begins with the word, however its letters and the blanks around it are written.
 */
export function beginsWithError(text: string): boolean {
  return BEGINS_WITH_ERROR.test(toPlainLine(text.trimStart().slice(0, BEGINNING)));
}

/**
 * Reads `ERROR = N (description)[, ID - id]`. A rejection whose code cannot be read is one too, so that
 * it never counts as an acceptance. Full-width letters and unusual blanks are read as the plain ones.
 * Returns `null` for other texts, also for those that only begin with the word.
 * Source: HTTP API, "Answer of the server and error codes"; SMTP API, "Sending messages by SMTP".
 */
export function readErrorLine(text: string): ErrorLine | null {
  if (!beginsWithError(text)) return null;
  const line = toPlainLine(text);
  if (!REJECTION.test(line)) return null;
  const code = CODE.exec(line)?.[1];
  return {
    code: code === undefined ? null : Number(code),
    messageId: MESSAGE_ID.exec(line)?.[1] ?? null,
  };
}

/**
 * Returns a text with plain letters, digits, blanks and dashes, and without invisible characters. Of
 * several blanks one stays: the patterns above would try every way to share out a long row of them.
 */
export function toPlainLine(text: string): string {
  return composeText(removeInvisible(text), 'NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, (blanks) => (/[\r\n]/.test(blanks) ? '\n' : ' '))
    .trim();
}

/** A request error, as a response spells it. */
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
 * Returns the request error in plain text, or `null`: `ERROR = N (…)`, with `, ID - id` for a rejected
 * message. A line of that kind is a request error whatever format was asked for, and also when its
 * code cannot be read. With `fmt=1` it is `0,-N` or `id,-N`, and nothing else, because the first number
 * of a status record may be anything.
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

/**
 * Returns the request error in `{"error": …, "error_code": N, "id": …}`, also as the only element of an
 * array, or `null`.
 */
export function findJsonRefusal(value: unknown): Refusal | null {
  const only = Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
  return isObject(only) ? findFieldRefusal(fieldsOfObject(only) ?? {}) : null;
}

/**
 * Returns the request error in `<result><error>…</error><error_code>N</error_code><id>…</id></result>`,
 * or `null`.
 */
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
