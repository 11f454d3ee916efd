import type { GatewayFields, MessageKey } from '../endpoints/answer-context';
import { isRateRejection, type Problem, type RateRejection } from '../problem';
import { failure, type Result } from '../result';
import { ACCOUNT_REFUSALS } from '../tables';
import { backOff, backOffFromCrowd, waitForWindow, windowJitter } from './back-off';
import { chooseStep, type StatusBatch } from './choose-batch';
import type { ConcurrencyLimit } from './concurrency-limit';
import { StatusPacing } from './status-pacing';
import { StatusRun, type StatusAsker, type StatusResults, type Wanted } from './status-run';
import { wait, type Waiting } from './waiting';

export interface CollectorPorts extends Pick<Waiting, 'clock' | 'sleep'> {
  /** 0 to 1. */
  readonly random: () => number;
}

/** So often in a row a request that met no gateway is made again, where nobody else will ask. */
const MAX_FAILURES = 2;
/**
 * So many rejections of one message are taken for a crowd, which passes. More of them mean that
 * others used up the minute of this very message.
 */
const MOST_CROWDED = 5;
/** How long a rejected list tells that others ask for lists, too. */
const CONTENTION_MS = 180_000;
/** How often to look again where nothing tells when a turn comes. */
const LOOK_AGAIN_MS = 250;

/**
 * Asks for the statuses that all executions of a process want of one account, within the limits of
 * status.php: what is wanted at the same time is joined into requests for up to 4,000 messages. Each
 * execution has its own results, and may be cancelled without harm to the others.
 */
export class StatusCollector {
  private readonly pacing = new StatusPacing();
  /** In the order of their turns. */
  private readonly runs = new Set<StatusRun>();
  private readonly batches = new Map<StatusBatch, AbortController>();
  private isWorking = false;
  private wake: () => void = () => undefined;
  private pausedUntil = -Infinity;
  /** Until when it last slept undisturbed; the clock may tell less. */
  private sleptUntil = -Infinity;
  /** Rejections in a row while only one request at a time was made. */
  private crowd = 0;
  private contendedUntil = -Infinity;

  constructor(
    private readonly limit: ConcurrencyLimit,
    private readonly ports: CollectorPorts,
  ) {}

  get isBusy(): boolean {
    return this.runs.size > 0 || this.batches.size > 0;
  }

  isIdle(now: number): boolean {
    return !this.isBusy && this.pacing.isIdle(now);
  }

  /**
   * Statuses of the keys (all different). A key whose turn would come after the deadline has no
   * result. A rejection for the rate (error 9) is waited out, five minutes or until the deadline, and
   * without a deadline so is a failure of the network; a wrong credential or a blocked address ends
   * the run for all keys.
   */
  async ask(
    keys: readonly MessageKey[],
    deadline: number,
    asker: StatusAsker,
  ): Promise<StatusResults> {
    if (keys.length === 0) return new Map();
    const run = new StatusRun(keys, deadline, asker, this.ports.clock());
    const look = (): void => this.wake();
    asker.signal?.addEventListener('abort', look);
    this.runs.add(run);
    this.wake();
    if (!this.isWorking) void this.work();
    try {
      return await run.done;
    } finally {
      asker.signal?.removeEventListener('abort', look);
    }
  }

  private async work(): Promise<void> {
    this.isWorking = true;
    try {
      // Those who ask in the same moment are all heard first.
      await Promise.resolve();
      while (this.runs.size > 0) await this.step();
    } catch (error) {
      for (const run of this.runs) run.fail(error);
      this.runs.clear();
    } finally {
      this.isWorking = false;
    }
  }

  private async step(): Promise<void> {
    const { clock } = this.ports;
    const now = clock();
    this.finishRuns(now);
    if (this.runs.size === 0) return;
    const { runs, pacing, limit, pausedUntil } = this;
    const running = this.batches.size;
    const isContended = now < this.contendedUntil;
    const gatheredAt = Math.max(now, this.sleptUntil);
    const step = chooseStep({ now, gatheredAt, runs, pacing, limit, running, isContended });
    if (step.kind === 'ask' && now >= pausedUntil) return this.start(step.batch, now);
    const until = step.kind === 'ask' ? pausedUntil : step.until;
    const isOpen = until === Infinity && running === 0;
    if (until > now) await this.waitUntil(isOpen ? now + LOOK_AGAIN_MS : until, now);
  }

