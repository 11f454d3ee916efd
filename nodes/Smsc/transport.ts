import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import {
  collectSightings,
  ENDPOINTS,
  explainConnectionError,
  type Transport,
  type TransportFailureDetails,
  type TransportRequest,
} from '../../protocol';
import type { BaseUrls } from './base-url';
import { maskSecrets, NO_SECRETS, type Secrets } from './mask-secrets';
import { MultipartBody } from './multipart-body';
import { readAnswer } from './read-answer';
import type { RequestingFunctions } from '../shared/requesting-functions';

/**
 * The protocol's transport over n8n's HTTP helper, which brings n8n's proxy and SSRF policy. The
 * credential's `authenticate` adds the secrets to the body; an answer that repeats them has them masked. A thrown error is classified and then
 * dropped: it holds the whole request.
 */
export function createTransport(
  functions: RequestingFunctions,
  urls: BaseUrls,
  secrets: Secrets = NO_SECRETS,
): Transport {
  return async (request) => {
    const body = toBody(request);
    const { largestAnswer: largest } = ENDPOINTS[request.endpoint];
    // The helper's own limit is for silence only: an answer may drip in for ever.
    const deadline = AbortSignal.timeout(request.timeoutMs);
    const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline;
    try {
      const response = (await functions.helpers.httpRequestWithAuthentication.call(
        functions,
        'smscApi',
        toRequestOptions(request, toUrl(request, urls), body, signal),
      )) as IN8nHttpFullResponse;
      const bytes = await readAnswer(response.body, largest, signal);
      return bytes === null
        ? { ok: false, details: { reason: 'tooLarge' } }
        : { ok: true, httpStatus: response.statusCode, body: maskSecrets(bytes, request, secrets) };
    } catch (error) {
      if (request.signal?.aborted) return { ok: false, details: { reason: 'aborted' } };
      if (typeof body !== 'string' && body.brokenFile !== null) {
        return { ok: false, details: { reason: 'file' } };
      }
      if (deadline.aborted) return { ok: false, details: { reason: 'timeout', neverSent: false } };
      return { ok: false, details: classify(error) };
    }
  };
}

function toUrl({ host, path }: TransportRequest, { main, backup }: BaseUrls): string {
  return `${host === 'backup' ? (backup ?? main) : main}${path}`;
}

/** A form, and with files a form that is read while it is sent. */
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

const TIMEOUTS = ['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT'];
const ABORTS = ['ERR_CANCELED', 'ABORT_ERR'];

function classify(error: unknown): TransportFailureDetails {
  const sightings = collectSightings(error);
  const hasCode = (codes: readonly string[]) => sightings.some(({ code }) => codes.includes(code));
  const { reason: cause, neverSent } = explainConnectionError(sightings);
  if (neverSent) {
    // The operating system gave up connecting; the time limit of a request is not told like that.
    const reason = cause === 'connectTimeout' ? 'timeout' : 'connection';
    return { reason, ...(cause && { cause }), neverSent };
  }
  if (hasCode(ABORTS)) return { reason: 'aborted' };
  if (hasCode(TIMEOUTS)) return { reason: 'timeout', neverSent: false };
  return { reason: 'connection', ...(cause && { cause }) };
}
