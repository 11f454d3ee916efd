import { randomBytes } from 'node:crypto';
import { AccountRegistry } from '../../../protocol';
import { pause } from './pause';

/** A forgotten account costs at most a request with error 9. */
const MOST_ACCOUNTS = 1000;
/** Milliseconds; longer than any rate limit window of the gateway. */
const IDLE_MS = 600_000;

/**
 * The rate limits of the accounts in this process. Only the config node imports them, so that its
 * file holds the one copy, which outlives every deploy.
 */
export const accounts = new AccountRegistry(
  { monotonicNow: () => performance.now(), sleep: pause, random: () => Math.random() },
  { mostAccounts: MOST_ACCOUNTS, idleMs: IDLE_MS },
);

/** Random key of this process, so that a digest reveals nothing about a secret. */
export const accountSalt = randomBytes(32);
