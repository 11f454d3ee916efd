import type { IWebhookFunctions } from 'n8n-workflow';

import { MAX_CALLBACK_BYTES, MAX_CALLBACK_FIELDS, type RawCallback } from '../../protocol';

/** What n8n adds to the request. n8n versions differ in when the bytes are available. */
interface RequestOfHost {
  rawBody?: Uint8Array;
  readRawBody?: () => Promise<void>;
  /** The body that n8n has parsed; read only for multipart data, of which n8n keeps no bytes. */
  body?: unknown;
  originalUrl?: string;
  url?: string;
}

/**
 * Returns the request as the gateway sent it. The hash covers the bytes, and n8n's parsed body has
 * lost them unless the charset is utf-8. The query is read as it was transmitted, for the same
 * reason.
 */
export async function readRawCallback(functions: IWebhookFunctions): Promise<RawCallback> {
  const request = functions.getRequestObject() as unknown as RequestOfHost;
  const contentType = functions.getHeaderData()['content-type'];
  const query = readQuery(request);
  if (request.rawBody === undefined && /^\s*multipart\/form-data\b/i.test(contentType ?? '')) {
    return { body: writeParsedMultipart(request.body), contentType: FORM, query };
  }
  if (request.rawBody === undefined) await readBytes(request);
  return { body: request.rawBody ?? new Uint8Array(), contentType, query };
}

function readQuery({ originalUrl, url = '' }: RequestOfHost): string {
  const [, query = ''] = /^[^?]*\?([^#]*)/.exec(originalUrl ?? url) ?? [];
  return query;
}

const FORM = 'application/x-www-form-urlencoded; charset=utf-8';

/**
 * Returns multipart data as a form. n8n parses multipart data as utf-8 before it calls the node,
 * and keeps no bytes. The fields are encoded as a form again, so that one reader handles all of
 * them; a value that occurs twice is written twice, and rejected like any other. Data with a file
 * is not a callback and becomes empty. The same applies to data that is longer than any callback:
 * anybody can send it, and it would take longer to write than to parse.
 */
function writeParsedMultipart(body: unknown): Uint8Array {
  const { data, files } = (body ?? {}) as { data?: object; files?: object };
  if (data === undefined || Object.keys(files ?? {}).length > 0) return new Uint8Array();
  const pairs: string[] = [];
  let length = 0;
  // Creates no list of all fields or values, because there may be a million.
  for (const name in data) {
    const value = (data as Record<string, unknown>)[name];
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      length += name.length + (typeof one === 'string' ? one.length : Infinity);
      if (pairs.length > MAX_CALLBACK_FIELDS || length > MAX_CALLBACK_BYTES)
        return new Uint8Array();
      pairs.push(`${encode(name)}=${encode(one as string)}`);
    }
  }
  return Buffer.from(pairs.join('&'), 'latin1');
}

/** Half of a surrogate pair cannot be encoded, and cannot have been transmitted. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}

/** An incomplete body counts as missing. */
async function readBytes(request: RequestOfHost): Promise<void> {
  try {
    await request.readRawBody?.();
  } catch {
    request.rawBody = new Uint8Array();
  }
}
