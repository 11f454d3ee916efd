interface Timer {
  /** Milliseconds on the monotonic clock. */
  readonly dueAt: number;
  readonly run: () => void;
}

type JumpListener = (ms: number) => void | Promise<void>;

/** Different from the date, so that a test notices which of the two clocks was read. */
const MONOTONIC_START = 1_000_000;

/**
 * A clock and its timers in memory, so that hours pass in milliseconds. The clock stands still
 * until `run` or `advance` moves it. It then jumps from timer to timer in the order of their due
 * times; timers that are due at the same moment run in the order in which they were set. Before
 * each jump, everything that can go on without the clock goes on.
 */
export class FakeTime {
  private elapsed = 0;
  private dateShift = 0;
  private timers: Timer[] = [];
  private listeners: JumpListener[] = [];
  private runs = 0;
  private holds = 0;
  private loop: Promise<void> | null = null;
  private lastJump: Promise<unknown> = Promise.resolve();

  /** @param start the date at the beginning, in milliseconds since 1970 */
  constructor(private readonly start = Date.UTC(2023, 10, 14, 22, 13, 20)) {}

  /** The date, like `Date.now`. */
  readonly clock = (): number => this.start + this.dateShift + this.elapsed;

  /** Milliseconds that only grow, like `performance.now`. */
  readonly monotonicNow = (): number => MONOTONIC_START + this.elapsed;

  /** Timers that have neither run nor been cancelled. */
  get planned(): number {
    return this.timers.length;
  }

  /** Runs a callback after `ms` milliseconds, never at once; returns a function that cancels it. */
  readonly schedule = (ms: number, run: () => void): (() => void) => {
    const timer = { dueAt: this.monotonicNow() + Math.max(0, ms), run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  };

  /** Resolves after `ms` milliseconds, or as soon as the signal is aborted. */
  readonly sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const wake = (): void => {
        cancel();
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const cancel = this.schedule(ms, wake);
      signal?.addEventListener('abort', wake);
    });

  /** Sleeps and moves the clock meanwhile, for code that nobody passes to `run`. */
  readonly sleepAndRun = (ms: number, signal?: AbortSignal): Promise<void> =>
    this.run(this.sleep(ms, signal));

  /**
   * Moves the clock until the work is done; returns its value or throws its error. Throws as well
   * when no timer is left that the work could wait for. Several runs may overlap.
   */
  async run<Value>(work: Promise<Value>): Promise<Value> {
    this.runs += 1;
    this.loop ??= this.jumpWhileRunning();
    try {
      return await Promise.race([work, this.loop.then(() => work)]);
    } finally {
      this.runs -= 1;
    }
  }

  /** Moves the clock by `ms` milliseconds and runs everything due by then. Meanwhile, runs wait. */
  async advance(ms: number): Promise<void> {
    const until = this.monotonicNow() + ms;
    await this.during(async () => {
      await settle();
      while (await this.jump(until)) await settle();
      await this.inTurn(() => this.moveTo(until));
    });
  }

  /** Sets the date forward or, with a negative number, back. Timers and `monotonicNow` go on. */
  shiftDate(ms: number): void {
    this.dateShift += ms;
  }

  /** Keeps `run` from moving the clock while real work, e.g. a request over a socket, is done. */
  readonly during = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    this.holds += 1;
    try {
      return await work();
    } finally {
      this.holds -= 1;
    }
  };

  /**
   * Calls the listener after each jump, with its length in milliseconds, and awaits it before the
   * timer runs. The listener must not move the clock. Returns a function that removes it.
   */
  onJump(listener: JumpListener): () => void {
    this.listeners.push(listener);
    return () => {
      this.listeners = this.listeners.filter((other) => other !== listener);
    };
  }

  /** One loop for all runs: two would not let everything go on before each jump. */
  private async jumpWhileRunning(): Promise<void> {
    try {
      for (;;) {
        await settle();
        if (this.runs === 0) return;
        if (this.holds > 0) continue;
        if (!(await this.jump(Infinity))) {
          throw new Error('Nothing would ever wake the work up: no timer is left');
        }
      }
    } finally {
      this.loop = null;
    }
  }

  /** Runs the next timer that is due by a moment; false when there is none. */
  private jump(until: number): Promise<boolean> {
    return this.inTurn(async () => {
      const next = this.findNext();
      if (next === null || next.dueAt > until) return false;
      await this.moveTo(next.dueAt);
      // A listener may have cancelled it.
      if (!this.timers.includes(next)) return true;
      this.timers = this.timers.filter((other) => other !== next);
      next.run();
      return true;
    });
  }

  private findNext(): Timer | null {
    return this.timers.reduce<Timer | null>(
      (first, timer) => (first === null || timer.dueAt < first.dueAt ? timer : first),
      null,
    );
  }

  private async moveTo(moment: number): Promise<void> {
    const ms = Math.max(0, moment - this.monotonicNow());
    this.elapsed += ms;
    for (const listener of this.listeners) await listener(ms);
  }

  /** One jump after the other, however many runs and advances overlap. */
  private inTurn<Value>(step: () => Promise<Value>): Promise<Value> {
    const done = this.lastJump.then(step);
    this.lastJump = done.catch(() => undefined);
    return done;
  }
}

/** Resolves when no promise can go on without a timer or a socket. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
