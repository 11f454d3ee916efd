import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  Agent as HttpAgent,
  type ClientRequest,
  type IncomingMessage,
  request as requestHttp,
} from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { BaseUrls } from '../../../operations/credential/account';
import {
  type AttachedFile,
  buildMultipart,
  classifyFailure,
  ENDPOINTS,
  maskSecrets,
  type Secrets,
  type SecretFields,
  type Transport,
  type TransportRequest,
} from '../../../protocol';

/** Where requests go, and what authenticates them. */
export interface TransportTerms {
  readonly urls: BaseUrls;
  /** Added to the body, never to the URL, which every proxy logs. */
  readonly fields: SecretFields;
  /** Masked in responses. */
  readonly secrets: Secrets;
}

/*
 * Connections are not kept open: a request on a connection that the server has just closed would
 * have an unknown outcome. `proxyEnv` makes newer versions of Node.js use the proxy of the
 * environment; older ones ignore it.
 */
const AGENT_OPTIONS = { keepAlive: false, proxyEnv: process.env } as object;
const httpAgent = new HttpAgent(AGENT_OPTIONS);
const httpsAgent = new HttpsAgent(AGENT_OPTIONS);

/**
 * Creates the protocol's transport over the HTTP of Node.js. It follows no redirects, because they
 * would send the secrets to another server. A thrown error is classified and then dropped.
 */
export function createTransport({ urls, fields, secrets }: TransportTerms): Transport {
  return async (request) => {
    const deadline = AbortSignal.timeout(request.timeoutMs);
    const { signal, release } = joinSignals([request.signal, deadline]);
    const body = new RequestBody(addFields(request.body, fields), request.files);
    try {
      const response = await post(`${toOrigin(request, urls)}${request.path}`, body, signal);
      const bytes = await readResponse(response, ENDPOINTS[request.endpoint].maxResponseBytes);
      return bytes === null
        ? { ok: false, details: { reason: 'tooLarge' } }
        : {
            ok: true,
            httpStatus: response.statusCode ?? 0,
            body: maskSecrets(bytes, request, secrets),
          };
    } catch (error) {
      if (request.signal?.aborted) return { ok: false, details: { reason: 'aborted' } };
      if (body.isBroken) return { ok: false, details: { reason: 'file' } };
      if (deadline.aborted) return { ok: false, details: { reason: 'timeout', neverSent: false } };
      return { ok: false, details: classifyFailure(error) };
    } finally {
      release();
    }
  };
}

function toOrigin({ host }: TransportRequest, { main, backup }: BaseUrls): string {
  return host === 'backup' ? (backup ?? main) : main;
}

function addFields(body: string, fields: SecretFields): string {
  return [body, ...fields.map(([name, value]) => `${name}=${encodeURIComponent(value)}`)].join('&');
}

/** A form, or with files a form that is read while it is sent. */
class RequestBody {
  /** Whether a file could not be read to its end. */
  isBroken = false;
  readonly type: string;
  readonly size: number;
  private readonly chunks: readonly (Uint8Array | AttachedFile)[];

  constructor(form: string, files: readonly AttachedFile[] | undefined) {
    if (files === undefined) {
      const bytes = Buffer.from(form, 'latin1');
      this.type = 'application/x-www-form-urlencoded';
      this.size = bytes.byteLength;
      this.chunks = [bytes];
      return;
    }
    const { contentType, size, chunks } = buildMultipart(form, files, `smsc-${randomUUID()}`);
    this.type = contentType;
    this.size = size;
    this.chunks = chunks;
  }

  async *read(): AsyncGenerator<Uint8Array> {
    for (const chunk of this.chunks) {
      if (chunk instanceof Uint8Array) yield chunk;
      else yield* this.readFile(chunk);
    }
  }

  /** A body that is shorter or longer than announced would break the request. */
  private async *readFile(file: AttachedFile): AsyncGenerator<Uint8Array> {
    let left = file.size;
    this.isBroken = true;
    for await (const chunk of file.open()) {
      left -= chunk.byteLength;
      if (left < 0) break;
      this.isBroken = false;
      yield chunk;
      this.isBroken = true;
    }
    if (left !== 0) throw new TypeError('The size of a file differs from its announced size');
    this.isBroken = false;
  }
}

/** `AbortSignal.any`, which Node.js has from 18.17 only. `release` must follow. */
function joinSignals(signals: readonly (AbortSignal | undefined)[]): {
  readonly signal: AbortSignal;
  release(): void;
} {
  const both = new AbortController();
  const abort = (): void => both.abort();
  for (const signal of signals) {
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort, { once: true });
  }
  return {
    signal: both.signal,
    release() {
      for (const signal of signals) signal?.removeEventListener('abort', abort);
    },
  };
}

async function post(url: string, body: RequestBody, signal: AbortSignal): Promise<IncomingMessage> {
  const isSecure = url.startsWith('https:');
  const request = (isSecure ? requestHttps : requestHttp)(url, {
    method: 'POST',
    agent: isSecure ? httpsAgent : httpAgent,
    headers: { 'Content-Type': body.type, 'Content-Length': body.size, Connection: 'close' },
    signal,
  });
  return await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    // Stays for errors after the response, which would end the process otherwise.
    request.on('error', reject);
    void sendBody(body, request);
  });
}

/** Never rejects: a fault destroys the request, which then fails with it. */
async function sendBody(body: RequestBody, request: ClientRequest): Promise<void> {
  try {
    for await (const chunk of body.read()) {
      if (!request.write(chunk)) await once(request, 'drain');
    }
    request.end();
  } catch (fault) {
    request.destroy(fault instanceof Error ? fault : new Error('The body cannot be read'));
  }
}

/** Returns the bytes, or `null` if there are more than `largest`. Memory never holds more than that. */
async function readResponse(response: IncomingMessage, largest: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > largest) return null;
    chunks.push(chunk);
  }
  if (!response.complete) throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
  return Buffer.concat(chunks);
}
