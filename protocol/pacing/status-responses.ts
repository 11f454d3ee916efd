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
  /** 0 to 1. */
  readonly random: () => number;
}

/** So often in a row a request that met no gateway is made again, where nobody else will ask. */
const MAX_FAILURES = 2;
/** How long a rejected list tells that others ask for lists, too. */
const CONTENTION_MS = 180_000;
/** What an answer of status.php means for those who asked, and for the next requests. */
export class StatusResponses {
  /** Before this moment nothing is asked. */
  pausedUntil = -Infinity;
  /** Until this moment others on the account are taken to ask for lists, too. */
  contendedUntil = -Infinity;
  /** Rejections in a row while only one request at a time was made. */
  private crowd = 0;

  constructor(
    private readonly runs: ReadonlySet<StatusRun>,
    private readonly pacing: StatusRateLimiter,
    private readonly limit: ConcurrencyLimit,
    private readonly ports: CollectorPorts,
  ) {}

  /** Gives the results of a request to those who wait for them, or has it made again. */
  take(
    batch: StatusBatch,
    results: readonly Result<GatewayFields>[],
    { startedAt, isAskerGone }: { readonly startedAt: number; readonly isAskerGone: boolean },
  ): void {
    const problem = results.find((result) => !result.ok)?.problem;
    if (problem === undefined) return this.deliver(batch, results);
    if (isRateRejection(problem)) return this.reject(batch, problem, startedAt);
    if (problem.kind === 'gateway' && ACCOUNT_ERRORS.has(problem.name)) {
      this.stopAll(batch, problem);
    } else if (results.every((result) => !result.ok)) {
      return this.retry(batch, results, { problem, isAskerGone });
    }
    this.deliver(batch, results);
  }

  /** What is wrong with the account is wrong for everybody who uses the same secrets. */
  private stopAll({ runs }: StatusBatch, problem: Problem): void {
    const [{ requester: asker }] = runs as readonly [StatusRun];
    for (const run of this.runs) {
      if (run.requester.credential === asker.credential) run.stop(failure(problem));
    }
  }

  /** After a request that failed as a whole. */
  private retry(
    batch: StatusBatch,
    results: readonly Result<GatewayFields>[],
    { problem, isAskerGone }: { readonly problem: Problem; readonly isAskerGone: boolean },
  ): void {
    const again = new Set<StatusRun>();
    const isOfContent = problem.kind === 'gateway' || problem.kind === 'unreadable';
    for (const run of batch.runs) {
      // The execution in whose name it was made was cancelled; the others still want to know.
      const isForOthers = isAskerGone && !run.isAborted;
      if (mayPass(problem) && isWorthRepeating(run) && !isForOthers) run.failures += 1;
      // Perhaps because of what one of them wants, so each asks by itself.
      else if (isOfContent && batch.runs.length > 1) run.isAlone = true;
      else if (!isForOthers) continue;
      again.add(run);
    }
    this.deliver(batch, results, again);
  }

  /** Gives each run its results; those that ask again wait instead. */
  private deliver(
    { wanted, runs }: StatusBatch,
    results: readonly Result<GatewayFields>[],
    again: ReadonlySet<StatusRun> = new Set(),
  ): void {
    const now = this.ports.monotonicNow();
    this.crowd = Math.max(0, this.crowd - 1);
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
    // Fewer at once is not possible, so less often.
    this.pausedUntil = now + backOffThrottled(this.crowd, this.ports.random);
    this.crowd += 1;
  }

  private postpone(wanted: Wanted, now: number): void {
    const { random } = this.ports;
    const isCrowd = wanted.rejections < MOST_THROTTLED;
    wanted.notBefore =
      now + (isCrowd ? backOffThrottled(wanted.rejections, random) : waitForWindow(random));
    wanted.rejections += 1;
  }
}

function mayPass(problem: Problem): boolean {
  return problem.kind !== 'input' && problem.kind !== 'gateway' && problem.retry === 'later';
}

/** Whoever gives a deadline asks again by himself. */
function isWorthRepeating(run: StatusRun): boolean {
  const isOpen = run.deadline === Infinity && !run.isAborted;
  return run.requester.repeats && isOpen && run.failures < MAX_FAILURES;
}
