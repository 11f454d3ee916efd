import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import {
  classifyFailure,
  ENDPOINTS,
  maskSecrets,
  NOTHING_TO_MASK,
  type Secrets,
  type Transport,
  type TransportRequest,
} from '../../protocol';
import type { BaseUrls } from '../../operations/credential/account';
import type { RequestingFunctions } from '../shared/n8n-functions';
import { MultipartBody } from './multipart-body';

/**
 * Creates the protocol's transport over n8n's HTTP helper, which applies n8n's proxy and SSRF
 * policy. The credential's `authenticate` adds the secrets to the body, and responses that repeat
 * them are masked. A thrown error is classified and then dropped, because it contains the whole
 * request.
 */
export function createTransport(
  functions: RequestingFunctions,
  urls: BaseUrls,
  secrets: Secrets = NOTHING_TO_MASK,
): Transport {
  return async (request) => {
    const body = toBody(request);
    const { maxResponseBytes: largest } = ENDPOINTS[request.endpoint];
    // The helper's own time limit covers only silence: a response could arrive byte by byte without
    // end.
    const deadline = AbortSignal.timeout(request.timeoutMs);
    const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline;
    try {
      const response = (await functions.helpers.httpRequestWithAuthentication.call(
        functions,
        'smscApi',
        toRequestOptions(request, toUrl(request, urls), body, signal),
      )) as IN8nHttpFullResponse;
      const bytes = await readResponse(response.body, largest, signal);
      return bytes === null
        ? { ok: false, details: { reason: 'tooLarge' } }
        : { ok: true, httpStatus: response.statusCode, body: maskSecrets(bytes, request, secrets) };
    } catch (error) {
      if (request.signal?.aborted) return { ok: false, details: { reason: 'aborted' } };
      if (typeof body !== 'string' && body.brokenFile !== null) {
        return { ok: false, details: { reason: 'file' } };
      }
      if (deadline.aborted) return { ok: false, details: { reason: 'timeout', neverSent: false } };
      return { ok: false, details: classifyFailure(error) };
    }
  };
}

function toUrl({ host, path }: TransportRequest, { main, backup }: BaseUrls): string {
  return `${host === 'backup' ? (backup ?? main) : main}${path}`;
}

/** Returns the form of a request; with files, a form that is read while it is sent. */
function toBody({ body, files }: TransportRequest): string | MultipartBody {
  return files === undefined ? body : new MultipartBody(body, files);
}

function toRequestOptions(
  { timeoutMs }: TransportRequest,
  url: string,
  body: string | MultipartBody,
  abortSignal: AbortSignal,
): IHttpRequestOptions {
  const contentType = typeof body === 'string' ? 'application/x-www-form-urlencoded' : body.type;
  return {
    method: 'POST',
    url,
    headers: { 'Content-Type': contentType },
    body,
    encoding: 'stream',
    returnFullResponse: true,
    ignoreHttpStatusErrors: true,
    disableFollowRedirect: true,
    sendCredentialsOnCrossOriginRedirect: false,
    timeout: timeoutMs,
    abortSignal,
  };
}

/** The used part of a Node.js stream. */
type ByteStream = AsyncIterable<Uint8Array> & { destroy(): void };

/**
 * Returns the bytes of a response, or `null` if there are more than `largest`. They are read as
 * they arrive, so that memory never holds more than that.
 *
 * @throws if the connection ends early or the signal is aborted
 */
async function readResponse(
  body: unknown,
  largest: number,
  signal: AbortSignal,
): Promise<Uint8Array | null> {
  if (!isStream(body)) return limit(toBytes(body), largest);
  const stop = () => body.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of body) {
      size += chunk.byteLength;
      if (size > largest) return null;
      chunks.push(chunk);
    }
    signal.throwIfAborted();
    return Buffer.concat(chunks);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function isStream(body: unknown): body is ByteStream {
  return (
    typeof body === 'object' && body !== null && 'destroy' in body && Symbol.asyncIterator in body
  );
}

/** A proxy of n8n may return the response as one value. */
function toBytes(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  return Buffer.from(typeof body === 'string' ? body : '', 'utf8');
}

function limit(bytes: Uint8Array, largest: number): Uint8Array | null {
  return bytes.byteLength > largest ? null : bytes;
}
