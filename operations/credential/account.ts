import { createHmac } from 'node:crypto';
import { REGIONS } from '../../protocol';

/** Origins of the gateway from the credential, without a trailing slash. */
export interface BaseUrls {
  readonly main: string;
  /** The backup origin of the region; `null` for a custom URL. */
  readonly backup: string | null;
}

/** Returns the region of a credential; `undefined` for a custom URL. */
export function findRegion(region: unknown) {
  return REGIONS.find(({ name }) => name === region);
}

/** Returns where the requests of a credential go; `null` if its custom URL is not valid. */
export function findBaseUrls({
  region,
  baseUrl,
}: {
  readonly region?: unknown;
  readonly baseUrl?: unknown;
}): BaseUrls | null {
  const known = findRegion(region);
  if (known) return { main: known.baseUrl, backup: known.backupUrl };
  const origin = findOrigin(typeof baseUrl === 'string' ? baseUrl : '');
  return origin === null ? null : { main: origin, backup: null };
}

/**
 * Returns the origin of a URL. Users often paste the path of an endpoint with it. `null` for a URL
 * with a user name, because programs differ on which host it means.
 */
function findOrigin(baseUrl: string): string | null {
  return /^https?:\/\/[^/?#@\s\\]+(?=[/?#]|$)/i.exec(baseUrl.trim())?.[0] ?? null;
}

/** The account of a credential, as far as the credential identifies it. */
export interface Account {
  /** Origin and login, or origin and a digest of the API key. Never a readable secret. */
  readonly key: string;
  /**
   * Digest of all secrets. It differs between two credentials of one account if a password is
   * wrong.
   */
  readonly credential: string;
  /** Number of processes of the host that share the account. */
  readonly processes: number;
}

function digest(parts: readonly unknown[], salt: Uint8Array): string {
  return createHmac('sha256', salt).update(JSON.stringify(parts)).digest('hex');
}

/** Returns a trimmed text, because secrets are also trimmed when they are sent. */
function clean(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/**
 * Returns the account of a credential at an origin. An account that is used with both its login and
 * an API key counts as two, because the key does not reveal the login.
 *
 * @param salt random key of the process, so that a digest reveals nothing about a secret
 */
export function identifyAccount(
  credential: Readonly<Record<string, unknown>>,
  address: string,
  salt: Uint8Array,
): Account {
  const isLogin = credential['authentication'] === 'loginPassword';
  const login = clean(credential['login']);
  const secrets = isLogin ? [login, clean(credential['password'])] : [clean(credential['apiKey'])];
  const name = isLogin ? ['login', login] : ['apiKey', digest(secrets, salt)];
  return {
    key: JSON.stringify([normalizeAddress(address), ...name]),
    credential: digest(secrets, salt),
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
