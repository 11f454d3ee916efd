/**
 * The rate limits of the accounts in this process. n8n loads each node as a separate file. The
 * build keeps this folder as one file, so that all nodes share the limits.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { AccountRegistry } from '../../protocol';
import { pause } from '../shared/n8n-functions';

/**
 * Maximum number of accounts, far more than one n8n uses. A forgotten account costs at most a
 * request with error 9.
 */
const MOST_ACCOUNTS = 1000;
/**
 * Time in ms after which an unused account is forgotten; longer than any rate limit window of the
 * gateway.
 */
const IDLE_MS = 600_000;

export const accounts = new AccountRegistry(
  { monotonicNow: () => performance.now(), sleep: pause, random: () => Math.random() },
  { mostAccounts: MOST_ACCOUNTS, idleMs: IDLE_MS },
);

/** The account of a credential, as far as the credential identifies it. */
export interface Account {
  /** Origin and login, or origin and a digest of the API key. Never a readable secret. */
  readonly key: string;
  /**
   * Digest of all secrets. It differs between two credentials of one account if a password is
   * wrong.
   */
  readonly credential: string;
  /** Number of n8n processes that share the account. */
  readonly processes: number;
}

/** Random key of this process, so that a digest reveals nothing about a secret. */
const salt = randomBytes(32);

function digest(parts: readonly unknown[]): string {
  return createHmac('sha256', salt).update(JSON.stringify(parts)).digest('hex');
}

/** Returns a trimmed text, because secrets are also trimmed when they are sent. */
function clean(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/**
 * Returns the account of a credential at an origin. An account that is used with both its login and
 * an API key counts as two, because the key does not reveal the login.
 */
export function readAccount(
  credential: Readonly<Record<string, unknown>>,
  address: string,
): Account {
  const isLogin = credential['authentication'] === 'loginPassword';
  const login = clean(credential['login']);
  const secrets = isLogin ? [login, clean(credential['password'])] : [clean(credential['apiKey'])];
  const name = isLogin ? ['login', login] : ['apiKey', digest(secrets)];
  return {
    key: JSON.stringify([normalizeAddress(address), ...name]),
    credential: digest(secrets),
    processes: readProcesses(credential['processes']),
  };
}

function normalizeAddress(address: string): string {
  try {
    const { protocol, host } = new URL(address);
    return `${protocol}//${host.replace(/\.(?=:|$)/, '')}`;
  } catch {
    return address.toLowerCase();
  }
}

/**
 * Returns the number of processes. Old credentials lack the field, and an expression may give
 * anything.
 */
function readProcesses(value: unknown): number {
  const number = Math.floor(Number(value));
  return number >= 1 && Number.isFinite(number) ? number : 1;
}
