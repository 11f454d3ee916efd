import {
  CONNECTION_ERRORS,
  CONNECTION_REASONS,
  type ConnectionErrorRow,
  type ConnectionReason,
} from './tables';

/** What an error, or one in its chain of causes, says about a connection. */
export interface ErrorSighting {
  /** Code of Node.js, empty where there is only a text. */
  readonly code: string;
  /** The system call that failed; `null` where the error does not tell. */
  readonly syscall: string | null;
  /** All that it says, only to be searched: it may hold a request. */
  readonly text: string;
}

/** Why a connection failed, and whether the request can have left. */
export interface ConnectionFault {
  /** `null` where nothing in it is known. */
  readonly reason: ConnectionReason | null;
  /** Whether no byte of the request can have left. */
  readonly neverSent: boolean;
}

/** System calls before a connection is there. */
const CONNECTING = /^(?:connect|bind|socket|getaddrinfo|getnameinfo|query[A-Za-z]*|lookup)$/;
/** What OpenSSL says where TLS begins. All else that it says may come later. */
const HANDSHAKE_WORDS =
  /wrong version number|packet length too long|http request|https proxy request|unknown protocol/i;
const VERSION_WORDS =
  /unsupported protocol|no protocols available|handshake failure|alert protocol version|no shared cipher|no ciphers available|insufficient security|key too small|unsafe legacy renegotiation/i;
const OPENSSL_WORDS = /SSL routines/;
/** Without a code of their own, in the words of Node.js and of the agent for proxies. */
const NEVER_SENT_TEXTS: readonly (readonly [RegExp, ConnectionReason])[] = [
  [/before secure TLS connection was established/, 'tlsFailed'],
  [/Proxy connection (?:ended|timed out) before receiving CONNECT response/, 'proxyRefused'],
];

/**
 * Returns why a connection failed, from everything that its errors say. One sign that the request may
 * have left outweighs all others.
 */
export function explainConnectionError(sightings: readonly ErrorSighting[]): ConnectionFault {
  const signs = sightings.map(judge);
  const isCertain = signs.some(({ neverSent }) => neverSent === true);
  const isDenied = signs.some(({ neverSent }) => neverSent === false);
  const reasons = signs.map(({ reason }) => reason).filter((reason) => reason !== null);
  // That it broke off says less than any other reason.
  const reason = reasons.find((one) => one !== 'brokeOff') ?? reasons[0] ?? null;
  return { reason, neverSent: isCertain && !isDenied };
}

interface Sign {
  readonly reason: ConnectionReason | null;
  /** `null`: it does not tell. */
  readonly neverSent: boolean | null;
}

function judge(sighting: ErrorSighting): Sign {
  const { code, syscall, text } = sighting;
  const told = NEVER_SENT_TEXTS.find(([words]) => words.test(text));
  if (told !== undefined) return { reason: told[1], neverSent: true };
  const row = CONNECTION_ERRORS.get(code);
  if (syscall !== null && CONNECTING.test(syscall)) {
    return { reason: row?.reason ?? 'connectionFailed', neverSent: true };
  }
  if (row !== undefined) return judgeRow(row, sighting);
  return { reason: isOfTls(code) ? 'tlsFailed' : null, neverSent: null };
}

function judgeRow({ reason, phase }: ConnectionErrorRow, { syscall, text }: ErrorSighting): Sign {
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

function judgeHandshake(reason: ConnectionReason, text: string): Sign {
  if (VERSION_WORDS.test(text)) return { reason: 'tlsVersion', neverSent: true };
  const isLater = OPENSSL_WORDS.test(text) && !HANDSHAKE_WORDS.test(text);
  return isLater ? { reason: 'tlsFailed', neverSent: false } : { reason, neverSent: true };
}

/** Codes that Node.js makes of the reasons of OpenSSL. */
function isOfTls(code: string): boolean {
  return /^ERR_(?:SSL|TLS|OSSL)_|CERT/.test(code);
}

/**
 * Returns the sentence for a reason, without a full stop.
 * @param server who should have answered, e.g. "the gateway"
 */
export function tellReason(reason: ConnectionReason, server: string): string {
  const text = CONNECTION_REASONS[reason].text.replace('{server}', server);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

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
 * Returns what an error and the errors behind it say about a connection. Some hosts keep the error of the
 * library as its cause, others only its code (as `httpCode`) and its messages.
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
