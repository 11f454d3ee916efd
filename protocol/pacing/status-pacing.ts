import type { MessageKey } from '../endpoints/answer-context';
import { ENDPOINTS, type RateLimit } from '../tables';
import { subscriberKey } from '../text/subscriber';
import { RateWindow, RateWindows } from './rate-window';

/** What to do next about the statuses that are wanted. */
export type StatusStep =
  | { readonly kind: 'ask'; readonly keys: readonly MessageKey[] }
  /** Infinity: until a running request has ended. */
  | { readonly kind: 'wait'; readonly until: number };

/** Identity of a message: messages of one request share their ID, so the phone belongs to it. */
export function toKeyText({ id, phone }: MessageKey): string {
  return `${id}\n${phone}`;
}

/**
 * What the gateway may take for one message: it corrects numbers, so two spellings share a budget.
 */
function toBudgetKey({ id, phone }: MessageKey): string {
  return `${id}\n${subscriberKey(phone)}`;
}

/**
 * Bounds the body of a multiple request to some 200 kB. The gateway documents no limit of its own,
 * and only one such request a minute.
 */
export const MAX_KEYS_PER_REQUEST = 4000;
/**
 * Up to this many are asked one by one rather than waiting for the next multiple request: four at
 * a time that takes seconds, the multiple request is allowed once a minute.
 */
const MOST_ONE_BY_ONE = 100;

function limit(per: RateLimit['per']): RateLimit {
  const limits: readonly RateLimit[] = ENDPOINTS.status.limits;
  return limits.find((row) => row.per === per) as RateLimit;
}

const PER_MESSAGE = limit('message');
const MULTIPLE = limit('multipleRequest');
export const MAX_STATUS_REQUESTS_AT_ONCE = limit('connection').allowed;

/** Seconds between two requests for one message that never have to wait for each other. */
export const STEADY_SECONDS = PER_MESSAGE.seconds / PER_MESSAGE.allowed;
/** How long status.php is left alone after it said that a limit was passed. */
const PENALTY_MS = MULTIPLE.seconds * 1000 + 1000;

/**
 * Plans requests to status.php so that its documented limits are never passed. It knows no time of
 * its own and asks nothing itself: whoever runs it reports start and end of each request.
 *
 * Source: HTTP API, "Message statuses: answer of the server and error codes" (error 9).
 */
export class StatusPacing {
  private running = 0;
  private pausedUntil = -Infinity;
  private readonly multiple = new RateWindow(MULTIPLE.allowed, MULTIPLE.seconds);
  private readonly messages = new RateWindows(PER_MESSAGE.allowed, PER_MESSAGE.seconds);

  /** The next step for the wanted keys (at least one, the most urgent first, none of them running). */
  next(now: number, wanted: readonly MessageKey[]): StatusStep {
    if (now < this.pausedUntil) return { kind: 'wait', until: this.pausedUntil };
    if (this.running >= MAX_STATUS_REQUESTS_AT_ONCE) return { kind: 'wait', until: Infinity };
    const ready: MessageKey[] = [];
    let soonest = Infinity;
    const budgets = new Set<string>();
    for (const key of wanted) {
      const budget = toBudgetKey(key);
      // The same message in another spelling is asked for in the next request.
      if (budgets.has(budget)) continue;
      budgets.add(budget);
      const freeAt = this.messages.freeAt(budget, now);
      if (freeAt <= now) ready.push(key);
      else soonest = Math.min(soonest, freeAt);
    }
    if (ready.length === 0) return { kind: 'wait', until: soonest };
    if (ready.length > MAX_STATUS_REQUESTS_AT_ONCE) {
      const freeAt = this.multiple.freeAt(now);
      if (freeAt <= now) return { kind: 'ask', keys: ready.slice(0, MAX_KEYS_PER_REQUEST) };
      if (ready.length > MOST_ONE_BY_ONE) return { kind: 'wait', until: freeAt };
    }
    return { kind: 'ask', keys: ready.slice(0, 1) };
  }

  start(keys: readonly MessageKey[]): void {
    this.running += 1;
    if (keys.length > 1) this.multiple.start();
    for (const key of keys) this.messages.start(toBudgetKey(key));
  }

  end(keys: readonly MessageKey[], now: number): void {
    this.running -= 1;
    if (keys.length > 1) this.multiple.end(now);
    for (const key of keys) this.messages.end(toBudgetKey(key), now);
  }

  /** After a refusal with error 9, which somebody else on the account may have caused. True if it was not pausing. */
  pause(now: number): boolean {
    const isNew = now >= this.pausedUntil;
    if (isNew) this.pausedUntil = now + PENALTY_MS;
    return isNew;
  }
}
