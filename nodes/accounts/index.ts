/**
 * The limits of the accounts that this process uses: one file of its own when built, so that all
 * nodes, which n8n loads as separate files, find the same ones.
 */
import { AccountRegistry } from '../../protocol';
import { pause } from '../shared/cancellation';

/** Far more than one n8n uses; what is forgotten costs a request with error 9 at worst. */
const MOST_ACCOUNTS = 1000;
/** Longer than any window of the gateway. */
const IDLE_MS = 600_000;

export const accounts = new AccountRegistry(
  { monotonicNow: () => performance.now(), sleep: pause, random: () => Math.random() },
  { mostAccounts: MOST_ACCOUNTS, idleMs: IDLE_MS },
);

export { readAccount } from './read-account';
