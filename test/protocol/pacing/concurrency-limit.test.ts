import fc from 'fast-check';
import { ConcurrencyLimit } from '../../../protocol/pacing/concurrency-limit';
import { settle } from '../../../testkit/fake-time';

function start(most = 10) {
  const state = { now: 0 };
  const limit = new ConcurrencyLimit(most, () => state.now);
  return { state, limit };
}

/** The admitted requests, in order. */
async function queue(limit: ConcurrencyLimit, owners: readonly (readonly [string, object])[]) {
  const admitted: string[] = [];
  for (const [name, owner] of owners) {
    limit.enter(owner).then(
      (isIn) => isIn && admitted.push(name),
      () => undefined,
    );
  }
  await settle();
  return admitted;
}

describe('ConcurrencyLimit', () => {
  it('halves at a rejection and adds one for each second without one', () => {
    const { state, limit } = start();
    const seen = [5, 2, 1, 1].map((expected) => {
      state.now += 1;
      limit.noteRejection(state.now);
      return [limit.limit, expected];
    });
    expect(seen.map(([is]) => is)).toEqual([5, 2, 1, 1]);
    state.now += 20_000;
    expect(limit.limit).toBeGreaterThan(5);
    state.now += 200_000;
    expect(limit.limit).toBe(10);
  });

  it('grows by one a second', () => {
    const { state, limit } = start();
    limit.noteRejection(0);
    expect(limit.limit).toBe(5);
    state.now = 3000;
    expect(limit.limit).toBe(8);
  });

  it('falls once for all requests that ran at the same time', () => {
    const { state, limit } = start();
    state.now = 100;
    for (let count = 0; count < 6; count += 1) limit.noteRejection(0);
    expect(limit.limit).toBe(5);
  });

  it('tries the number that was rejected less and less often', () => {
    const { state, limit } = start(4);
    const tries: number[] = [];
    let before = 0;
    for (; state.now < 60_000; state.now += 100) {
      if (limit.limit < 3) continue;
      tries.push(state.now - before);
      before = state.now;
      limit.noteRejection(state.now);
    }
    expect(tries.length).toBeLessThan(9);
    expect(tries.at(-1)).toBeGreaterThan(4000);
  });

  it('alternates between executions, so that a long one does not delay a short one', async () => {
    const { limit } = start(1);
    const [long, short] = [{}, {}];
    await limit.enter(long);
    const admitted = await queue(limit, [
      ['long 1', long],
      ['long 2', long],
      ['long 3', long],
      ['short', short],
    ]);
    for (let count = 0; count < 4; count += 1) {
      limit.leave();
      await settle();
    }
    expect(admitted).toEqual(['long 1', 'short', 'long 2', 'long 3']);
    limit.leave();
    expect(limit.isIdle).toBe(true);
  });

  it('forgets a request that was cancelled while waiting', async () => {
    const { limit } = start(1);
    await limit.enter({});
    const abort = new AbortController();
    const cancelled = limit.enter({}, abort.signal);
    const next = limit.enter({});
    abort.abort();
    await expect(cancelled).resolves.toBe(false);
    limit.leave();
    await expect(next).resolves.toBe(true);
    await expect(limit.enter({}, abort.signal)).resolves.toBe(false);
  });

  it('never exceeds its limit, whatever requests start, end, are cancelled or rejected', async () => {
    const step = fc.record({
      kind: fc.constantFrom('enter', 'enter', 'leave', 'cancel', 'reject', 'pass'),
      owner: fc.integer({ min: 0, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { state, limit } = start(5);
        const owners = Array.from({ length: 4 }, () => ({}));
        const aborts: AbortController[] = [];
        let running = 0;
        let admittedAbove = 0;
        const pending: Promise<boolean>[] = [];
        for (const { kind, owner } of steps) {
          if (kind === 'enter') {
            const abort = new AbortController();
            aborts.push(abort);
            const entered = limit.enter(owners[owner] as object, abort.signal);
            pending.push(
              entered.then((isIn) => {
                if (isIn) running += 1;
                if (isIn && running > 5) admittedAbove += 1;
                return isIn;
              }),
            );
          } else if (kind === 'leave' && running > 0) {
            running -= 1;
            limit.leave();
          } else if (kind === 'cancel') aborts[owner]?.abort();
          else if (kind === 'reject') limit.noteRejection(state.now);
          else state.now += 700;
          await settle();
          expect(limit.limit).toBeGreaterThanOrEqual(1);
        }
        for (; running > 0; await settle()) {
          running -= 1;
          limit.leave();
        }
        await Promise.all(pending);
        expect(admittedAbove).toBe(0);
        expect(limit.isIdle).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('applies another number of processes at once', async () => {
    const { limit } = start(1);
    await limit.enter({});
    const waiting = limit.enter({});
    limit.setMost(4);
    await expect(waiting).resolves.toBe(true);
    expect(limit.limit).toBe(4);
    limit.setMost(2);
    expect(limit.limit).toBe(2);
  });
});
