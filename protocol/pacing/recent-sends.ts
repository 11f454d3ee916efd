import { ENDPOINTS, windowMs, type RateLimit } from '../tables';

const LIMITS: readonly RateLimit[] = ENDPOINTS.send.limits;
const IDENTICAL = LIMITS.find(({ per }) => per === 'identicalRequest') as RateLimit;
/** Milliseconds after which the gateway accepts an equal message again. */
export const EQUAL_MESSAGE_MS = windowMs(IDENTICAL.seconds);

/**
 * When this process sent what, for as long as the gateway rejects an equal message. Keys are digests
 * of the content; times are milliseconds of the monotonic clock.
 */
export class RecentSends {
  private readonly sentAt = new Map<string, number>();

  note(key: string, now: number): void {
    this.sweep(now);
    this.sentAt.delete(key);
    this.sentAt.set(key, now);
  }

  /** Milliseconds since an equal message that still counts; `null` if there is none. */
  ago(key: string, now: number): number | null {
    const at = this.sentAt.get(key);
    return at === undefined || now - at >= EQUAL_MESSAGE_MS ? null : now - at;
  }

  isIdle(now: number): boolean {
    this.sweep(now);
    return this.sentAt.size === 0;
  }

  /** The oldest come first. */
  private sweep(now: number): void {
    for (const [key, at] of this.sentAt) {
      if (now - at < EQUAL_MESSAGE_MS) return;
      this.sentAt.delete(key);
    }
  }
}
