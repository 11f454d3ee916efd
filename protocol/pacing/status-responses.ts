import type { GatewayFields } from '../wire/gateway-fields';
import { isRateRejection, type Problem, type RateRejection } from '../problem';
import { failure, type Result } from '../result';
import { ACCOUNT_ERRORS } from '../tables';
import type { StatusBatch } from './choose-batch';
import type { ConcurrencyLimit } from './concurrency-limit';
import {
  backOff,
  backOffThrottled,
  MOST_THROTTLED,
  waitForWindow,
  type Waiting,
  windowJitter,
} from './retry';
import type { StatusRateLimiter } from './status-rate-limit';
import type { StatusRun, Wanted } from './status-run';

export interface CollectorPorts
  extends Required<Pick<Waiting, 'monotonicNow'>>,
    Pick<Waiting, 'sleep'> {
  /** Returns a random number from 0 to 1. */
  readonly random: () => number;
}

/** Retries in a row after network failures, if the caller has no deadline. */
const MAX_FAILURES = 2;
/** Time after a rejected multiple request in which other clients are assumed to send them too. */
const CONTENTION_MS = 180_000;

/** Applies the responses of status.php to the runs and to the timing of the next requests. */
export class StatusResponses {
  /** No request starts before this moment. */
  pausedUntil = -Infinity;
  /** Until this moment other clients of the account are assumed to send multiple requests. */
  contendedUntil = -Infinity;
  /** Rejections in a row while the concurrency limit was 1. */
  private rejections = 0;

  constructor(
    private readonly runs: ReadonlySet<StatusRun>,
    private readonly pacing: StatusRateLimiter,
    private readonly limit: ConcurrencyLimit,
    private readonly ports: CollectorPorts,
  ) {}

  /**
   * Gives the results of a request to its runs, or schedules a retry.
   * @param isCancelled whether the execution that sent the request was cancelled
   */
  apply(
    batch: StatusBatch,
    results: readonly Result<GatewayFields>[],
    { startedAt, isCancelled }: { readonly startedAt: number; readonly isCancelled: boolean },
  ): void {
    const problem = results.find((result) => !result.ok)?.problem;
    if (problem === undefined) return this.deliver(batch, results);
    if (isRateRejection(problem)) return this.reject(batch, problem, startedAt);
    if (problem.kind === 'gateway' && ACCOUNT_ERRORS.has(problem.name)) {
      this.stopAll(batch, problem);
    } else if (results.every((result) => !result.ok)) {
      return this.retry(batch, results, { problem, isCancelled });
    }
    this.deliver(batch, results);
  }

  /** Stops all runs with the same secrets, because an account error applies to all of them. */
  private stopAll({ runs }: StatusBatch, problem: Problem): void {
    const [{ requester }] = runs as readonly [StatusRun];
    for (const run of this.runs) {
      if (run.requester.credential === requester.credential) run.stop(failure(problem));
    }
  }

  /** Handles a request that failed as a whole. */
  private retry(
    batch: StatusBatch,
    results: readonly Result<GatewayFields>[],
    { problem, isCancelled }: { readonly problem: Problem; readonly isCancelled: boolean },
  ): void {
    const again = new Set<StatusRun>();
    const isOfContent = problem.kind === 'gateway' || problem.kind === 'unreadable';
    for (const run of batch.runs) {
      // The execution that sent the request was cancelled, but other runs still need the results.
      const isForOthers = isCancelled && !run.isAborted;
      if (mayPass(problem) && mayRetry(run) && !isForOthers) run.failures += 1;
      // The message of one run may be the cause, so each run sends its own requests.
      else if (isOfContent && batch.runs.length > 1) run.isAlone = true;
      else if (!isForOthers) continue;
      again.add(run);
    }
    this.deliver(batch, results, again);
  }

  /** Gives each run its results, except runs that retry: their messages wait again. */
  private deliver(
    { wanted, runs }: StatusBatch,
    results: readonly Result<GatewayFields>[],
    again: ReadonlySet<StatusRun> = new Set(),
  ): void {
    const now = this.ports.monotonicNow();
    this.rejections = Math.max(0, this.rejections - 1);
    for (const run of runs) if (!again.has(run)) run.failures = 0;
    wanted.forEach((ofKey, place) => {
      for (const one of ofKey) {
        const { run } = one;
        if (again.has(run)) {
          if (run.failures > 0) one.notBefore = now + backOff(run.failures, this.ports.random);
          run.putBack(one);
        } else run.setResult(one, results[place] as Result<GatewayFields>);
      }
    });
  }

  private reject(batch: StatusBatch, problem: RateRejection, startedAt: number): void {
    const now = this.ports.monotonicNow();
    const { random } = this.ports;
    const isWindow = batch.keys.length > 1 && problem.limit !== 'concurrency';
    if (isWindow) {
      this.pacing.noteForeignList(now + windowJitter(random));
      this.contendedUntil = now + CONTENTION_MS;
    } else if (problem.limit !== 'repetition') this.slowDown(startedAt, now);
    for (const run of batch.runs) run.noteRejection(problem, now);
    for (const one of batch.wanted.flat()) {
      if (!isWindow) this.postpone(one, now);
      one.run.putBack(one);
    }
  }

  private slowDown(startedAt: number, now: number): void {
    const isAlone = this.limit.limit === 1;
    this.limit.noteRejection(startedAt);
    if (!isAlone) return;
    // The limit cannot fall below 1, so requests become less frequent.
    this.pausedUntil = now + backOffThrottled(this.rejections, this.ports.random);
    this.rejections += 1;
  }

  private postpone(wanted: Wanted, now: number): void {
    const { random } = this.ports;
    const isThrottled = wanted.rejections < MOST_THROTTLED;
    wanted.notBefore =
      now + (isThrottled ? backOffThrottled(wanted.rejections, random) : waitForWindow(random));
    wanted.rejections += 1;
  }
}

function mayPass(problem: Problem): boolean {
  return problem.kind !== 'input' && problem.kind !== 'gateway' && problem.retry === 'later';
}

/** Callers that set a deadline retry on their own. */
function mayRetry(run: StatusRun): boolean {
  const isOpen = run.deadline === Infinity && !run.isAborted;
  return run.requester.retries && isOpen && run.failures < MAX_FAILURES;
}
