import { FakeTime, settle } from '../../testkit/fake-time';

const START = Date.parse('2026-11-27T12:00:00Z');

/** A clock, and what its timers note: the name and the milliseconds since the start. */
function create() {
  const time = new FakeTime(START);
  const seen: string[] = [];
  const note = (name: string) => () => void seen.push(`${name} ${time.clock() - START}`);
  return { time, seen, note };
}

describe('the two clocks', () => {
  it('move together, from different origins', async () => {
    const { time } = create();
    const monotonic = time.monotonicNow();
    expect(time.clock()).toBe(START);
    expect(monotonic).not.toBe(START);
    await time.advance(1500);
    expect(time.clock()).toBe(START + 1500);
    expect(time.monotonicNow()).toBe(monotonic + 1500);
  });

  it('part when the date is set back: durations and timers go on', async () => {
    const { time, note, seen } = create();
    const monotonic = time.monotonicNow();
    time.schedule(1000, note('timer'));
    time.shiftDate(-3_600_000);
    expect(time.clock()).toBe(START - 3_600_000);
    await time.advance(1000);
    expect(seen).toEqual(['timer -3599000']);
    expect(time.monotonicNow()).toBe(monotonic + 1000);
  });

  it('stand still while nothing moves them', async () => {
    const { time, note, seen } = create();
    time.schedule(0, note('timer'));
    await settle();
    expect(seen).toEqual([]);
    expect(time.planned).toBe(1);
  });
});

describe('advance', () => {
  it('runs what is due by then, in the order of the due times', async () => {
    const { time, note, seen } = create();
    time.schedule(300, note('third'));
    time.schedule(100, note('first'));
    time.schedule(200, note('second'));
    time.schedule(301, note('later'));
    await time.advance(300);
    expect(seen).toEqual(['first 100', 'second 200', 'third 300']);
    expect(time.planned).toBe(1);
  });

  it('runs timers of one moment in the order in which they were set', async () => {
    const { time, note, seen } = create();
    time.schedule(100, note('first'));
    time.sleep(100).then(note('second'), note('failed'));
    time.schedule(100, note('third'));
    await time.advance(100);
    expect(seen).toEqual(['first 100', 'second 100', 'third 100']);
  });

  it('runs a timer that another timer sets, if it is due by then', async () => {
    const { time, note, seen } = create();
    time.schedule(100, () => {
      time.schedule(0, note('at once'));
      time.schedule(50, note('next'));
      time.schedule(51, note('later'));
    });
    await time.advance(150);
    expect(seen).toEqual(['at once 100', 'next 150']);
  });

  it('lets work that needs no clock go on before and after each timer', async () => {
    const { time, note, seen } = create();
    const work = async () => {
      await Promise.resolve();
      await time.sleep(100);
      await Promise.resolve();
      await time.sleep(100);
      note('done')();
    };
    const done = work();
    await time.advance(200);
    await done;
    expect(seen).toEqual(['done 200']);
  });

  it('can overlap with another one: each timer runs once, and no clock is set back', async () => {
    const { time, note, seen } = create();
    const inner: Promise<void>[] = [];
    time.schedule(10, () => void inner.push(time.advance(100)));
    time.schedule(20, note('within both'));
    time.schedule(90, note('within the inner one'));
    await time.advance(50);
    await Promise.all(inner);
    expect(seen).toEqual(['within both 20', 'within the inner one 90']);
    expect(time.clock()).toBe(START + 110);
  });

  it('moves the clock even while real work holds it', async () => {
    const { time } = create();
    await time.during(() => time.advance(100));
    expect(time.clock()).toBe(START + 100);
  });

  it('throws what a timer throws, and works afterwards', async () => {
    const { time, note, seen } = create();
    time.schedule(10, () => {
      throw new Error('broken timer');
    });
    time.schedule(20, note('next'));
    await expect(time.advance(20)).rejects.toThrow('broken timer');
    await time.advance(10);
    expect(seen).toEqual(['next 20']);
  });
});

