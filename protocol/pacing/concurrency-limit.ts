/** The limit grows by one in this time while no request is rejected. */
const GROWTH_MS = 1000;
/** Longest time before the next growth. The time doubles when growth was rejected. */
const LONGEST_GROWTH_MS = 32_000;

type Admit = (isAdmitted: boolean) => void;

/**
 * Limits the concurrent requests of an account. The limit adapts to other clients of the account: a
 * rejection halves it (10, 5, 2, 1), and each second without a rejection adds one. Waiting
 * executions are admitted in turn, one request each, so that an execution with many requests does
 * not delay one with few.
 */
export class ConcurrencyLimit {
  private running = 0;
  private allowed: number;
  /** When the limit was last reduced, and when it last changed. */
  private fellAt = -Infinity;
  private changedAt = -Infinity;
  /** The limit at which a request was last rejected. Growth beyond it is slow. */
  private ceiling = Infinity;
  private probeMs = GROWTH_MS;
  /** By owner, the next one first. */
  private readonly queues = new Map<object, Admit[]>();

  constructor(
    private most: number,
    private readonly monotonicNow: () => number,
  ) {
    this.allowed = most;
  }

  /** Current maximum of concurrent requests. */
  get limit(): number {
    this.grow();
    return this.allowed;
  }

  get isIdle(): boolean {
    return this.running === 0 && this.queues.size === 0;
  }

  /** Whether a request would be admitted immediately. */
  get hasRoom(): boolean {
    return this.queues.size === 0 && this.running < this.limit;
  }

  /** Changes the maximum, for example because more processes share the account. */
  setMost(most: number): void {
    if (most === this.most) return;
    // A limit that was reduced by rejections stays reduced.
    this.allowed = this.allowed === this.most ? most : Math.min(this.allowed, most);
    this.most = most;
    this.admit();
  }

  /**
   * Waits for a turn.
   * @param owner for example the execution; owners are admitted in turn
   * @returns `false` when the signal was aborted; otherwise `leave` must follow
   */
  async enter(owner: object, signal?: AbortSignal): Promise<boolean> {
    if (signal?.aborted === true) return false;
    if (this.hasRoom) {
      this.running += 1;
      return true;
    }
    return await new Promise<boolean>((resolve) => {
      const cancel = (): void => {
        this.drop(owner, admit);
        resolve(false);
      };
      const admit: Admit = (isAdmitted) => {
        signal?.removeEventListener('abort', cancel);
        resolve(isAdmitted);
      };
      signal?.addEventListener('abort', cancel, { once: true });
      const queue = this.queues.get(owner);
      if (queue === undefined) this.queues.set(owner, [admit]);
      else queue.push(admit);
      // The limit may have grown since the last request.
      this.admit();
    });
  }

  leave(): void {
    this.running -= 1;
    this.admit();
  }

  /**
   * Reduces the limit after a request exceeded the concurrency limit of the gateway.
   * @param startedAt ms of the monotonic clock; requests from before the last reduction are ignored
   */
  noteRejection(startedAt: number): void {
    const now = this.monotonicNow();
    if (startedAt < this.fellAt) return;
    this.grow();
    this.probeMs =
      this.allowed >= this.ceiling ? Math.min(LONGEST_GROWTH_MS, 2 * this.probeMs) : GROWTH_MS;
    this.ceiling = this.allowed;
    this.allowed = Math.max(1, Math.floor(this.allowed / 2));
    this.fellAt = now;
    this.changedAt = now;
  }

  private grow(): void {
    const now = this.monotonicNow();
    while (this.allowed < this.most) {
      const isProbe = this.allowed + 1 >= this.ceiling;
      const pause = isProbe ? this.probeMs : GROWTH_MS;
      if (now - this.changedAt < pause) return;
      // No rejection beyond the ceiling, so the other clients are gone.
      if (this.allowed >= this.ceiling) {
        this.ceiling = Infinity;
        this.probeMs = GROWTH_MS;
      }
      this.allowed += 1;
      this.changedAt += pause;
    }
  }

  private admit(): void {
    while (this.queues.size > 0 && this.running < this.limit) {
      const [owner, queue] = this.queues.entries().next().value as [object, Admit[]];
      const next = queue.shift() as Admit;
      // The owner moves to the end of the queue.
      this.queues.delete(owner);
      if (queue.length > 0) this.queues.set(owner, queue);
      this.running += 1;
      next(true);
    }
  }

  private drop(owner: object, admit: Admit): void {
    const queue = this.queues.get(owner) ?? [];
    const left = queue.filter((other) => other !== admit);
    if (left.length > 0) this.queues.set(owner, left);
    else this.queues.delete(owner);
  }
}
