/**
 * A clock that stands still while anything is done and jumps to the next moment for which somebody
 * waits: what is measured is the waiting that a plan needs, to the millisecond, and nothing else.
 */
export class VirtualTime {
  private timers: { readonly at: number; readonly wake: () => void }[] = [];
  private busy = 0;

  /** @param onJump hears how far each jump goes, in milliseconds, and is waited for */
  constructor(
    private now: number,
    private readonly onJump: (ms: number) => Promise<void>,
  ) {}

  readonly clock = (): number => this.now;

  readonly sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => this.timers.push({ at: this.now + ms, wake: resolve }));

  /** Holds the clock still until the work is done. */
  async during<Value>(work: () => Promise<Value>): Promise<Value> {
    this.busy += 1;
    try {
      return await work();
    } finally {
      this.busy -= 1;
    }
  }

  /** Lets the time pass until the work is done; gives how many milliseconds it was. */
  async run(work: Promise<unknown>): Promise<number> {
    const began = this.now;
    const state = { isDone: false };
    const finish = () => {
      state.isDone = true;
    };
    work.then(finish, finish);
    while (!state.isDone) {
      // All that goes on without waiting for the clock goes on first.
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
