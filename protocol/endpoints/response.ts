import { requestError, unreadableResponse } from '../problem';
import { failure, type Result, success } from '../result';
import type { EndpointName } from '../tables';
import { removeInvisible } from '../text/look-alikes';
import { composeText } from '../text/normalize';
import { decodeText, isUtf8 } from '../wire/charset';
import {
  fieldsOfElement,
  fieldsOfObject,
  type GatewayFields,
  isObject,
  toInteger,
  toMessageId,
  toText,
} from '../wire/gateway-fields';
import { parseJson } from '../wire/json';
import type { ResponseContext, ResponseFormat } from '../wire/request';
import { parseXml, type XmlElement, type XmlOutcome } from '../wire/xml';

/**
 * A response that is not a request error, parsed as far as its format goes. `text` comes with `fmt` 0
 * and 1; with any `fmt` for the two responses that the gateway gives bare, `OK` and `-3`.
 */
export type ParsedResponse =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'xml'; readonly root: XmlElement }
  | { readonly kind: 'json'; readonly value: unknown };

/** Maximum length, in characters, of a request error in another format than requested. */
const LONGEST_ERROR = 4096;
const BARE_RESPONSES: readonly string[] = ['OK', '-3'];
const HTML = /^(?:<\?xml[^>]*\?>)?\s*<(?:!doctype\s+html|html|head|body)\b/i;

/**
 * Decodes and parses a response, which is the same for all endpoints. Request errors are recognized
 * first and in every format, because the gateway may reject a request before it reads `fmt`. Never
 * throws.
 * Problems: a request error; an unreadable response, which is one in another format than requested,
 * HTML, an empty one, a truncated one, and one in another charset.
 * Source: HTTP API, "Answer of the server and error codes" of each endpoint.
 */
export function openResponse(
  endpoint: EndpointName,
  context: ResponseContext,
): Result<ParsedResponse> {
  const unreadable = (found: string) => failure(unreadableResponse(endpoint, found));
  const text = decodeText(context.bytes, context.charset).trim();
  if (text === '') return unreadable('an empty body');
  if (HTML.test(text)) return unreadable('an HTML page');

  const body = parseBody(endpoint, text, context.format);
  const error = findError(body, text, context);
  if (error !== null) {
    const isStructured = body.kind === 'json' || body.kind === 'xml';
    return error.code === null && isStructured
      ? unreadable('a request error without a code')
      : failure(
          requestError(
            endpoint,
            error.code,
            // Request errors of other endpoints do not contain a message ID.
            endpoint === 'send' ? error.messageId : null,
            error.words,
          ),
        );
  }
  // The response to a sent message is numeric; other text must not hide its ID.
  if (endpoint !== 'send' && isInOtherCharset(text, context)) {
    return unreadable(`text in another charset than ${context.charset}`);
  }
  if (body.kind === 'broken') return unreadable(body.found);
  return body.kind === EXPECTED_KIND[context.format] || BARE_RESPONSES.includes(text)
    ? success(body)
    : unreadable(KIND_NAMES[body.kind]);
}

type Body = ParsedResponse | { readonly kind: 'broken'; readonly found: string };

const EXPECTED_KIND = ['text', 'text', 'xml', 'json'] as const;
const KIND_NAMES = { text: 'plain text', xml: 'XML', json: 'JSON' } as const;

