import { invalidInput, type InvalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { ENDPOINTS, findParameterName, type EndpointName } from '../tables';
import { encodeText, type Charset, type UnmappableCharacter } from './charset';
import type { AttachedFile } from './multipart';

/** `fmt` of a request: text, comma separated, XML, JSON. */
export type ResponseFormat = 0 | 1 | 2 | 3;

/** Charset of a request, and format of its response. */
export interface RequestEncoding {
  readonly charset: Charset;
  readonly format: ResponseFormat;
}

/** Default encoding of requests. JSON is the only unambiguous format. */
export const DEFAULT_ENCODING: RequestEncoding = { charset: 'utf-8', format: 3 };

/** A request without its authentication, under the field names of the gateway. */
export interface GatewayRequest extends RequestEncoding {
  readonly endpoint: EndpointName;
  /** Without `charset` and `fmt`, which come from the encoding. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Files of the request. Absent for none. */
  readonly files?: readonly AttachedFile[];
}

/**
 * Returns the input if a request can be built from it. Operations check their input with it before
 * the first request; the client uses the same builder.
 * Problems: those of `build`.
 */
export function checkRequest<Input>(
  input: Input,
  build: (encoding: RequestEncoding) => Result<GatewayRequest>,
): Result<Input> {
  const request = build(DEFAULT_ENCODING);
  return request.ok ? success(input) : request;
}

/** An undecoded response, with the encoding of its request. */
export interface ResponseContext {
  readonly bytes: Uint8Array;
  /** `fmt` of the request. */
  readonly format: ResponseFormat;
  /** `charset` of the request. The Content-Type header of the gateway may name another one. */
  readonly charset: Charset;
}

/** Maximum number of characters that an error lists. */
const MAX_LISTED = 10;

function describeUnmappable(
  parameter: string,
  unmappable: readonly UnmappableCharacter[],
  charset: Charset,
): InvalidInput {
  const listed = unmappable
    .slice(0, MAX_LISTED)
    .map(({ character, position }) => `${JSON.stringify(character)} at position ${position}`);
  if (unmappable.length > MAX_LISTED) listed.push(`${unmappable.length - MAX_LISTED} more`);
  return invalidInput(
    parameter,
    sentence`${param(parameter)} contains characters that ${charset} does not support: ${listed.join(', ')}`,
    charset === 'utf-8'
      ? 'Remove the broken characters; they are halves of surrogate pairs'
      : 'Remove these characters or use the charset utf-8',
  );
}

/**
 * Returns the InvalidInput of a text with characters that a charset does not support, or `null`. It
 * lists the characters with their positions from 1.
 */
export function findUnmappable(
  parameter: string,
  text: string,
  charset: Charset,
): InvalidInput | null {
  const encoded = encodeText(text, charset);
  return encoded.ok ? null : describeUnmappable(parameter, encoded.unmappable, charset);
}

/**
 * Returns a request as a percent-encoded ASCII form body (`application/x-www-form-urlencoded`), with
 * `charset` and `fmt`, without authentication. No character is ever replaced by `?`.
 * Problems: InvalidInput of a parameter with characters that the charset does not support.
 */
export function encodeRequest(request: GatewayRequest): Result<string> {
  const pairs: string[] = [];
  for (const [name, value] of request.fields) {
    const encoded = encodeText(value, request.charset);
    if (!encoded.ok) {
      const parameter = findParameterName(name);
      return failure(describeUnmappable(parameter, encoded.unmappable, request.charset));
    }
    pairs.push(`${name}=${percentEncode(encoded.bytes)}`);
  }
  pairs.push(`charset=${request.charset}`, `fmt=${request.format}`);
  return success(pairs.join('&'));
}

/** A request as a dry run shows it. */
export interface DescribedRequest {
  readonly method: 'POST';
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Absent for none. */
  readonly files?: readonly Pick<AttachedFile, 'name' | 'contentType' | 'size'>[];
}

/** Returns a request without the server address and the credential, and with files by name. */
export function describeRequest(request: GatewayRequest): DescribedRequest {
  const { endpoint, fields, files = [], charset, format } = request;
  return {
    method: 'POST',
    path: ENDPOINTS[endpoint].path,
    fields: { ...Object.fromEntries(fields), charset, fmt: String(format) },
    ...(files.length > 0 && {
      files: files.map(({ name, contentType, size }) => ({ name, contentType, size })),
    }),
  };
}

const PERCENT_SIGN = 0x25;
const HEX_DIGITS = Buffer.from('0123456789ABCDEF', 'latin1');

/** 1 for the characters that no server changes. */
const UNRESERVED = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[A-Za-z0-9\-._~]/.test(String.fromCharCode(byte)) ? 1 : 0,
);

/** Whether a form contains the character unchanged. All others become `%XX` for each of their bytes. */
export function isUnreserved(code: number): boolean {
  return UNRESERVED[code] === 1;
}

/** Returns bytes as percent-encoded ASCII. A space is `%20`, which all decoders support. */
export function percentEncode(bytes: Uint8Array): string {
  // Appending to a string character by character needs many times its size in memory.
  const encoded = Buffer.allocUnsafe(bytes.length * 3);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (UNRESERVED[byte] === 1) {
      encoded[length++] = byte;
    } else {
      encoded[length++] = PERCENT_SIGN;
      encoded[length++] = HEX_DIGITS[byte >> 4] as number;
      encoded[length++] = HEX_DIGITS[byte & 15] as number;
    }
  }
  return encoded.toString('latin1', 0, length);
}
