/** One more request per second is tried while none is rejected. */
const GROWTH_MS = 1000;
/** Where the last attempt to grow was rejected, the next one waits twice as long, at most so long. */
const LONGEST_GROWTH_MS = 32_000;

type Admit = (isAdmitted: boolean) => void;

/**
 * At most so many requests at once. How many adapts to what others of the account leave: a rejection
 * halves it (10, 5, 2, 1), and each second without one adds one. Those who wait are admitted in turn,
 * one request per execution, so that an execution with many requests does not hold up one with few.
 */
export class ConcurrencyLimit {
  private running = 0;
  private allowed: number;
  /** When the limit last fell, and when it last changed. */
  private fellAt = -Infinity;
  private changedAt = -Infinity;
  /** The number at which a request was last rejected; beyond it growth is slow. */
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

  /** How many may run at once now. */
  get limit(): number {
    this.grow();
    return this.allowed;
  }

  get isIdle(): boolean {
    return this.running === 0 && this.queues.size === 0;
  }

  /** Whether a request would be admitted at once. */
  get hasRoom(): boolean {
    return this.queues.size === 0 && this.running < this.limit;
  }

  /** Changes the largest number, for example because more processes share the account. */
  setMost(most: number): void {
    if (most === this.most) return;
    // What was learned about a crowd stays true.
    this.allowed = this.allowed === this.most ? most : Math.min(this.allowed, most);
    this.most = most;
    this.admit();
  }

  /**
   * Waits for a turn.
   * @param owner whose turns alternate with those of other owners, e.g. the execution
   * @returns false when the signal was aborted; otherwise `leave` must follow
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
      // Growth is noticed when somebody comes or leaves.
      this.admit();
    });
  }

  leave(): void {
    this.running -= 1;
    this.admit();
  }

  /**
   * After a request was rejected because too many ran at once.
   * @param startedAt milliseconds; requests that started before the last fall tell nothing new
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
      // It went well beyond the ceiling, so the crowd has gone.
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
      // The owner goes to the end of the line.
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
