import { createClock } from '../../emulator/clock';

const still = { realNow: () => 1_000_000, speed: 1 };
const nothing = async (): Promise<void> => undefined;

describe('createClock', () => {
  it('runs due tasks in order, at their planned moment', async () => {
    const clock = createClock(still);
    const seen: string[] = [];
    clock.schedule(1_005_000, (due) => seen.push(`late ${due}`));
    clock.schedule(1_001_000, (due) => {
      seen.push(`early ${due}`);
      clock.schedule(due + 500, (next) => seen.push(`follow-up ${next}`));
    });
    clock.schedule(1_001_000, () => seen.push('second'));
    await clock.advance(4_999, nothing);
    expect(seen).toEqual(['early 1001000', 'second', 'follow-up 1001500']);
    await clock.advance(1, nothing);
    expect(seen.at(-1)).toBe('late 1005000');
    expect(clock.now()).toBe(1_005_000);
    clock.stop();
  });

  it('settles after each second in which a task ran', async () => {
    const clock = createClock(still);
    let settled = 0;
    for (const due of [1_001_000, 1_001_999, 1_002_000]) clock.schedule(due, () => undefined);
    await clock.advance(10_000, async () => {
      settled += 1;
    });
    expect(settled).toBe(2);
    clock.stop();
  });

  it('reports a task that fails and runs the others', async () => {
    const told: unknown[] = [];
    const clock = createClock({ ...still, report: (_where, error) => told.push(error) });
    let ran = 0;
    clock.schedule(1_001_000, () => {
      throw new Error('x');
    });
    clock.schedule(1_001_000, () => (ran += 1));
    await clock.advance(2_000, nothing);
    expect([ran, told]).toEqual([1, [new Error('x')]]);
    clock.stop();
  });

  it('continues after an advance that failed', async () => {
    const clock = createClock(still);
    clock.schedule(1_001_000, () => undefined);
    const failed = clock.advance(2_000, () => Promise.reject(new Error('x')));
    await expect(failed).rejects.toThrow('x');
    await clock.advance(2_000, nothing);
    expect(clock.now()).toBeGreaterThanOrEqual(1_003_000);
    clock.stop();
  });

  it('runs calls to advance one after another', async () => {
    const clock = createClock(still);
    await Promise.all([clock.advance(1_000, nothing), clock.advance(2_000, nothing)]);
    expect(clock.now()).toBe(1_003_000);
    clock.stop();
  });

  it('also runs in real time, faster with a higher speed', async () => {
    const clock = createClock({ realNow: Date.now, speed: 3600 });
    const start = clock.now();
    const due = await new Promise<number>((resolve) => {
      clock.schedule(start + 60_000, resolve);
    });
    expect(due).toBe(start + 60_000);
    expect(clock.now()).toBeGreaterThanOrEqual(due);
    clock.stop();
  });

  it('removes all tasks on reset and on stop', async () => {
    const clock = createClock(still);
    const seen: number[] = [];
    clock.schedule(1_001_000, (due) => seen.push(due));
    await clock.advance(500, nothing);
    clock.reset();
    expect(clock.now()).toBe(1_000_000);
    clock.stop();
    clock.schedule(1_001_000, (due) => seen.push(due));
    await clock.advance(5_000, nothing);
    expect(seen).toEqual([]);
  });
});
