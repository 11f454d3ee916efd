import type { CallbackEvent } from '../event';
import { responseKey, subscriberKey } from '../numbers/subscriber';
import { MINUTE_MS } from '../time';

/** A call that a callback reported. */
export interface ConfirmedCall {
  /** Account of the call, named by the caller. It ends waits of this account only. */
  readonly account: string;
  readonly phone: string;
  /** ISO 8601 UTC; `null` if the callback has no time. */
  readonly confirmedAt: string | null;
}

/** How long calls are kept, in ms: a subscriber may call before the wait starts. */
export const CALL_MEMORY_MS = 15 * MINUTE_MS;
const KEPT_CALLS = 10_000;

export interface ConfirmedCalls {
  /**
   * Records the event of a signed callback: callbacks of the account reach this process, so a call
   * would too, and a call itself. Not to be used without a signature, which alone proves anything.
   *
   * @param now current time in ms
   */
  noteSigned(account: string, event: CallbackEvent, now: number): void;
  /** @param now current time in ms */
  note(call: ConfirmedCall, now: number): void;
  noteCallback(account: string): void;
  hasHeard(account: string): boolean;
  /** Removes and returns the newest call from `phone` since a moment in ms, or `null`. */
  take(account: string, phone: string, since: number): ConfirmedCall | null;
}

/** Stores confirmation calls, limited in time and number. */
export function createConfirmedCalls(kept = KEPT_CALLS): ConfirmedCalls {
  // Ordered by arrival, oldest first.
  const calls = new Map<string, { readonly call: ConfirmedCall; readonly at: number }>();
  const heard = new Set<string>();
  const store: ConfirmedCalls = {
    noteSigned(account, event, now) {
      store.noteCallback(account);
      if (event.type !== 'callConfirmation') return;
      const { phone, confirmedAt } = event.confirmation;
      // The hash covers the time, so a replayed callback confirms nothing.
      const isOld = confirmedAt === null || Date.parse(confirmedAt) < now - CALL_MEMORY_MS;
      if (phone !== null && !isOld) store.note({ account, phone, confirmedAt }, now);
    },
    noteCallback(account) {
      // Moves the account to the end.
      heard.delete(account);
      heard.add(account);
      for (const oldest of heard) {
        if (heard.size <= kept) break;
        heard.delete(oldest);
      }
    },
    hasHeard: (account) => heard.has(account),
    note(call, now) {
      const key = `${call.account} ${responseKey(call.phone)}`;
      calls.delete(key);
      calls.set(key, { call, at: now });
      for (const [old, { at }] of calls) {
        if (calls.size <= kept && now - at < CALL_MEMORY_MS) break;
        calls.delete(old);
      }
    },
    take(account, phone, since) {
      const key = `${account} ${subscriberKey(phone)}`;
      const found = calls.get(key);
      if (found === undefined || found.at < since) return null;
      calls.delete(key);
      return found.call;
    },
  };
  return store;
}

/**
 * The calls of this process. The trigger that receives callbacks adds them, and the operation that
 * waits for a call reads them. Both load this module but are bundled separately.
 */
export const confirmedCalls = createConfirmedCalls();
