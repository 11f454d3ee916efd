import type { IncomingMessage } from 'node:http';
import type { ControlAnswer } from './routes';

/** Names of this machine, as the Host header or an Origin may give them. */
const LOOPBACK = /^(?:localhost|(?:[\w-]+\.)+localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/**
 * Refuses a control that a page in a browser may have sent: the controls have no password, and any
 * page can post to this machine. A page cannot choose its Origin, nor the name that it asks for, nor
 * send JSON without being asked first. `null` = it comes from a program of this machine.
 */
export function refuseStranger({ headers }: IncomingMessage): ControlAnswer | null {
  const { host = '', origin } = headers;
  if (!LOOPBACK.test(withoutPort(host))) {
    return refuse(
      403,
      `The controls answer on this machine only, e.g. at http://127.0.0.1; the request named '${host}'`,
    );
  }
  if (origin !== undefined && !isLocal(origin)) {
    return refuse(
      403,
      `The controls take no requests of other sites; this one came from ${origin}`,
    );
  }
  const hasBody =
    headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (!hasBody || /^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? '')) return null;
  return refuse(400, "Send the body as JSON, with the header 'Content-Type: application/json'");
}

function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}

function isLocal(origin: string): boolean {
  const match = /^https?:\/\/([^/]+)$/i.exec(origin);
  return match !== null && LOOPBACK.test(withoutPort(match[1] as string));
}

function refuse(status: number, error: string): ControlAnswer {
  return { status, content: { error } };
}
