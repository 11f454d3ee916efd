/** A clock that only waiting moves, so that hours of trouble take no time. */
export interface VirtualTime {
  now(): number;
  sleep(ms: number): Promise<void>;
  pass(ms: number): void;
  /** Runs after every wait. */
  onPass: () => Promise<void>;
}

export function createVirtualTime(start: number): VirtualTime {
  let now = start;
  const time: VirtualTime = {
    now: () => now,
    async sleep(ms) {
      now += ms;
      await time.onPass();
      // Lets answers in that are under way.
      await new Promise((resolve) => setImmediate(resolve));
    },
    pass(ms) {
      now += ms;
    },
    onPass: () => Promise.resolve(),
  };
  return time;
}