/** Parses the body by its own format, which may differ from the requested one. */
function parseBody(endpoint: EndpointName, text: string, format: ResponseFormat): Body {
  if (BARE_RESPONSES.includes(text)) return { kind: 'text', text };
  if (/^[[{]/.test(text)) {
    if (format !== 3 && text.length > LONGEST_ERROR) return { kind: 'broken', found: 'JSON' };
    const json = parseJson(text);
    return json.ok ? { kind: 'json', value: json.value } : { kind: 'broken', found: json.reason };
  }
  if (text.startsWith('<')) {
    if (format !== 2 && text.length > LONGEST_ERROR) return { kind: 'broken', found: 'XML' };
    const xml = parseResponseXml(endpoint, text);
    return xml.ok ? { kind: 'xml', root: xml.root } : { kind: 'broken', found: xml.reason };
  }
  if (format === 2) return { kind: 'broken', found: 'text that is not XML' };
  if (format === 3) return { kind: 'broken', found: 'text that is not JSON' };
  return { kind: 'text', text };
}

/** Parses XML. The balance response has no root element, so with a currency it has several roots. */
function parseResponseXml(endpoint: EndpointName, text: string): XmlOutcome {
  const xml = parseXml(text, { decodeEntities: true });
  if (xml.ok || endpoint !== 'balance') return xml;
  const roots = text.replace(/^<\?[^>]*\?>/, '');
  return parseXml(`<answer>${roots}</answer>`, { decodeEntities: true });
}

function findError(body: Body, text: string, context: ResponseContext): FoundError | null {
  if (body.kind === 'json') return findJsonError(body.value);
  if (body.kind === 'xml') return findXmlError(body.root);
  return findTextError(text, context.format);
}

/**
 * Whether a response has another charset than requested. Bytes that are not utf-8 are certain. Utf-8
 * in place of windows-1251 or koi8-r is recognized by two Cyrillic letters in a row: as one of those
 * charsets, the four bytes would alternate between letters and symbols.
 */
function isInOtherCharset(text: string, { bytes, charset }: ResponseContext): boolean {
  if (charset === 'utf-8') return text.includes('\ufffd') && !isUtf8(bytes);
  if (!/[\u0080-\uffff]/.test(text) || !isUtf8(bytes)) return false;
  return /[\u0400-\u045f]{2}/.test(decodeText(bytes, 'utf-8'));
}

/**
 * Returns the fields of a JSON object or of the children of an XML element. Plain text, and JSON
 * or XML of another shape, is `null`.
 */
export function fieldsOfResponse(response: ParsedResponse): GatewayFields | null {
  switch (response.kind) {
    case 'json':
      return fieldsOfObject(response.value);
    case 'xml':
      return fieldsOfElement(response.root);
    case 'text':
      return null;
  }
}

/** Returns the first element of a JSON list as a response; any other response as it is. */
export function firstOfList(response: ParsedResponse): ParsedResponse {
  return response.kind === 'json' && Array.isArray(response.value)
    ? { kind: 'json', value: response.value[0] as unknown }
    : response;
}

/** A request error as a line of text. */
export interface ErrorLine {
  /** `null` if the code cannot be read. */
  readonly code: number | null;
  readonly messageId: string | null;
}

/** Number of characters to read from the start of a text, which may be long. */
const START_LENGTH = 24;
const STARTS_WITH_ERROR = /^ERROR(?!\w)/i;
/** A request error has an equals sign, a number at its end, or an ID. */
const REJECTION = /^ERROR\s*(?:=|[:-]?\s*\d{1,9}\s*(?:[(,]|$)|\W.*,\s*ID\s*-\s)/i;
const CODE = /^ERROR\s*[=:-]?\s*(\d{1,9})(?![\w=])/i;
/** The description before it may contain the same words, so the last match counts. */
const MESSAGE_ID = /^[\s\S]*,\s*ID\s*-\s*([A-Za-z0-9._-]{1,40})\s*$/;

/**
 * Whether a text starts with the word ERROR, in any case and with any kind of letters and blanks.
 */
export function startsWithError(text: string): boolean {
  return STARTS_WITH_ERROR.test(toPlainLine(text.trimStart().slice(0, START_LENGTH)));
}

/**
 * Reads `ERROR = N (description)[, ID - id]`. An error whose code cannot be read counts too, so that it
 * is never mistaken for an acceptance. Full-width letters and unusual blanks are read as plain ones.
 * Returns `null` for other texts, also if they start with the word.
 * Source: HTTP API, "Answer of the server and error codes"; SMTP API, "Sending messages by SMTP".
 */
export function readErrorLine(text: string): ErrorLine | null {
  if (!startsWithError(text)) return null;
  const line = toPlainLine(text);
  if (!REJECTION.test(line)) return null;
  const code = CODE.exec(line)?.[1];
  return {
    code: code === undefined ? null : Number(code),
    messageId: MESSAGE_ID.exec(line)?.[1] ?? null,
  };
}

/**
 * Returns a text with plain letters, digits, blanks and dashes, and without invisible characters.
 * Several blanks become one, because the patterns above backtrack over long rows of blanks.
 */
export function toPlainLine(text: string): string {
  return composeText(removeInvisible(text), 'NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, (blanks) => (/[\r\n]/.test(blanks) ? '\n' : ' '))
    .trim();
}

/** A request error as it is in the response. */
export interface FoundError {
  /** `null` if the response has a description without a code. */
  readonly code: number | null;
  readonly messageId: string | null;
  /** Description of the gateway; `null` if the response only has a code. */
  readonly words: string | null;
}

/** IDs have at most 40 characters. Without a bound, a hostile response exhausts the stack. */
const NEGATIVE_NUMBER = /^([^,\s]{1,64})\s*,\s*-(\d+)$/;

/**
 * Returns the request error in plain text, or `null`. `ERROR = N (…)`, with `, ID - id` for a rejected
 * message, is a request error in response to every format, even if its code cannot be read. With
 * `fmt=1`, only `0,-N` and `id,-N` are request errors, because the first number of a status record
 * may have any value.
 */
export function findTextError(text: string, format: ResponseFormat): FoundError | null {
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
export function findJsonError(value: unknown): FoundError | null {
  const only = Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
  return isObject(only) ? findFieldError(fieldsOfObject(only) ?? {}) : null;
}

/**
 * Returns the request error in `<result><error>…</error><error_code>N</error_code><id>…</id></result>`,
 * or `null`.
 */
export function findXmlError(root: XmlElement): FoundError | null {
  return findFieldError(fieldsOfElement(root) ?? {});
}

function findFieldError(fields: GatewayFields): FoundError | null {
  const { error, error_code: errorCode, id } = fields;
  const described = toText(error);
  const code =
    toInteger(errorCode) ??
    toInteger(error) ??
    (described === null ? null : (readErrorLine(described)?.code ?? null));
  // Code 0 means that there is no error.
  if (code === 0 || (code === null && described === null)) return null;
  const number = code === null ? null : Math.abs(code);
  return { code: number, messageId: messageId(id), words: described };
}

/** Returns the message ID, or `null` for `0`, which means "no message". */
function messageId(value: string | number | null | undefined): string | null {
  const id = toMessageId(value);
  return id === '0' ? null : id;
}
