import type { MessageKey } from '../wire/status-query';
import { subscriberKey } from '../numbers/subscriber';
import { ENDPOINTS, type RateLimit } from '../tables';
import { RateWindow, RateWindows } from './rate-limit';

/** Returns the identity of a message. The messages of one request share their message ID. */
export function toKeyText({ id, phone }: MessageKey): string {
  return `${id}\n${phone}`;
}

/**
 * Returns the key by which the rate of a message is counted. The gateway corrects phone numbers, so
 * all formats of a number count together.
 */
export function toBudgetKey({ id, phone }: MessageKey): string {
  return `${id}\n${subscriberKey(phone)}`;
}

/**
 * Limits the body of a multiple request to about 200 kB. The gateway documents no limit for its
 * size, and allows one such request per minute.
 */
export const MAX_KEYS_PER_REQUEST = 4000;

function limit(per: RateLimit['per']): RateLimit {
  const limits: readonly RateLimit[] = ENDPOINTS.status.limits;
  return limits.find((row) => row.per === per) as RateLimit;
}

const PER_MESSAGE = limit('message');
const MULTIPLE = limit('multipleRequest');

/** Interval in seconds at which requests for one message never wait for the rate limit. */
export const STEADY_SECONDS = PER_MESSAGE.seconds / PER_MESSAGE.allowed;

/**
 * The rate limits of status.php: for each message, and for multiple requests.
 *
 * Source: HTTP API, "Message statuses: answer of the server and error codes" (error 9).
 */
export class StatusRateLimiter {
  private readonly multiple = new RateWindow(MULTIPLE.allowed, MULTIPLE.seconds);
  private readonly messages = new RateWindows(PER_MESSAGE.allowed, PER_MESSAGE.seconds);

  /**
   * Returns when a message may be requested: `now`, later, or Infinity if that depends on a request
   * in flight.
   * @param budget `toBudgetKey` of the message
   */
  freeAt(budget: string, now: number): number {
    return this.messages.freeAt(budget, now);
  }

  /** Returns when the next multiple request may start; Infinity while one is in flight. */
  listFreeAt(now: number): number {
    return this.multiple.freeAt(now);
  }

  /** @param budgets `toBudgetKey` of the messages of one request */
  start(budgets: readonly string[]): void {
    if (budgets.length > 1) this.multiple.start();
    for (const budget of budgets) this.messages.start(budget);
  }

  end(budgets: readonly string[], now: number): void {
    if (budgets.length > 1) this.multiple.end(now);
    for (const budget of budgets) this.messages.end(budget, now);
  }

  /** Ends a request that the gateway rejected with error 9, which does not count. */
  cancel(budgets: readonly string[]): void {
    if (budgets.length > 1) this.multiple.cancel();
    for (const budget of budgets) this.messages.cancel(budget);
  }

  /** Counts a multiple request of another client that ended at `at` at the latest. */
  noteForeignList(at: number): void {
    this.multiple.note(at);
  }

  isIdle(now: number): boolean {
    return this.multiple.isIdle(now) && this.messages.isIdle(now);
  }
}
