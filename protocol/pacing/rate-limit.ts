import { transportFailure } from '../problem';
import { failure, type Result } from '../result';
import { ENDPOINTS, windowMs, type EndpointName, type RateLimit } from '../tables';
import { usedUpRate } from '../rate-problem';
import { monotonicClock, wait, waitForLimit, type Waiting } from './retry';

/** Interval in ms at which to check whether a request in flight has ended. */
export const LOOK_AGAIN_MS = 250;

/** A limit of requests per time window. Times are ms of the injected monotonic clock. */
export class RateWindow {
  private running = 0;
  private readonly ended: number[] = [];
  private readonly lengthMs: number;

  constructor(
    private readonly allowed: number,
    seconds: number,
  ) {
    this.lengthMs = windowMs(seconds);
  }

  /**
   * Returns when the next request may start: `now`, later, or Infinity if that depends on a request
   * in flight.
   */
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

  /** Ends a request that the gateway rejected, which does not count. */
  cancel(): void {
    this.running -= 1;
  }

  /** Counts a request of another client that ended at `now`. */
  note(now: number): void {
    this.ended.push(now);
  }

  /** Ends a request. Its window starts now, the latest moment at which the gateway received it. */
  end(now: number): void {
    this.running -= 1;
    this.ended.push(now);
  }

  isIdle(now: number): boolean {
    this.freeAt(now);
    return this.running === 0 && this.ended.length === 0;
  }
}

/** One window per counted key. Keys without recent requests are removed. */
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

  /** Number of keys, for tests of the memory use. */
  get size(): number {
    return this.windows.size;
  }
}

/** Keeps the requests to an endpoint within its documented rate limits. */
export class EndpointRateLimiter {
  private readonly windows: readonly { limit: RateLimit; windows: RateWindows }[];
  /** Requests in flight or waiting. */
  private active = 0;

  /** @param limits default: those of the endpoint */
  constructor(
    private readonly endpoint: EndpointName,
    limits: readonly RateLimit[] = ENDPOINTS[endpoint].limits,
  ) {
    this.windows = limits
      .filter(({ per }) => per === 'request' || per === 'identicalRequest')
      .map((limit) => ({ limit, windows: new RateWindows(limit.allowed, limit.seconds) }));
  }

  get isBusy(): boolean {
    return this.active > 0;
  }

  /** Whether no earlier request counts any more. */
  isIdle(now: number): boolean {
    return !this.isBusy && this.windows.every(({ windows }) => windows.isIdle(now));
  }

  /**
   * Runs a request as soon as the rate limits allow it. Returns its result.
   * Problems: those of the request; TransportFailure if the signal is aborted while waiting.
   * @param identity equal for identical requests
   */
  async run<Value>(
    identity: string,
    request: () => Promise<Result<Value>>,
    waiting: Waiting,
  ): Promise<Result<Value>> {
    this.active += 1;
    try {
      return await this.runInTurn(identity, request, waiting);
    } finally {
      this.active -= 1;
    }
  }

  private async runInTurn<Value>(
    identity: string,
    request: () => Promise<Result<Value>>,
    waiting: Waiting,
  ): Promise<Result<Value>> {
    const monotonicNow = monotonicClock(waiting);
    for (;;) {
      const now = monotonicNow();
      const freeAt = this.freeAt(identity, now);
      if (freeAt <= now) break;
      const pause = freeAt === Infinity ? LOOK_AGAIN_MS : freeAt - now;
      if (pause > (waiting.patienceMs ?? Infinity)) {
        return failure(usedUpRate(this.endpoint, this.findUsedUp(identity, now), pause));
      }
      if (!(await waitForLimit('rate', waiting, () => wait(pause, waiting)))) {
        return failure(transportFailure(this.endpoint, { reason: 'aborted', neverSent: true }));
      }
    }
    this.forEach(identity, (windows, counted) => windows.start(counted));
    try {
      return await request();
    } finally {
      const now = monotonicNow();
      this.forEach(identity, (windows, counted) => windows.end(counted, now));
    }
  }

  private freeAt(identity: string, now: number): number {
    let latest = now;
    this.forEach(identity, (windows, counted) => {
      latest = Math.max(latest, windows.freeAt(counted, now));
    });
    return latest;
  }

  /** The limit that a request waits for longest. */
  private findUsedUp(identity: string, now: number): RateLimit {
    const waits = this.windows.map(({ limit, windows }) => ({
      limit,
      freeAt: windows.freeAt(toCounted(limit, identity), now),
    }));
    waits.sort((one, other) => other.freeAt - one.freeAt);
    return (waits[0] as (typeof waits)[number]).limit;
  }

  private forEach(identity: string, visit: (windows: RateWindows, counted: string) => void): void {
    for (const { limit, windows } of this.windows) visit(windows, toCounted(limit, identity));
  }
}

function toCounted({ per }: RateLimit, identity: string): string {
  return per === 'identicalRequest' ? identity : '';
}
