/**
 * A clock that stands still during work and jumps to the next moment that is awaited. It measures
 * only the waiting that a plan requires, to the millisecond.
 */
export class VirtualTime {
  private timers: { readonly at: number; readonly wake: () => void }[] = [];
  private busy = 0;

  /** @param onJump called with the milliseconds of each jump and awaited */
  constructor(
    private now: number,
    private readonly onJump: (ms: number) => Promise<void>,
  ) {}

  readonly clock = (): number => this.now;

  readonly sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => this.timers.push({ at: this.now + ms, wake: resolve }));

  /** Freezes the clock until the work is done. */
  async during<Value>(work: () => Promise<Value>): Promise<Value> {
    this.busy += 1;
    try {
      return await work();
    } finally {
      this.busy -= 1;
    }
  }

  /** Advances the clock until the work is done; returns the milliseconds passed. */
  async run(work: Promise<unknown>): Promise<number> {
    const began = this.now;
    const state = { isDone: false };
    const finish = () => {
      state.isDone = true;
    };
    work.then(finish, finish);
    while (!state.isDone) {
      // Run everything that does not wait for the clock first.
      await new Promise((resolve) => setImmediate(resolve));
      if (this.busy === 0 && !state.isDone) await this.jump();
    }
    await work;
    return this.now - began;
  }

  private async jump(): Promise<void> {
    const [next] = this.timers.sort((one, other) => one.at - other.at);
    if (next === undefined) return;
    this.timers.shift();
    const ms = Math.max(0, next.at - this.now);
    this.now += ms;
    await this.onJump(ms);
    next.wake();
  }
}
