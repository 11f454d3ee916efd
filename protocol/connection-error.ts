import {
  CONNECTION_ERRORS,
  CONNECTION_REASONS,
  type ConnectionErrorRow,
  type ConnectionReason,
  type TextLanguage,
} from './tables';

/** Connection details of an error or of an error in its cause chain. */
export interface ErrorSighting {
  /** Code of Node.js; empty if the error has only a text. */
  readonly code: string;
  /** The system call that failed; `null` if the error does not name it. */
  readonly syscall: string | null;
  /** The whole text, only for searching: it may contain a request. */
  readonly text: string;
}

/** Why a connection failed, and whether the request can have been sent. */
export interface ConnectionFault {
  /** `null` if the error is unknown. */
  readonly reason: ConnectionReason | null;
  /** True if certainly no byte of the request was sent. */
  readonly neverSent: boolean;
}

/** System calls before the connection exists. */
const CONNECTING = /^(?:connect|bind|socket|getaddrinfo|getnameinfo|query[A-Za-z]*|lookup)$/;
/** OpenSSL errors during the TLS handshake. All other OpenSSL errors may occur later. */
const HANDSHAKE_WORDS =
  /wrong version number|packet length too long|http request|https proxy request|unknown protocol/i;
const VERSION_WORDS =
  /unsupported protocol|no protocols available|handshake failure|alert protocol version|no shared cipher|no ciphers available|insufficient security|key too small|unsafe legacy renegotiation/i;
const OPENSSL_WORDS = /SSL routines/;
/** Errors without a code, in the words of Node.js and of the proxy agent. */
const NEVER_SENT_TEXTS: readonly (readonly [RegExp, ConnectionReason])[] = [
  [/before secure TLS connection was established/, 'tlsFailed'],
  [/Proxy connection (?:ended|timed out) before receiving CONNECT response/, 'proxyRefused'],
];

/**
 * Returns why a connection failed, from all its errors. One indication that the request may have
 * been sent outweighs all others.
 */
export function explainConnectionError(sightings: readonly ErrorSighting[]): ConnectionFault {
  const indications = sightings.map(judge);
  const isCertain = indications.some(({ neverSent }) => neverSent === true);
  const isDenied = indications.some(({ neverSent }) => neverSent === false);
  const reasons = indications.map(({ reason }) => reason).filter((reason) => reason !== null);
  // An interrupted connection is the least specific reason.
  const reason = reasons.find((one) => one !== 'brokeOff') ?? reasons[0] ?? null;
  return { reason, neverSent: isCertain && !isDenied };
}

interface Indication {
  readonly reason: ConnectionReason | null;
  /** `null` if the error does not show it. */
  readonly neverSent: boolean | null;
}

function judge(sighting: ErrorSighting): Indication {
  const { code, syscall, text } = sighting;
  const match = NEVER_SENT_TEXTS.find(([words]) => words.test(text));
  if (match !== undefined) return { reason: match[1], neverSent: true };
  const row = CONNECTION_ERRORS.get(code);
  if (syscall !== null && CONNECTING.test(syscall)) {
    return { reason: row?.reason ?? 'connectionFailed', neverSent: true };
  }
  if (row !== undefined) return judgeRow(row, sighting);
  return { reason: isOfTls(code) ? 'tlsFailed' : null, neverSent: null };
}

function judgeRow(
  { reason, phase }: ConnectionErrorRow,
  { syscall, text }: ErrorSighting,
): Indication {
  switch (phase) {
    case 'before':
      return { reason, neverSent: true };
    case 'handshake':
      return judgeHandshake(reason, text);
    case 'refusing':
      return { reason, neverSent: syscall === null };
    case 'connecting':
      return syscall === null
        ? { reason, neverSent: null }
        : { reason: 'brokeOff', neverSent: false };
    case 'anytime':
      return { reason, neverSent: syscall === null ? null : false };
  }
}

function judgeHandshake(reason: ConnectionReason, text: string): Indication {
  if (VERSION_WORDS.test(text)) return { reason: 'tlsVersion', neverSent: true };
  const isLater = OPENSSL_WORDS.test(text) && !HANDSHAKE_WORDS.test(text);
  return isLater ? { reason: 'tlsFailed', neverSent: false } : { reason, neverSent: true };
}

/** Node.js derives these codes from OpenSSL errors. */
function isOfTls(code: string): boolean {
  return /^ERR_(?:SSL|TLS|OSSL)_|CERT/.test(code);
}

/**
 * Returns the sentence for a reason, without a full stop.
 *
 * @param server name of the server in the sentence, e.g. "the gateway" or «шлюз»
 */
export function describeReason(
  reason: ConnectionReason,
  server: string,
  language: TextLanguage = 'en',
): string {
  const row = CONNECTION_REASONS[reason];
  const text = (language === 'ru' ? row.ru : row).text.replace('{server}', server);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Properties of an error of Node.js, of a library or of a host. */
interface Thrown {
  readonly code?: unknown;
  /** Where a host that wraps errors keeps the code. */
  readonly httpCode?: unknown;
  /** Where the e-mail library keeps the code. */
  readonly originalCode?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
  readonly messages?: unknown;
  readonly description?: unknown;
  readonly cause?: unknown;
  /** One error per address of a host. */
  readonly errors?: unknown;
}

/** Limits cyclic chains; more than in any real chain. */
const MOST_ERRORS = 30;
/** `connect ECONNREFUSED 127.0.0.1:443`: a system call and its error in a message of Node.js. */
const CALL_AND_CODE =
  /\b(connect|bind|read|write|shutdown|getaddrinfo|query[A-Z]\w*) (E[A-Z_]+)\b/g;

/**
 * Returns the connection details of an error and its causes. Some hosts keep the library's error as
 * the cause, others only its code (as `httpCode`) and its messages.
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
  const match = [...text.matchAll(CALL_AND_CODE)].map(([, syscall = '', code = '']) => ({
    ...{ code, syscall, text },
  }));
  const codes = [thrown.originalCode, thrown.code, thrown.httpCode].filter(isText);
  const own = codes
    .filter((code) => match.every((one) => one.code !== code))
    .map((code) => ({ code, syscall: isText(thrown.syscall) ? thrown.syscall : null, text }));
  const found = [...match, ...own];
  return found.length === 0 && text !== '' ? [{ code: '', syscall: null, text }] : found;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
