/**
 * The rate limits of the accounts in this process. n8n loads each node as a separate file. The
 * build keeps this folder as one file, so that all nodes share the limits.
 */
import { randomBytes } from 'node:crypto';
import { type Account, identifyAccount } from '../../operations/credential/account';
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

/** Random key of this process, so that a digest reveals nothing about a secret. */
const salt = randomBytes(32);

/** Returns the account of a credential at an origin. */
export function readAccount(
  credential: Readonly<Record<string, unknown>>,
  address: string,
): Account {
  return identifyAccount(credential, address, salt);
}
