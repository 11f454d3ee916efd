import { isRateRejection, type Problem } from '../problem';
import type { Result } from '../result';
import { windowMs } from '../tables';

/** How the protocol waits, all of it given from outside. */
export interface Waiting {
  /** The date: milliseconds since 1970, UTC, e.g. `Date.now`. For what requests and responses date. */
  readonly clock: () => number;
  /**
   * Milliseconds of a clock that is never set back, from any origin, e.g. `performance.now`. For
   * pauses and limits only: its values are not dates. Default: `clock`.
   */
  readonly monotonicNow?: () => number;
  /** Resolves after so many milliseconds, or earlier (or rejects) when the signal is aborted. */
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

/** For durations: a date that is set back must not make a pause longer. */
export function monotonicClock({
  monotonicNow,
  clock,
}: Pick<Waiting, 'clock' | 'monotonicNow'>): () => number {
  return monotonicNow ?? clock;
}

export function isAborted({ signal }: Pick<Waiting, 'signal'>): boolean {
  return signal?.aborted === true;
}

/** Waits; false when the signal was aborted, whatever the injected sleep makes of that. */
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

const FIRST_MS = 1000;
const LONGEST_MS = 30_000;
/** Too many requests at once pass within fractions of a second, so the first pause is a short one. */
const FIRST_CROWDED_MS = 250;
const LONGEST_CROWDED_MS = 8000;
/** All documented windows are a minute long. */
const WINDOW_MS = windowMs(60);
const WINDOW_JITTER_MS = 5000;

/**
 * Milliseconds before the next attempt: doubling with each, at most half a minute, and between half
 * of that and all of it by chance, so that many workflows that failed together do not come back
 * together. `random` gives 0 to 1.
 */
export function backOff(attempt: number, random: () => number): number {
  return shorten(Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt), random);
}

/** The same after a request was rejected because too many ran at once; `rejections` counts from 0. */
export function backOffThrottled(rejections: number, random: () => number): number {
  return shorten(Math.min(LONGEST_CROWDED_MS, FIRST_CROWDED_MS * 2 ** rejections), random);
}

/** Milliseconds until a window that others may have used up is surely over, with jitter. */
export function waitForWindow(random: () => number): number {
  return WINDOW_MS + windowJitter(random);
}

/** Up to five seconds, so that those who wait for the same window do not come back together. */
export function windowJitter(random: () => number): number {
  return Math.round(WINDOW_JITTER_MS * random());
}

function shorten(longest: number, random: () => number): number {
  return Math.round(longest * (0.5 + random() / 2));
}

/** The first attempt included. */
const MOST_ATTEMPTS = 3;
/** So many rejections in a row are taken for a crowd, which passes; more mean that the minute is used up. */
export const MOST_THROTTLED = 5;

/**
 * A request that changes nothing is repeated whenever that may help, for as long as the budget
 * lasts. Rejections for the rate (error 9) end with the budget only.
 */
export async function repeatReading<Value>(
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
      const isCrowd = problem.limit !== 'repetition' && rejections < MOST_THROTTLED;
      pause = isCrowd ? backOffThrottled(rejections, random) : waitForWindow(random);
      rejections += 1;
      if ((problem.waitMs ?? 0) > budget.left) return result;
    } else {
      failures += 1;
      if (!mayPass(problem) || failures === MOST_ATTEMPTS) return result;
      pause = backOff(failures, random);
    }
    if (!(await budget.wait(pause))) return result;
  }
}

/** A redirect or a page that is not there answers the same the next time. */
function mayPass(problem: Problem): boolean {
  if (problem.kind === 'input' || problem.kind === 'gateway' || problem.retry === 'never') {
    return false;
  }
  if (problem.kind !== 'transport') return true;
  const { reason, httpStatus } = problem;
  return reason !== 'redirect' && (httpStatus === null || httpStatus >= 500);
}
