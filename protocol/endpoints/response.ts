import { gatewayRefusal, unreadableAnswer } from '../problem';
import { failure, success, type Result } from '../result';
import type { EndpointName } from '../tables';
import { decodeText, isUtf8 } from '../wire/charset';
import { fieldsOfElement, fieldsOfObject, type GatewayFields } from '../wire/gateway-fields';
import { parseJson } from '../wire/json';
import type { AnswerContext, AnswerFormat } from '../wire/request';
import { parseXml, type XmlElement, type XmlOutcome } from '../wire/xml';
import { findJsonRefusal, findTextRefusal, findXmlRefusal, type Refusal } from './rejection';

/**
 * A response that is not a request error, parsed as far as its format goes. `text` comes with `fmt` 0
 * and 1; with any `fmt` for the two responses that the gateway gives bare, `OK` and `-3`.
 */
export type Answer =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'xml'; readonly root: XmlElement }
  | { readonly kind: 'json'; readonly value: unknown };

/** An answer in another format than asked for is read only to see whether it refuses. In characters. */
const MOST_OF_REFUSAL = 4096;
const BARE_ANSWERS: readonly string[] = ['OK', '-3'];
const HTML = /^(?:<\?xml[^>]*\?>)?\s*<(?:!doctype\s+html|html|head|body)\b/i;

/**
 * Decodes and parses a response, which is the same for all endpoints. Request errors are recognized
 * first and in every format, because a gateway that did not understand the request may not have
 * understood `fmt` either. Never throws.
 * Problems: a request error; an unreadable response, which is one in another format than asked for,
 * HTML, an empty one, one that is cut off, and one in another charset.
 * Source: HTTP API, "Answer of the server and error codes" of each endpoint.
 */
export function openAnswer(endpoint: EndpointName, context: AnswerContext): Result<Answer> {
  const unreadable = (found: string) => failure(unreadableAnswer(endpoint, found));
  const text = decodeText(context.bytes, context.charset).trim();
  if (text === '') return unreadable('an empty body');
  if (HTML.test(text)) return unreadable('an HTML page');

  const body = parseBody(endpoint, text, context.format);
  const refusal = findRefusal(body, text, context);
  if (refusal !== null) {
    const isStructured = body.kind === 'json' || body.kind === 'xml';
    return refusal.code === null && isStructured
      ? unreadable('a refusal without a number')
      : failure(
          gatewayRefusal(
            endpoint,
            refusal.code,
            // No other endpoint names a message in its refusals.
            endpoint === 'send' ? refusal.messageId : null,
            refusal.words,
          ),
        );
  }
  // The answer to a sent message is figures; its ID must not be lost over letters beside it.
  if (endpoint !== 'send' && isInOtherCharset(text, context)) {
    return unreadable(`text in another charset than ${context.charset}`);
  }
  if (body.kind === 'broken') return unreadable(body.found);
  return body.kind === EXPECTED_KIND[context.format] || BARE_ANSWERS.includes(text)
    ? success(body)
    : unreadable(KIND_NAMES[body.kind]);
}

type Body = Answer | { readonly kind: 'broken'; readonly found: string };

const EXPECTED_KIND = ['text', 'text', 'xml', 'json'] as const;
const KIND_NAMES = { text: 'plain text', xml: 'XML', json: 'JSON' } as const;

/** Takes the body apart as what it looks like, whatever was asked for. */
function parseBody(endpoint: EndpointName, text: string, format: AnswerFormat): Body {
  if (BARE_ANSWERS.includes(text)) return { kind: 'text', text };
  if (/^[[{]/.test(text)) {
    if (format !== 3 && text.length > MOST_OF_REFUSAL) return { kind: 'broken', found: 'JSON' };
    const json = parseJson(text);
    return json.ok ? { kind: 'json', value: json.value } : { kind: 'broken', found: json.reason };
  }
  if (text.startsWith('<')) {
    if (format !== 2 && text.length > MOST_OF_REFUSAL) return { kind: 'broken', found: 'XML' };
    const xml = parseAnswerXml(endpoint, text);
    return xml.ok ? { kind: 'xml', root: xml.root } : { kind: 'broken', found: xml.reason };
  }
  if (format === 2) return { kind: 'broken', found: 'text that is not XML' };
  if (format === 3) return { kind: 'broken', found: 'text that is not JSON' };
  return { kind: 'text', text };
}

/** The balance has no element around it, so with a currency there may be several roots. */
function parseAnswerXml(endpoint: EndpointName, text: string): XmlOutcome {
  const xml = parseXml(text, { decodeEntities: true });
  if (xml.ok || endpoint !== 'balance') return xml;
  const roots = text.replace(/^<\?[^>]*\?>/, '');
  return parseXml(`<answer>${roots}</answer>`, { decodeEntities: true });
}

function findRefusal(body: Body, text: string, context: AnswerContext): Refusal | null {
  if (body.kind === 'json') return findJsonRefusal(body.value);
  if (body.kind === 'xml') return findXmlRefusal(body.root);
  return findTextRefusal(text, context.format);
}

/**
 * Bytes that are no utf-8 are found for certain. The other way round utf-8 is recognized by what
 * it must spell to be anything else: two Cyrillic letters in a row, from four bytes that as
 * windows-1251 or koi8-r would be a letter and a sign in turn.
 */
function isInOtherCharset(text: string, { bytes, charset }: AnswerContext): boolean {
  if (charset === 'utf-8') return text.includes('\ufffd') && !isUtf8(bytes);
  if (!/[\u0080-\uffff]/.test(text) || !isUtf8(bytes)) return false;
  return /[\u0400-\u045f]{2}/.test(decodeText(bytes, 'utf-8'));
}

/**
 * Returns the fields of a JSON object or of the children of an XML element. Plain text, and JSON
 * or XML of another shape, is `null`.
 */
export function fieldsOfAnswer(answer: Answer): GatewayFields | null {
  switch (answer.kind) {
    case 'json':
      return fieldsOfObject(answer.value);
    case 'xml':
      return fieldsOfElement(answer.root);
    case 'text':
      return null;
  }
}

/** Returns the first element of a JSON list as a response; any other response as it is. */
export function firstOfList(answer: Answer): Answer {
  return answer.kind === 'json' && Array.isArray(answer.value)
    ? { kind: 'json', value: answer.value[0] as unknown }
    : answer;
}
