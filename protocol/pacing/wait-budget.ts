import { monotonicClock, wait, type Waiting } from './waiting';

/**
 * How long a run may wait in all because something went wrong. Waits that run side by side count
 * once: what is bounded is the time that the user waits.
 */
export class WaitBudget {
  private used = 0;
  private waiters = 0;
  private since = 0;
  private readonly monotonicNow: () => number;

  constructor(
    private readonly totalMs: number,
    private readonly waiting: Waiting,
  ) {
    this.monotonicNow = monotonicClock(waiting);
  }

  /** Milliseconds that are left. */
  get left(): number {
    const running = this.waiters > 0 ? this.monotonicNow() - this.since : 0;
    return Math.max(0, this.totalMs - this.used - running);
  }

  /** Waits. False when that is more than is left (nothing was waited then), or after a cancellation. */
  async wait(ms: number): Promise<boolean> {
    if (ms > this.left) return false;
    return this.spend(() => wait(ms, this.waiting));
  }

  /** Counts the time that some work takes. */
  async spend<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.waiters === 0) this.since = this.monotonicNow();
    this.waiters += 1;
    try {
      return await work();
    } finally {
      this.waiters -= 1;
      if (this.waiters === 0) this.used += this.monotonicNow() - this.since;
    }
  }
}
