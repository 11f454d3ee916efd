import type { MessageKey } from '../wire/status-query';
import { subscriberKey } from '../numbers/subscriber';
import { ENDPOINTS, type RateLimit } from '../tables';
import { RateWindow, RateWindows } from './rate-limit';

/** Identity of a message: messages of one request share their ID, so the phone belongs to it. */
export function toKeyText({ id, phone }: MessageKey): string {
  return `${id}\n${phone}`;
}

/**
 * What the gateway may take for one message: it corrects numbers, so two spellings share a budget.
 */
export function toBudgetKey({ id, phone }: MessageKey): string {
  return `${id}\n${subscriberKey(phone)}`;
}

/**
 * Bounds the body of a multiple request to some 200 kB. The gateway documents no limit of its own,
 * and only one such request a minute.
 */
export const MAX_KEYS_PER_REQUEST = 4000;

function limit(per: RateLimit['per']): RateLimit {
  const limits: readonly RateLimit[] = ENDPOINTS.status.limits;
  return limits.find((row) => row.per === per) as RateLimit;
}

const PER_MESSAGE = limit('message');
const MULTIPLE = limit('multipleRequest');

/** Seconds between two requests for one message that never have to wait for each other. */
export const STEADY_SECONDS = PER_MESSAGE.seconds / PER_MESSAGE.allowed;

/**
 * The windows of status.php: how often it may be asked for one message, and for several at once.
 *
 * Source: HTTP API, "Message statuses: answer of the server and error codes" (error 9).
 */
export class StatusRateLimiter {
  private readonly multiple = new RateWindow(MULTIPLE.allowed, MULTIPLE.seconds);
  private readonly messages = new RateWindows(PER_MESSAGE.allowed, PER_MESSAGE.seconds);

  /** When a message (by its budget key) may be asked for: `now`, later, or Infinity while a request for it runs. */
  freeAt(budget: string, now: number): number {
    return this.messages.freeAt(budget, now);
  }

  /** When the next request for several messages may start; Infinity while one runs. */
  listFreeAt(now: number): number {
    return this.multiple.freeAt(now);
  }

  /** @param budgets of the messages of one request */
  start(budgets: readonly string[]): void {
    if (budgets.length > 1) this.multiple.start();
    for (const budget of budgets) this.messages.start(budget);
  }

  end(budgets: readonly string[], now: number): void {
    if (budgets.length > 1) this.multiple.end(now);
    for (const budget of budgets) this.messages.end(budget, now);
  }

  /** After a request that was rejected for the rate. */
  cancel(budgets: readonly string[]): void {
    if (budgets.length > 1) this.multiple.cancel();
    for (const budget of budgets) this.messages.cancel(budget);
  }

  /** Somebody else on the account asked for several messages, at this moment at the latest. */
  noteForeignList(at: number): void {
    this.multiple.note(at);
  }

  isIdle(now: number): boolean {
    return this.multiple.isIdle(now) && this.messages.isIdle(now);
  }
}
