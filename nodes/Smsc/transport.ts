import type {
  IExecuteFunctions,
  IHttpRequestOptions,
  ILoadOptionsFunctions,
  IN8nHttpFullResponse,
} from 'n8n-workflow';

import type { Transport, TransportFailureDetails, TransportRequest } from '../../protocol';

/**
 * The protocol's transport over n8n's HTTP helper, which brings n8n's proxy and SSRF policy. The
 * credential's `authenticate` adds the secrets to the body. A thrown error is classified and then
 * dropped: it holds the whole request.
 */
export function createTransport(
  functions: IExecuteFunctions | ILoadOptionsFunctions,
  baseUrl: string,
): Transport {
  return async (request) => {
    try {
      const response = (await functions.helpers.httpRequestWithAuthentication.call(
        functions,
        'smscApi',
        toRequestOptions(request, baseUrl),
      )) as IN8nHttpFullResponse;
      return { ok: true, httpStatus: response.statusCode, body: toBytes(response.body) };
    } catch (error) {
      return { ok: false, details: classify(error, request.signal) };
    }
  };
}

function toRequestOptions(request: TransportRequest, baseUrl: string): IHttpRequestOptions {
  return {
    method: 'POST',
    url: `${baseUrl}${request.path}`,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: request.body,
    encoding: 'arraybuffer',
    returnFullResponse: true,
    ignoreHttpStatusErrors: true,
    disableFollowRedirect: true,
    sendCredentialsOnCrossOriginRedirect: false,
    timeout: request.timeoutMs,
    ...(request.signal && { abortSignal: request.signal }),
  };
}

function toBytes(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  return Buffer.from(typeof body === 'string' ? body : '', 'utf8');
}

/** Codes after which the request certainly never left: no address, no connection, no TLS. */
const NEVER_SENT = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'ERR_INVALID_URL',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
];
const TIMEOUTS = ['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT'];
const ABORTS = ['ERR_CANCELED', 'ABORT_ERR'];

function classify(error: unknown, signal: AbortSignal | undefined): TransportFailureDetails {
  const causes = causesOf(error);
  const hasCode = (codes: readonly string[]) => causes.some(({ code }) => codes.includes(code));
  if (hasCode(NEVER_SENT)) return { reason: 'connection', neverSent: true };
  if (hasCode(ABORTS) || signal?.aborted) return { reason: 'aborted' };
  if (hasCode(TIMEOUTS)) {
    // The operating system gave up connecting; n8n's own time limit tells no system call.
    return { reason: 'timeout', neverSent: causes.some(({ syscall }) => syscall === 'connect') };
  }
  return { reason: 'connection' };
}

/** The error and what it wraps: n8n wraps the HTTP library's error, which wraps the socket's. */
function causesOf(error: unknown): { code: string; syscall: string }[] {
  const causes: { code: string; syscall: string }[] = [];
  let current = error;
  while (typeof current === 'object' && current !== null && causes.length < 5) {
    const { code, syscall, cause } = current as Record<string, unknown>;
    causes.push({ code: String(code ?? ''), syscall: String(syscall ?? '') });
    current = cause;
  }
  return causes;
}
