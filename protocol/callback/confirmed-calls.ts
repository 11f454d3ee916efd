import { answeredKey, subscriberKey } from '../numbers/subscriber';
import { MINUTE_MS } from '../time';

/** A call that the gateway has told of. */
export interface ConfirmedCall {
  /** Whose account it was, as the caller names it: only that account's waiting is ended. */
  readonly account: string;
  readonly phone: string;
  /** ISO 8601 UTC, `null` where the callback had no time. */
  readonly confirmedAt: string | null;
}

/** Calls are remembered for so long: somebody may call before the waiting begins. */
export const CALL_MEMORY_MS = 15 * MINUTE_MS;
const KEPT_CALLS = 10_000;

export interface ConfirmedCalls {
  /** @param now of the clock, in ms */
  note(call: ConfirmedCall, now: number): void;
  /** A signed callback of any kind reached this process, so one about a call would too. */
  noteCallback(account: string): void;
  hasHeard(account: string): boolean;
  /** The newest call of the subscriber whose phone a user wrote, since a moment, which is then used up; `null` = none. */
  take(account: string, phone: string, since: number): ConfirmedCall | null;
}

/** Memory of confirmation calls, bounded in time and number. */
export function createConfirmedCalls(kept = KEPT_CALLS): ConfirmedCalls {
  // In the order in which they came, so the oldest is the first.
  const calls = new Map<string, { readonly call: ConfirmedCall; readonly at: number }>();
  const heard = new Set<string>();
  return {
    noteCallback(account) {
      // The newest last.
      heard.delete(account);
      heard.add(account);
      for (const oldest of heard) {
        if (heard.size <= kept) break;
        heard.delete(oldest);
      }
    },
    hasHeard: (account) => heard.has(account),
    note(call, now) {
      const key = `${call.account} ${answeredKey(call.phone)}`;
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
}

/**
 * The calls of this process. The trigger that receives callbacks adds them, and the operation that waits
 * for a call reads them. They are kept here because both load this module, while each has its own
 * bundle.
 */
export const confirmedCalls = createConfirmedCalls();
