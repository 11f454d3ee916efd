interface Timer {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that jumps from one timer to the next, so that minutes pass in no time. */
export class FakeTime {
  private timers: Timer[] = [];
  /** Every requested pause, in milliseconds. */
  readonly pauses: number[] = [];

  constructor(private now = 1_700_000_000_000) {}

  readonly clock = (): number => this.now;

  /** Like n8n's sleep: rejects when the signal is aborted. */
  readonly sleep = (ms: number, signal?: AbortSignal): Promise<void> => {
    this.pauses.push(ms);
    return this.wakeAfter(ms, signal);
  };

  wakeAfter(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = { at: this.now + ms, wake: resolve };
      this.timers.push(timer);
      signal?.addEventListener('abort', () => {
        this.timers = this.timers.filter((other) => other !== timer);
        reject(new Error('aborted'));
      });
    });
  }

  /** Advances the time until the work is done. */
  async run<Value>(work: Promise<Value>): Promise<Value> {
    const state = { isDone: false };
    const finish = () => {
      state.isDone = true;
    };
    work.then(finish, finish);
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (state.isDone) return work;
      const next = this.timers.reduce<Timer | null>(
        (first, timer) => (first === null || timer.at < first.at ? timer : first),
        null,
      );
      if (next === null) throw new Error('Nothing would ever wake the work up');
      this.timers.splice(this.timers.indexOf(next), 1);
      this.now = Math.max(this.now, next.at);
      next.wake();
    }
  }
}
