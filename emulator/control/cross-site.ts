import type { IncomingMessage } from 'node:http';
import type { ControlResponse } from './routes';

/** Names of this machine, as in a Host or Origin header. */
const LOOPBACK = /^(?:localhost|(?:[\w-]+\.)+localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/**
 * Rejects control requests that may come from a web page: the controls have no password, and any
 * page can post to this machine. A page cannot choose its Origin or the Host header, and cannot
 * send JSON without a preflight request.
 * @returns `null` if the request comes from a program on this machine
 */
export function rejectCrossSite({ headers }: IncomingMessage): ControlResponse | null {
  const { host = '', origin } = headers;
  if (!LOOPBACK.test(withoutPort(host))) {
    return reject(
      403,
      `The controls respond only on this machine, e.g. at http://127.0.0.1. The request was sent to '${host}'`,
    );
  }
  if (origin !== undefined && !isLocal(origin)) {
    return reject(
      403,
      `The controls do not accept requests from other sites. This one came from ${origin}`,
    );
  }
  const hasBody =
    headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (!hasBody || /^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? '')) return null;
  return reject(400, "Send the body as JSON with the header 'Content-Type: application/json'");
}

function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}

function isLocal(origin: string): boolean {
  const match = /^https?:\/\/([^/]+)$/i.exec(origin);
  return match !== null && LOOPBACK.test(withoutPort(match[1] as string));
}

function reject(status: number, error: string): ControlResponse {
  return { status, content: { error } };
}
