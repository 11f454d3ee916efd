import { escapeXml, type Scalar } from '../answers/encode';
import { encodeText, type Charset } from '../charset';
import { HASH_ALGORITHMS, type HandlerAddress, type HashAlgorithm } from './address';
import type { CallbackEvent } from './event';
import { hashBytes, type Crc32Style } from './hash';

export interface EncodedCallback {
  readonly body: Buffer;
  readonly contentType: string;
}

export interface EncodingChoices {
  readonly crc32: Crc32Style;
  readonly jsonEscapes: boolean;
}

type Field = readonly [name: string, value: Scalar];

const CONTENT_TYPES: Readonly<Record<HandlerAddress['format'], string>> = {
  form: 'application/x-www-form-urlencoded',
  xml: 'text/xml',
  json: 'application/json',
};

/**
 * Encodes one callback to bytes. The hash covers the values as transmitted, in the charset of the
 * callback URL and before any escaping. The root element of the XML is a guess.
 */
export function encodeCallback(
  event: CallbackEvent,
  address: HandlerAddress,
  choices: EncodingChoices,
): EncodedCallback {
  const { charset, format } = address;
  const fields = [...event.fields, ...echo(event, address, choices.crc32)];
  const type = CONTENT_TYPES[format];
  switch (format) {
    case 'form':
      return { body: Buffer.from(encodeForm(fields, charset)), contentType: type };
    case 'xml':
      return {
        body: encodeText(encodeXmlFields(fields, charset), charset),
        contentType: `${type}; charset=${charset}`,
      };
    case 'json':
      return {
        body: encodeText(encodeJsonFields(fields, choices.jsonEscapes), charset),
        contentType: `${type}; charset=${charset}`,
      };
  }
}

/**
 * Parameters of the callback URL; secrets become hashes, and names of the event itself take
 * precedence.
 */
function echo(event: CallbackEvent, address: HandlerAddress, crc32: Crc32Style): Field[] {
  const taken = new Set(event.fields.map(([name]) => name));
  return address.echoed
    .filter(([name]) => !taken.has(name))
    .map(([name, value]) => {
      const algorithm = HASH_ALGORITHMS.find((candidate) => candidate === name);
      return [name, algorithm ? sign(event, value, algorithm, address.charset, crc32) : value];
    });
}

function sign(
  event: CallbackEvent,
  secret: string,
  algorithm: HashAlgorithm,
  charset: Charset,
  crc32: Crc32Style,
): string {
  const values = new Map(event.fields);
  const hashed = [...event.hashed.map((name) => String(values.get(name) ?? '')), secret];
  return hashBytes(algorithm, encodeText(hashed.join(':'), charset), crc32);
}

function encodeForm(fields: readonly Field[], charset: Charset): string {
  const escape = (value: Scalar): string =>
    [...encodeText(String(value), charset)].map(escapeByte).join('');
  return fields.map(([name, value]) => `${escape(name)}=${escape(value)}`).join('&');
}

function escapeByte(byte: number): string {
  const sign = String.fromCharCode(byte);
  if (/[A-Za-z0-9._-]/.test(sign)) return sign;
  return sign === ' ' ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** A parameter of the callback URL whose name is not a valid element name is left out of XML. */
function encodeXmlFields(fields: readonly Field[], charset: Charset): string {
  const lines = fields
    .filter(([name]) => /^[A-Za-z_][\w.-]*$/.test(name))
    .map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`);
  return `<?xml version="1.0" encoding="${charset}"?>\n<callback>\n${lines.join('\n')}\n</callback>`;
}

function encodeJsonFields(fields: readonly Field[], escapes: boolean): string {
  const json = JSON.stringify(Object.fromEntries(fields));
  if (!escapes) return json;
  return json.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
