import type { GatewayFields, MessageKey } from '../endpoints/answer-context';
import { transportFailure, type Problem } from '../problem';
import { failure, type Result } from '../result';
import { ACCOUNT_REFUSALS } from '../tables';
import { backOff } from './back-off';
import { toKeyText, type StatusPacing } from './status-pacing';
import { isAborted, monotonicClock, wait, type Waiting } from './waiting';

export interface StatusRunner extends Waiting {
  readonly pacing: StatusPacing;
  /** Whether a request that met no gateway is made again. */
  readonly repeats: boolean;
  /** One request; results in the order of the keys. Never throws. */
  readonly ask: (keys: readonly MessageKey[]) => Promise<readonly Result<GatewayFields>[]>;
}

export type StatusResults = ReadonlyMap<string, Result<GatewayFields>>;

/** After so many refusals for the rate in a row the next one is the result of all that wait. */
const MAX_REFUSALS = 2;
/** A pacing may be shared; how often to look whether the request of another runner has ended. */
const LOOK_AGAIN_MS = 250;

/** So often in a row a request that met no gateway is made again, where nobody else will ask. */
const MAX_FAILURES = 2;

function isRateRefusal(problem: Problem): boolean {
  return problem.kind === 'gateway' && problem.name === 'duplicateOrRateLimit';
}

function aborted(): Result<never> {
  return failure(transportFailure('status', { reason: 'aborted', neverSent: true }));
}

class StatusRun {
  readonly results = new Map<string, Result<GatewayFields>>();
  private waiting: MessageKey[];
  private readonly running = new Set<Promise<void>>();
  private refusals = 0;
  private failures = 0;
  private pausedUntil = -Infinity;
  private readonly monotonicNow: () => number;
  /** Why no further request is made. */
  private stopped: Result<never> | null = null;

  constructor(
    keys: readonly MessageKey[],
    private readonly deadline: number,
    private readonly runner: StatusRunner,
  ) {
    this.waiting = [...keys];
    this.monotonicNow = monotonicClock(runner);
  }

  async run(): Promise<void> {
    while (await this.step());
    await Promise.all(this.running);
    if (this.stopped === null) return;
    for (const key of this.waiting) this.results.set(toKeyText(key), this.stopped);
  }

  /** False when nothing is left to be done before the deadline. */
  private async step(): Promise<boolean> {
    const { pacing } = this.runner;
    if (isAborted(this.runner)) this.stopped = aborted();
    if (this.stopped !== null) return false;
    if (this.waiting.length === 0) {
      // What is running may come back with a refusal for the rate, and then waits again.
      if (this.running.size === 0) return false;
      await Promise.race(this.running);
      return true;
    }
    const now = this.monotonicNow();
    const step =
      now < this.pausedUntil
        ? ({ kind: 'wait', until: this.pausedUntil } as const)
        : pacing.next(now, this.waiting);
    if (step.kind === 'ask') {
      this.start(step.keys);
    } else if (this.running.size > 0) {
      await Promise.race(this.running);
    } else {
      const until = step.until === Infinity ? now + LOOK_AGAIN_MS : step.until;
      if (until > this.deadline) return false;
      await wait(until - now, this.runner);
    }
    return true;
  }

  private start(keys: readonly MessageKey[]): void {
    const taken = new Set(keys);
    this.waiting = this.waiting.filter((key) => !taken.has(key));
    this.runner.pacing.start(keys);
    const request = this.finish(keys).finally(() => this.running.delete(request));
    this.running.add(request);
  }

  /** Whoever gives a deadline asks again by himself. */
  private isWorthRepeating(problem: Problem, results: readonly Result<GatewayFields>[]): boolean {
    const isOfRequest = results.every((result) => !result.ok);
    const mayPass = problem.kind !== 'input' && problem.kind !== 'gateway';
    const isPossible = mayPass && problem.retry === 'later' && !isAborted(this.runner);
    const isLeft = this.deadline === Infinity && this.failures < MAX_FAILURES;
    return this.runner.repeats && isOfRequest && isPossible && isLeft;
  }

  private async finish(keys: readonly MessageKey[]): Promise<void> {
    const { ask, pacing } = this.runner;
    const results = await ask(keys).finally(() => pacing.end(keys, this.monotonicNow()));
    const problem = results.find((result) => !result.ok)?.problem;
    if (problem !== undefined && isRateRefusal(problem)) {
      if (pacing.pause(this.monotonicNow())) this.refusals += 1;
      if (this.refusals > MAX_REFUSALS) this.stopped = failure(problem);
      this.waiting = [...keys, ...this.waiting];
      return;
    }
    if (problem !== undefined && this.isWorthRepeating(problem, results)) {
      this.failures += 1;
      this.pausedUntil = this.monotonicNow() + backOff(this.failures, () => 1);
      this.waiting = [...keys, ...this.waiting];
      return;
    }
    if (problem?.kind === 'gateway' && ACCOUNT_REFUSALS.has(problem.name)) {
      this.stopped = failure(problem);
    }
    this.refusals = 0;
    this.failures = 0;
    keys.forEach((key, index) => {
      this.results.set(toKeyText(key), results[index] as Result<GatewayFields>);
    });
  }
}

/**
 * Statuses of the keys (all different), within the limits of status.php. A key whose turn would
 * come after the deadline has no result. A refusal for the rate (error 9) is waited out a few
 * times, and without a deadline so is a failure of the network; a wrong credential or a blocked
 * address ends the run for all keys.
 */
export async function runStatusRequests(
  keys: readonly MessageKey[],
  deadline: number,
  runner: StatusRunner,
): Promise<StatusResults> {
  const run = new StatusRun(keys, deadline, runner);
  await run.run();
  return run.results;
}
