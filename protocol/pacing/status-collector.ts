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
 * Requests the message statuses for all executions of a process that use one account, within the
 * limits of status.php. Combines simultaneous requests into one for up to 4,000 messages. Each
 * execution has its own results and can be cancelled without affecting the others.
 */
export class StatusCollector {
  private readonly pacing = new StatusRateLimiter();
  /** The next one first. */
  private readonly runs = new Set<StatusRun>();
  private readonly batches = new Map<StatusBatch, AbortController>();
  private readonly responses: StatusResponses;
  private isWorking = false;
  private wake: () => void = () => undefined;
  /** End of the last complete sleep. The clock may return an earlier time. */
  private sleptUntil = -Infinity;

  constructor(
    private readonly limit: ConcurrencyLimit,
    private readonly ports: CollectorPorts,
  ) {
    this.responses = new StatusResponses(this.runs, this.pacing, limit, ports);
  }

  get isBusy(): boolean {
    return this.runs.size > 0 || this.batches.size > 0;
  }

  isIdle(now: number): boolean {
    return !this.isBusy && this.pacing.isIdle(now);
  }

  /**
   * Returns the statuses of the keys (all different). A key that the limits would delay beyond the
   * deadline has no result. Rate rejections (error 9) are retried for five minutes or until the
   * deadline. Network failures are retried if there is no deadline. A wrong credential or a blocked
   * IP address ends the run for all keys.
   * @param deadline ms of the monotonic clock; `Infinity` for none
   */
  async request(
    keys: readonly MessageKey[],
    deadline: number,
    requester: StatusRequester,
  ): Promise<StatusResults> {
    if (keys.length === 0) return new Map();
    const run = new StatusRun(keys, deadline, requester, this.ports.monotonicNow());
    const look = (): void => this.wake();
    requester.signal?.addEventListener('abort', look);
    this.runs.add(run);
    this.wake();
    if (!this.isWorking) void this.work();
    try {
      return await run.done;
    } finally {
      requester.signal?.removeEventListener('abort', look);
    }
  }

  private async work(): Promise<void> {
    this.isWorking = true;
    try {
      // Collects all requests of the same turn of the event loop.
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
    const { pausedUntil, contendedUntil } = this.responses;
    const running = this.batches.size;
    const isContended = now < contendedUntil;
    const gatheredAt = Math.max(now, this.sleptUntil);
    const timing = { now, gatheredAt, pausedUntil, isContended };
    const step = chooseStep({ ...timing, runs, pacing, limit, running });
    if (step.kind === 'request') return this.start(step.batch, now);
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
      // The run moves to the end of the queue.
      this.runs.delete(run);
      this.runs.add(run);
    }
    for (const wanted of batch.wanted.flat()) wanted.run.remove(wanted);
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
    const { requester } = runs.find(({ isAborted }) => !isAborted) ?? (runs[0] as StatusRun);
    const results = await requester.request(keys, signal);
    const isRejected = results.some((result) => !result.ok && isRateRejection(result.problem));
    if (isRejected) this.pacing.cancel(budgets);
    else this.pacing.end(budgets, this.ports.monotonicNow());
    this.batches.delete(batch);
    for (const run of runs) run.running -= 1;
    const isCancelled = requester.signal?.aborted === true;
    this.responses.apply(batch, results, { startedAt, isCancelled });
    this.wake();
  }
}
