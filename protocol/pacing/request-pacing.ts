import { transportFailure } from '../problem';
import { failure, type Result } from '../result';
import { ENDPOINTS, type EndpointName, type RateLimit } from '../tables';
import { RateWindows } from './rate-window';
import { monotonicClock, wait, type Waiting } from './waiting';

/** Keeps the requests to an endpoint within its documented rate. */
export class RequestPacing {
  private readonly windows: readonly { identical: boolean; windows: RateWindows }[];
  /** Requests that run or wait for their turn. */
  private active = 0;

  /** `limits` where they are not those of the whole endpoint. */
  constructor(
    private readonly endpoint: EndpointName,
    limits: readonly RateLimit[] = ENDPOINTS[endpoint].limits,
  ) {
    this.windows = limits
      .filter(({ per }) => per === 'request' || per === 'identicalRequest')
      .map(({ per, allowed, seconds }) => ({
        identical: per === 'identicalRequest',
        windows: new RateWindows(allowed, seconds),
      }));
  }

  get isBusy(): boolean {
    return this.active > 0;
  }

  /** Whether no request of the last minutes counts any more. */
  isIdle(now: number): boolean {
    return !this.isBusy && this.windows.every(({ windows }) => windows.isIdle(now));
  }

  /** Runs a request when its turn has come; `identity` tells identical requests from others. */
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
      if (!(await wait(pause, waiting))) {
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

  private forEach(identity: string, visit: (windows: RateWindows, counted: string) => void): void {
    for (const { identical, windows } of this.windows) visit(windows, identical ? identity : '');
  }
}

/** How often to look whether a request that runs at the same time has ended. */
const LOOK_AGAIN_MS = 250;
