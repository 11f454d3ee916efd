import { isRateRejection, type Problem } from '../problem';
import type { Result } from '../result';
import { windowMs } from '../tables';

/** Clocks, timer and cancellation, all passed in by the host. */
export interface Waiting {
  /** Returns the Unix time in ms, e.g. `Date.now`. Used for dates in requests and responses. */
  readonly clock: () => number;
  /**
   * Returns the ms of a monotonic clock with any origin, e.g. `performance.now`. Used for durations
   * and limits. Default: `clock`.
   */
  readonly monotonicNow?: () => number;
  /** Resolves after `ms` milliseconds. Resolves earlier or rejects when the signal is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Cancels waiting and running requests. */
  readonly signal?: AbortSignal;
  /**
   * Longest time, in ms, that a request waits for a limit of the gateway. One that would wait longer
   * fails at once, with the time. Default: none, it waits.
   */
  readonly patienceMs?: number;
  /** Is told of each wait for a limit of the gateway, when it is over. */
  readonly onWait?: (wait: Wait) => void;
}

/** A wait for a limit of the gateway. Times are milliseconds of the monotonic clock. */
export interface Wait {
  /** The same message within a minute, or the rate of an endpoint. */
  readonly reason: 'repetition' | 'rate';
  readonly from: number;
  readonly to: number;
}

/** Returns the clock for durations. A system clock that is set back must not prolong a pause. */
export function monotonicClock({
  monotonicNow,
  clock,
}: Pick<Waiting, 'clock' | 'monotonicNow'>): () => number {
  return monotonicNow ?? clock;
}

export function isAborted({ signal }: Pick<Waiting, 'signal'>): boolean {
  return signal?.aborted === true;
}

/**
 * Waits `ms` milliseconds. Returns `false` when the signal was aborted, whether the injected `sleep`
 * then resolves or rejects.
 */
export async function wait(
  ms: number,
  waiting: Pick<Waiting, 'sleep' | 'signal'>,
): Promise<boolean> {
  if (isAborted(waiting)) return false;
  try {
    await waiting.sleep(Math.max(0, ms), waiting.signal);
  } catch (error) {
    if (!isAborted(waiting)) throw error;
  }
  return !isAborted(waiting);
}

/** Waits for a limit of the gateway and tells of it. False as `pause` says. */
export async function waitForLimit(
  reason: Wait['reason'],
  waiting: Waiting,
  pause: () => Promise<boolean>,
): Promise<boolean> {
  const now = monotonicClock(waiting);
  const from = now();
  const isDone = await pause();
  waiting.onWait?.({ reason, from, to: now() });
  return isDone;
}

/**
 * Total time that a run may wait because of failures. Concurrent waits count once, because the
 * budget limits the time that the user waits.
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

  /** Remaining time in ms. */
  get left(): number {
    const running = this.waiters > 0 ? this.monotonicNow() - this.since : 0;
    return Math.max(0, this.totalMs - this.used - running);
  }

  /** Waits. Returns `false` at once if `ms` exceeds the remaining time, or after a cancellation. */
  async wait(ms: number): Promise<boolean> {
    if (ms > this.left) return false;
    return this.spend(() => wait(ms, this.waiting));
  }

  /** Runs `work` and deducts its duration. */
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

const FIRST_MS = 1000;
const LONGEST_MS = 30_000;
/** A concurrency limit is free again within fractions of a second, so the first pause is short. */
const FIRST_THROTTLED_MS = 250;
const LONGEST_THROTTLED_MS = 8000;
/** All documented windows are a minute long. */
const WINDOW_MS = windowMs(60);
const WINDOW_JITTER_MS = 5000;

/**
 * Returns the pause before the next attempt in ms. Exponential backoff with jitter: 2 s for attempt
 * 1, doubling up to 30 s, times a random factor of 0.5 to 1. `random` returns 0 to 1.
 */
export function backOff(attempt: number, random: () => number): number {
  return addJitter(Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt), random);
}

/**
 * Returns the pause in ms after a request exceeded the concurrency limit: 250 ms, doubling up to 8 s,
 * with jitter. `rejections` counts from 0.
 */
export function backOffThrottled(rejections: number, random: () => number): number {
  return addJitter(Math.min(LONGEST_THROTTLED_MS, FIRST_THROTTLED_MS * 2 ** rejections), random);
}

/** Returns the ms until a window that other clients may have used up is over, with jitter. */
export function waitForWindow(random: () => number): number {
  return WINDOW_MS + windowJitter(random);
}

/** Returns up to 5000 ms, so that clients that wait for the same window do not retry together. */
export function windowJitter(random: () => number): number {
  return Math.round(WINDOW_JITTER_MS * random());
}

function addJitter(longest: number, random: () => number): number {
  return Math.round(longest * (0.5 + random() / 2));
}

/** Includes the first attempt. */
const MAX_ATTEMPTS = 3;
/** Rejections in a row that count as short-term throttling. More mean that the minute is used up. */
export const MOST_THROTTLED = 5;

/**
 * Sends a read-only request and retries it within the budget: up to three attempts after failures
 * that may pass, and without a limit after rate rejections (error 9). Returns the last result.
 */
export async function retryRead<Value>(
  attempt: () => Promise<Result<Value>>,
  budget: WaitBudget,
  random: () => number,
): Promise<Result<Value>> {
  let rejections = 0;
  let failures = 0;
  for (;;) {
    const result = await attempt();
    if (result.ok) return result;
    const { problem } = result;
    let pause: number;
    if (isRateRejection(problem)) {
      const isThrottled = problem.limit !== 'repetition' && rejections < MOST_THROTTLED;
      pause = isThrottled ? backOffThrottled(rejections, random) : waitForWindow(random);
      rejections += 1;
      if ((problem.waitMs ?? 0) > budget.left) return result;
    } else {
      failures += 1;
      if (!mayPass(problem) || failures === MAX_ATTEMPTS) return result;
      pause = backOff(failures, random);
    }
    if (!(await budget.wait(pause))) return result;
  }
}

/** A redirect or an HTTP status 4xx is the same at the next attempt. */
function mayPass(problem: Problem): boolean {
  if (problem.kind === 'input' || problem.kind === 'gateway' || problem.retry === 'never') {
    return false;
  }
  if (problem.kind !== 'transport') return true;
  const { reason, httpStatus } = problem;
  return reason !== 'redirect' && (httpStatus === null || httpStatus >= 500);
}
