const WALL_CLOCK_START = Date.parse('2026-11-27T12:00:00Z') - 1_000_000;

/** A clock that only moves when a test moves it, with its timers. */
export class FakeTime {
  private tasks: { at: number; run: () => void }[] = [];
  private milliseconds = 1_000_000;

  readonly now = (): number => this.milliseconds;

  /** The date, from another origin than `now`, so that a test sees which one was read. */
  readonly wallClock = (): number => WALL_CLOCK_START + this.milliseconds;

  readonly schedule = (ms: number, run: () => void): (() => void) => {
    const task = { at: this.milliseconds + Math.max(0, ms), run };
    this.tasks.push(task);
    return () => {
      this.tasks = this.tasks.filter((other) => other !== task);
    };
  };

  /** Timers that have not fired. */
  get planned(): number {
    return this.tasks.length;
  }

  /** Runs everything that is due within this number of milliseconds, in its order. */
  async advance(ms: number): Promise<void> {
    const until = this.milliseconds + ms;
    await settle();
    for (;;) {
      const next = this.tasks.reduce<(typeof this.tasks)[number] | null>(
        (soonest, task) =>
          task.at <= until && (soonest === null || task.at < soonest.at) ? task : soonest,
        null,
      );
      if (next === null) break;
      this.tasks = this.tasks.filter((task) => task !== next);
      this.milliseconds = Math.max(this.milliseconds, next.at);
      next.run();
      await settle();
    }
    this.milliseconds = until;
  }
}

/** Waits until all promises have settled. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