  private finishRuns(now: number): void {
    for (const run of this.runs) if (run.finish(now)) this.runs.delete(run);
    for (const [{ runs }, controller] of this.batches) {
      if (runs.every(({ isAborted }) => isAborted)) controller.abort();
    }
  }

  private async waitUntil(until: number, now: number): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.wake = resolve;
    });
    if (until === Infinity) return await woken;
    const stop = new AbortController();
    const { clock, sleep } = this.ports;
    const isAnyAborted = () => [...this.runs].some(({ isAborted }) => isAborted);
    try {
      const slept = wait(until - now, { clock, sleep, signal: stop.signal });
      if ((await Promise.race([woken, slept])) === true) this.sleptUntil = until;
    } catch (error) {
      if (!isAnyAborted()) throw error;
    } finally {
      stop.abort();
    }
  }

  private start(batch: StatusBatch, now: number): void {
    for (const run of batch.runs) {
      run.running += 1;
      // Whoever was served goes to the end of the line.
      this.runs.delete(run);
      this.runs.add(run);
    }
    for (const wanted of batch.wanted.flat()) wanted.run.take(wanted);
    this.pacing.start(batch.budgets);
    const controller = new AbortController();
    this.batches.set(batch, controller);
    void this.carryOut(batch, controller.signal, now);
  }

  private async carryOut(
    batch: StatusBatch,
    signal: AbortSignal,
    startedAt: number,
  ): Promise<void> {
    const { keys, budgets, runs } = batch;
    const { asker } = runs.find(({ isAborted }) => !isAborted) ?? (runs[0] as StatusRun);
    const results = await asker.ask(keys, signal);
    const isRejected = results.some((result) => !result.ok && isRateRejection(result.problem));
    if (isRejected) this.pacing.cancel(budgets);
    else this.pacing.end(budgets, this.ports.clock());
    this.batches.delete(batch);
    for (const run of runs) run.running -= 1;
    this.take(batch, results, { startedAt, isAskerGone: asker.signal?.aborted === true });
    this.wake();
  }

  private take(
    batch: StatusBatch,
    results: readonly Result<GatewayFields>[],
    { startedAt, isAskerGone }: { readonly startedAt: number; readonly isAskerGone: boolean },
  ): void {
    const problem = results.find((result) => !result.ok)?.problem;
    if (problem === undefined) return this.deliver(batch, results);
    if (isRateRejection(problem)) return this.reject(batch, problem, startedAt);
    if (problem.kind === 'gateway' && ACCOUNT_REFUSALS.has(problem.name)) {
      this.stopAll(batch, problem);
    } else if (results.every((result) => !result.ok)) {
      return this.retry(batch, results, { problem, isAskerGone });
    }
    this.deliver(batch, results);
  }

  /** What is wrong with the account is wrong for everybody who uses the same secrets. */
  private stopAll({ runs }: StatusBatch, problem: Problem): void {
    const [{ asker }] = runs as readonly [StatusRun];
    for (const run of this.runs) {
      if (run.asker.credential === asker.credential) run.stop(failure(problem));
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
    const now = this.ports.clock();
    this.crowd = Math.max(0, this.crowd - 1);
    for (const run of runs) if (!again.has(run)) run.failures = 0;
    wanted.forEach((ofKey, place) => {
      for (const one of ofKey) {
        const { run } = one;
        if (again.has(run)) {
          if (run.failures > 0) one.notBefore = now + backOff(run.failures, this.ports.random);
          run.putBack(one);
        } else run.settle(one, results[place] as Result<GatewayFields>);
      }
    });
  }

  private reject(batch: StatusBatch, problem: RateRejection, startedAt: number): void {
    const now = this.ports.clock();
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
    this.pausedUntil = now + backOffFromCrowd(this.crowd, this.ports.random);
    this.crowd += 1;
  }

  private postpone(wanted: Wanted, now: number): void {
    const { random } = this.ports;
    const isCrowd = wanted.rejections < MOST_CROWDED;
    wanted.notBefore =
      now + (isCrowd ? backOffFromCrowd(wanted.rejections, random) : waitForWindow(random));
    wanted.rejections += 1;
  }
}

function mayPass(problem: Problem): boolean {
  return problem.kind !== 'input' && problem.kind !== 'gateway' && problem.retry === 'later';
}

/** Whoever gives a deadline asks again by himself. */
function isWorthRepeating(run: StatusRun): boolean {
  const isOpen = run.deadline === Infinity && !run.isAborted;
  return run.asker.repeats && isOpen && run.failures < MAX_FAILURES;
}
