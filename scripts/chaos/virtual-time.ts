/**
 * A clock that advances only while everything waits, so that hours of simulation take no time. It
 * stands still during work and then jumps to the next moment that is awaited.
 */
export interface VirtualTime {
  now(): number;
  /** Resolves at its time, or immediately when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Freezes the clock until the work is done. */
  during<Value>(work: () => Promise<Value>): Promise<Value>;
  pass(ms: number): void;
  /** Called after every jump. */
  onPass: () => Promise<void>;
}

interface Timer {
  readonly at: number;
  readonly wake: () => void;
}

export function createVirtualTime(start: number): VirtualTime {
  let now = start;
  let busy = 0;
  let isJumping = false;
  const timers = new Set<Timer>();

  function findNext(): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of timers) if (next === undefined || timer.at < next.at) next = timer;
    return next;
  }

  async function jump(): Promise<void> {
    isJumping = true;
    while (timers.size > 0) {
      // Run everything that does not wait for the clock first.
      await new Promise((resolve) => setImmediate(resolve));
      const next = busy === 0 ? findNext() : undefined;
      if (next === undefined) continue;
      now = Math.max(now, next.at);
      await time.onPass();
      next.wake();
    }
    isJumping = false;
  }

  const time: VirtualTime = {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const wake = (): void => {
          timers.delete(timer);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const timer = { at: now + ms, wake };
        timers.add(timer);
        signal?.addEventListener('abort', wake);
        if (!isJumping) void jump();
      }),
    async during(work) {
      busy += 1;
      try {
        return await work();
      } finally {
        busy -= 1;
      }
    },
    pass(ms) {
      now += ms;
    },
    onPass: () => Promise.resolve(),
  };
  return time;
}
