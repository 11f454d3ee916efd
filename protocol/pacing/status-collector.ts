import type { MessageKey } from '../wire/status-query';
import { isRateRejection } from '../problem';
import { chooseStep, type StatusBatch } from './choose-batch';
import type { ConcurrencyLimit } from './concurrency-limit';
import { LOOK_AGAIN_MS } from './rate-limit';
import { StatusRateLimiter } from './status-rate-limit';
import { StatusResponses, type CollectorPorts } from './status-responses';
import { StatusRun, type StatusRequester, type StatusResults } from './status-run';
import { wait } from './retry';

/**
 * Asks for the statuses that all executions of a process want of one account, within the limits of
 * status.php: what is wanted at the same time is joined into requests for up to 4,000 messages. Each
 * execution has its own results, and may be cancelled without harm to the others.
 */
export class StatusCollector {
  private readonly pacing = new StatusRateLimiter();
  /** In the order of their turns. */
  private readonly runs = new Set<StatusRun>();
  private readonly batches = new Map<StatusBatch, AbortController>();
  private readonly answers: StatusResponses;
  private isWorking = false;
  private wake: () => void = () => undefined;
  /** Until when it last slept undisturbed; the clock may tell less. */
  private sleptUntil = -Infinity;

  constructor(
    private readonly limit: ConcurrencyLimit,
    private readonly ports: CollectorPorts,
  ) {
    this.answers = new StatusResponses(this.runs, this.pacing, limit, ports);
  }

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
  async request(
    keys: readonly MessageKey[],
    deadline: number,
    asker: StatusRequester,
  ): Promise<StatusResults> {
    if (keys.length === 0) return new Map();
    const run = new StatusRun(keys, deadline, asker, this.ports.monotonicNow());
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
    const { monotonicNow } = this.ports;
    const now = monotonicNow();
    this.finishRuns(now);
    if (this.runs.size === 0) return;
    const { runs, pacing, limit } = this;
    const { pausedUntil, contendedUntil } = this.answers;
    const running = this.batches.size;
    const isContended = now < contendedUntil;
    const gatheredAt = Math.max(now, this.sleptUntil);
    const timing = { now, gatheredAt, pausedUntil, isContended };
    const step = chooseStep({ ...timing, runs, pacing, limit, running });
    if (step.kind === 'ask') return this.start(step.batch, now);
    const { until } = step;
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
    const { sleep } = this.ports;
    const isAnyAborted = () => [...this.runs].some(({ isAborted }) => isAborted);
    try {
      const slept = wait(until - now, { sleep, signal: stop.signal });
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
    const { requester: asker } = runs.find(({ isAborted }) => !isAborted) ?? (runs[0] as StatusRun);
    const results = await asker.request(keys, signal);
    const isRejected = results.some((result) => !result.ok && isRateRejection(result.problem));
    if (isRejected) this.pacing.cancel(budgets);
    else this.pacing.end(budgets, this.ports.monotonicNow());
    this.batches.delete(batch);
    for (const run of runs) run.running -= 1;
    this.answers.take(batch, results, { startedAt, isAskerGone: asker.signal?.aborted === true });
    this.wake();
  }
}
