import { type IncomingMessage, type ServerResponse } from 'node:http';
import { parseBody, readContentType } from './request-body';

/** n8n's default limit for a request body. */
const MAXIMUM_BODY_BYTES = 16 * 1024 * 1024;

export class BodyTooLarge extends Error {}

async function readRawBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAXIMUM_BODY_BYTES) throw new BodyTooLarge('The body is larger than 16 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Adds the parts of Express and the raw body that n8n's nodes use to Node's request. */
export async function prepareRequest(request: IncomingMessage, url: URL) {
  const rawBody = await readRawBody(request);
  const header = request.headers['content-type'];
  const { type, charset } = readContentType(header);
  // n8n parses multipart data with another library and keeps no raw body.
  const isMultipart = type === 'multipart/form-data';
  return Object.assign(request, {
    rawBody: isMultipart ? undefined : rawBody,
    body: await parseBody(rawBody, header),
    contentType: type,
    encoding: charset,
    readRawBody: () => {
      if (isMultipart) throw new Error('Request body stream was aborted or is not readable');
      return Promise.resolve();
    },
    originalUrl: request.url,
    query: Object.fromEntries(url.searchParams),
    params: {},
    path: url.pathname,
    ip: request.socket.remoteAddress,
    ips: [],
    header: (name: string) => request.headers[name.toLowerCase()],
    get: (name: string) => request.headers[name.toLowerCase()],
  });
}

/** Adds the parts of Express that nodes use to Node's response. */
export function prepareResponse(response: ServerResponse) {
  const prepared = Object.assign(response, {
    status(code: number) {
      response.statusCode = code;
      return prepared;
    },
    send(body?: unknown) {
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
      return prepared;
    },
    json(body: unknown) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(body));
      return prepared;
    },
    type(contentType: string) {
      response.setHeader('content-type', contentType);
      return prepared;
    },
    header(name: string, value: string) {
      response.setHeader(name, value);
      return prepared;
    },
    set(given: string | Readonly<Record<string, string>>, value = '') {
      const headers = typeof given === 'string' ? { [given]: value } : given;
      for (const [name, one] of Object.entries(headers)) response.setHeader(name, one);
      return prepared;
    },
  });
  return prepared;
}
