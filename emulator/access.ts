import { createHash } from 'node:crypto';
import type { Clock } from './clock';
import type { Account } from './account';

export interface Credentials {
  readonly login: string;
  readonly password: string;
  readonly apiKey: string;
}

/**
 * Checks the credentials of requests, and blocks an address after too many errors if a control says
 * so.
 */
export interface Access {
  /** The `error_code` to respond with; `null` = the credentials are accepted. */
  check(read: (name: string) => string): 2 | 4 | null;
  /** Counts a rejection with error 1 or 2. */
  noteError(errorCode: number | null): void;
  reset(): void;
}

const WATCHED_ERRORS = [1, 2];
const WATCH_MS = 60_000;
const BLOCK_MS = 600_000;

export function createAccess(credentials: Credentials, account: Account, clock: Clock): Access {
  let errors: number[] = [];
  let blockedUntil = -Infinity;

  return {
    check(read) {
      const { ipBlocked, ipNotAllowed } = account.settings;
      if (ipBlocked || clock.now() < blockedUntil) return 4;
      return ipNotAllowed || !isKnown(credentials, read) ? 2 : null;
    },
    noteError(errorCode) {
      const { blockAfterErrors } = account.settings;
      if (blockAfterErrors === null || !WATCHED_ERRORS.includes(errorCode ?? 0)) return;
      const now = clock.now();
      errors = [...errors.filter((moment) => moment > now - WATCH_MS), now];
      if (errors.length >= blockAfterErrors) {
        blockedUntil = now + BLOCK_MS;
        errors = [];
      }
    },
    reset() {
      errors = [];
      blockedUntil = -Infinity;
    },
  };
}

/**
 * Accepts login and password, or an API key; a login sent beside a key must be the right one. The
 * official library, with an empty login, sends the key as the password.
 */
function isKnown(
  { login, password, apiKey }: Credentials,
  read: (name: string) => string,
): boolean {
  const hasLogin = read('login') !== '';
  if (read('apikey') !== '') {
    return read('apikey') === apiKey && (!hasLogin || read('login') === login);
  }
  if (!hasLogin) return read('psw') === apiKey;
  return read('login') === login && spellingsOf(password).includes(read('psw'));
}

/**
 * The accepted spellings of the password: older pages of the gateway ask for its md5 in lower case,
 * and existing clients send md5 or sha1.
 */
function spellingsOf(password: string): string[] {
  const hash = (name: string) => createHash(name).update(password, 'utf8').digest('hex');
  return [password, hash('md5'), hash('sha1')];
}
