import type { ErrorSighting } from './connection-error';

/** What is read of an error of Node.js, of a library or of a host. */
interface Thrown {
  readonly code?: unknown;
  /** Where a host that wraps errors keeps the code. */
  readonly httpCode?: unknown;
  /** Where the mail library keeps the code. */
  readonly originalCode?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
  readonly messages?: unknown;
  readonly description?: unknown;
  readonly cause?: unknown;
  /** One for each address of a host. */
  readonly errors?: unknown;
}

/** More than any real chain; one that leads back to itself must end. */
const MOST_ERRORS = 30;
/** `connect ECONNREFUSED 127.0.0.1:443`: how Node.js writes a system call and its error. */
const CALL_AND_CODE =
  /\b(connect|bind|read|write|shutdown|getaddrinfo|query[A-Z]\w*) (E[A-Z_]+)\b/g;

/**
 * What an error and the errors behind it tell about a connection. Some
 * hosts keep the library's error as the cause, others only its code (as `httpCode`) and its messages.
 */
export function collectSightings(error: unknown): ErrorSighting[] {
  const sightings: ErrorSighting[] = [];
  const open: unknown[] = [error];
  const seen = new Set<unknown>();
  for (const one of open) {
    if (typeof one !== 'object' || one === null || seen.has(one)) continue;
    if (seen.size >= MOST_ERRORS) break;
    seen.add(one);
    const thrown = one as Thrown;
    sightings.push(...readOne(thrown));
    open.push(thrown.cause, ...(Array.isArray(thrown.errors) ? (thrown.errors as unknown[]) : []));
  }
  return sightings;
}

function readOne(thrown: Thrown): ErrorSighting[] {
  const { message, messages, description } = thrown;
  const text = [message, messages, description].flat().filter(isText).join('\n');
  const told = [...text.matchAll(CALL_AND_CODE)].map(([, syscall = '', code = '']) => ({
    ...{ code, syscall, text },
  }));
  const codes = [thrown.originalCode, thrown.code, thrown.httpCode].filter(isText);
  const own = codes
    .filter((code) => told.every((one) => one.code !== code))
    .map((code) => ({ code, syscall: isText(thrown.syscall) ? thrown.syscall : null, text }));
  const found = [...told, ...own];
  return found.length === 0 && text !== '' ? [{ code: '', syscall: null, text }] : found;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