describe('run', () => {
  it('jumps from timer to timer until the work is done, and no further', async () => {
    const { time, note, seen } = create();
    time.schedule(70_000, note('later'));
    const work = Promise.all([
      time.sleep(60_000).then(note('long')),
      time.sleep(100).then(note('short')),
    ]);
    await time.run(work);
    expect(seen).toEqual(['short 100', 'long 60000']);
    expect(time.clock()).toBe(START + 60_000);
  });

  it('returns the value of the work, without moving the clock if it waits for nothing', async () => {
    const { time } = create();
    time.schedule(100, () => undefined);
    await expect(time.run(Promise.resolve('value'))).resolves.toBe('value');
    expect(time.clock()).toBe(START);
  });

  it('throws the error of the work, also after a wait', async () => {
    const { time } = create();
    const failing = async (ms: number) => {
      await time.sleep(ms);
      throw new Error('broken work');
    };
    await expect(time.run(Promise.reject(new Error('broken at once')))).rejects.toThrow('at once');
    await expect(time.run(failing(100))).rejects.toThrow('broken work');
    await expect(time.run(time.sleep(100))).resolves.toBeUndefined();
    expect(time.clock()).toBe(START + 200);
  });

  it('throws what a timer throws', async () => {
    const { time } = create();
    time.schedule(10, () => {
      throw new Error('broken timer');
    });
    await expect(time.run(time.sleep(20))).rejects.toThrow('broken timer');
  });

  it('throws if no timer is left that the work could wait for', async () => {
    const { time } = create();
    const never = new Promise(() => undefined);
    await expect(time.run(never)).rejects.toThrow('Nothing would ever wake the work up');
  });

  it('can overlap with other runs, on the same clock', async () => {
    const { time, note, seen } = create();
    const work = async (name: string, ms: number) => {
      for (let turn = 0; turn < 2; turn += 1) {
        await time.run(time.sleep(ms));
        note(name)();
      }
    };
    await Promise.all([work('slow', 150), work('fast', 100), time.run(time.sleep(10))]);
    expect(seen).toEqual(['fast 100', 'slow 150', 'fast 200', 'slow 300']);
  });

  it('can contain work that advances the clock', async () => {
    const { time, note, seen } = create();
    time.schedule(50, note('timer'));
    time.schedule(101, note('later'));
    await time.run(time.advance(100));
    expect(seen).toEqual(['timer 50']);
    expect(time.clock()).toBe(START + 100);
  });

  it('is not needed by a sleep that moves the clock itself', async () => {
    const { time } = create();
    await Promise.all([time.sleepAndRun(100), time.sleepAndRun(60_000)]);
    expect(time.clock()).toBe(START + 60_000);
  });
});

describe('during', () => {
  it('keeps a run from moving the clock while real work is done', async () => {
    const { time, note, seen } = create();
    const real = time.during(() => new Promise((resolve) => setTimeout(resolve, 20)));
    const work = Promise.all([real.then(note('real')), time.sleep(50).then(note('fake'))]);
    await time.run(work);
    expect(seen).toEqual(['real 0', 'fake 50']);
  });

  it('lets go when the work fails', async () => {
    const { time } = create();
    const failing = time.during(() => Promise.reject(new Error('broken')));
    await expect(failing).rejects.toThrow('broken');
    await time.run(time.sleep(100));
    expect(time.clock()).toBe(START + 100);
  });
});

describe('onJump', () => {
  it('reports how far each jump goes, and is awaited before the timer runs', async () => {
    const { time, note, seen } = create();
    time.onJump(async (ms) => {
      await settle();
      seen.push(`jump ${ms}`);
    });
    time.schedule(100, note('timer'));
    time.schedule(100, note('timer'));
    await time.advance(160);
    expect(seen).toEqual(['jump 100', 'timer 100', 'jump 0', 'timer 100', 'jump 60']);
  });

  it('is over when the listener is removed; others stay', async () => {
    const { time, seen } = create();
    const remove = time.onJump((ms) => void seen.push(`one ${ms}`));
    time.onJump((ms) => void seen.push(`other ${ms}`));
    await time.advance(10);
    remove();
    await time.advance(20);
    expect(seen).toEqual(['one 10', 'other 10', 'other 20']);
  });

  it('may cancel the timer that is due', async () => {
    const { time, note, seen } = create();
    const cancel = time.schedule(100, note('timer'));
    time.onJump(cancel);
    await time.advance(100);
    expect(seen).toEqual([]);
  });
});
