/** One delivery; jobs of the same subject run one after the other. */
export interface Job {
  readonly subject: string;
  run(): Promise<void>;
}

export interface DeliveryQueue {
  add(job: Job): void;
  /** Resolves when no job is queued or in flight. */
  waitUntilIdle(): Promise<void>;
  /** Discards queued jobs; those in flight finish. */
  clear(): void;
}

/** Runs up to `width` jobs at once. A job must not reject. */
export function createDeliveryQueue(width: number): DeliveryQueue {
  const lanes = new Map<string, Job[]>();
  const running = new Set<string>();
  let ready: string[] = [];
  let waiters: (() => void)[] = [];

  const isIdle = (): boolean => running.size === 0 && ready.length === 0;

  function pump(): void {
    while (running.size < width) {
      const subject = ready.shift();
      if (subject === undefined) break;
      const job = lanes.get(subject)?.shift();
      if (!job) continue;
      running.add(subject);
      void job.run().finally(() => finish(subject));
    }
    if (isIdle()) {
      for (const resolve of waiters) resolve();
      waiters = [];
    }
  }

  function finish(subject: string): void {
    running.delete(subject);
    if ((lanes.get(subject)?.length ?? 0) > 0) ready.push(subject);
    else lanes.delete(subject);
    pump();
  }

  return {
    add(job) {
      const lane = lanes.get(job.subject);
      if (lane) {
        lane.push(job);
      } else {
        lanes.set(job.subject, [job]);
        ready.push(job.subject);
      }
      pump();
    },
    waitUntilIdle() {
      if (isIdle()) return Promise.resolve();
      return new Promise((resolve) => waiters.push(resolve));
    },
    clear() {
      ready = [];
      for (const [subject, lane] of lanes) {
        if (running.has(subject)) lane.length = 0;
        else lanes.delete(subject);
      }
      pump();
    },
  };
}
