/**
 * The rate limits of the accounts that this process uses. n8n loads each node as a separate file; the
 * build keeps this folder as one file, so that all nodes share the limits.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { AccountRegistry } from '../../protocol';
import { pause } from '../shared/n8n-functions';

/** Far more than one n8n uses. A forgotten account costs at most a request with error 9. */
const MOST_ACCOUNTS = 1000;
/** Longer than any window of the gateway. */
const IDLE_MS = 600_000;

export const accounts = new AccountRegistry(
  { monotonicNow: () => performance.now(), sleep: pause, random: () => Math.random() },
  { mostAccounts: MOST_ACCOUNTS, idleMs: IDLE_MS },
);

/** The account of a credential, as far as the credential names it. */
export interface Account {
  /** Address and login, or address and a digest of the API key. Never a readable secret. */
  readonly key: string;
  /** Digest of all secrets: two credentials of one account differ in it when a password is wrong. */
  readonly credential: string;
  /** n8n processes that share the account. */
  readonly processes: number;
}

/** Random for each process, so that a digest reveals nothing about a secret. */
const salt = randomBytes(32);

function digest(parts: readonly unknown[]): string {
  return createHmac('sha256', salt).update(JSON.stringify(parts)).digest('hex');
}

/** Trimmed, as secrets also are where they are sent. */
function clean(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/**
 * The account of a credential at an address. An account that is used both by its login and by an
 * API key counts as two: the login cannot be found from the key.
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

/** Credentials from before the field exist, and an expression may give anything. */
function readProcesses(value: unknown): number {
  const number = Math.floor(Number(value));
  return number >= 1 && Number.isFinite(number) ? number : 1;
}
