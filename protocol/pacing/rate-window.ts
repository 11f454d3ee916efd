/**
 * The gateway counts by its own clock and in whole seconds, and a request reaches it some time
 * between start and end. A second more than the documented window covers the rounding.
 */
const MARGIN_MS = 1000;

/** A documented "at most so many per window". Times are milliseconds of the injected clock. */
export class RateWindow {
  private running = 0;
  private readonly ended: number[] = [];
  private readonly lengthMs: number;

  constructor(
    private readonly allowed: number,
    seconds: number,
  ) {
    this.lengthMs = seconds * 1000 + MARGIN_MS;
  }

  /** When the next request may start: `now`, later, or Infinity while only the end of a running one can tell. */
  freeAt(now: number): number {
    while (this.ended.length > 0 && (this.ended[0] as number) + this.lengthMs <= now) {
      this.ended.shift();
    }
    const tooMany = this.running + this.ended.length - this.allowed + 1;
    if (tooMany <= 0) return now;
    const blocking = this.ended[tooMany - 1];
    return blocking === undefined ? Infinity : blocking + this.lengthMs;
  }

  start(): void {
    this.running += 1;
  }

  /** The gateway rejected the request, and so does not count it. */
  cancel(): void {
    this.running -= 1;
  }

  /** Counts a request of somebody else that ended at this moment. */
  note(now: number): void {
    this.ended.push(now);
  }

  /** The window of a request begins at its end, the latest moment at which the gateway saw it. */
  end(now: number): void {
    this.running -= 1;
    this.ended.push(now);
  }

  isIdle(now: number): boolean {
    this.freeAt(now);
    return this.running === 0 && this.ended.length === 0;
  }
}

/** One window per thing that is counted; those without recent requests are forgotten. */
export class RateWindows {
  private readonly windows = new Map<string, RateWindow>();
  private sweepAt = -Infinity;

  constructor(
    private readonly allowed: number,
    private readonly seconds: number,
  ) {}

  freeAt(counted: string, now: number): number {
    return this.windows.get(counted)?.freeAt(now) ?? now;
  }

  start(counted: string): void {
    let window = this.windows.get(counted);
    if (window === undefined) {
      window = new RateWindow(this.allowed, this.seconds);
      this.windows.set(counted, window);
    }
    window.start();
  }

  cancel(counted: string): void {
    this.windows.get(counted)?.cancel();
  }

  end(counted: string, now: number): void {
    this.windows.get(counted)?.end(now);
    if (now < this.sweepAt) return;
    this.sweepAt = now + this.seconds * 1000;
    for (const [name, window] of this.windows) if (window.isIdle(now)) this.windows.delete(name);
  }

  isIdle(now: number): boolean {
    for (const window of this.windows.values()) if (!window.isIdle(now)) return false;
    return true;
  }

  /** How many things are remembered; for tests of the memory that this keeps. */
  get size(): number {
    return this.windows.size;
  }
}
