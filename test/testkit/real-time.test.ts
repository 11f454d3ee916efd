import { pause } from '../../nodes/shared/n8n-functions';
import { createPorts } from '../../connections/ports';
import { FakeTime } from '../../testkit/fake-time';

/** What the protocol needs of a clock, and how the test lets time pass on it. */
interface ClockUnderTest {
  readonly clock: () => number;
  readonly monotonicNow: () => number;
  readonly schedule: (ms: number, run: () => void) => () => void;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly pass: (ms: number) => Promise<void>;
}

function createFakeClock(): ClockUnderTest {
  const time = new FakeTime();
  const { clock, monotonicNow, schedule } = time;
  return { clock, monotonicNow, schedule, sleep: time.sleepAndRun, pass: (ms) => time.advance(ms) };
}

function createRealClock(): ClockUnderTest {
  const { wallClock, monotonicNow, schedule } = createPorts({ hosts: ['127.0.0.1'] } as never);
  const pass = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  return { clock: wallClock, monotonicNow, schedule, sleep: pause, pass };
}

/** Node rounds timers to whole milliseconds, so they may fire a fraction early. */
const ROUNDING_MS = 2;
/** Longer than the slices in which a node sleeps, on a busy machine. */
const SOON_MS = 5000;

describe.each([
  ['the fake clock', createFakeClock],
  ['the real clock', createRealClock],
])('%s', (_title, create) => {
  it('runs timers in the order of their due times, not at once', async () => {
    const { schedule, pass } = create();
    const seen: string[] = [];
    schedule(40, () => seen.push('second'));
    schedule(10, () => seen.push('first'));
    expect(seen).toEqual([]);
    await pass(100);
    expect(seen).toEqual(['first', 'second']);
  });

  it('runs timers of one moment in the order in which they were set', async () => {
    const { schedule, pass } = create();
    const seen: number[] = [];
    for (const turn of [1, 2, 3]) schedule(10, () => seen.push(turn));
    await pass(50);
    expect(seen).toEqual([1, 2, 3]);
  });

  it.each([0, -5])('runs a timer of %d ms soon, but not before the caller goes on', async (ms) => {
    const { schedule, pass } = create();
    let hasRun = false;
    schedule(ms, () => (hasRun = true));
    expect(hasRun).toBe(false);
    await Promise.resolve();
    expect(hasRun).toBe(false);
    await pass(20);
    expect(hasRun).toBe(true);
  });

  it('runs a timer that another timer sets', async () => {
    const { schedule, pass } = create();
    const seen: string[] = [];
    schedule(10, () => {
      seen.push('outer');
      schedule(10, () => seen.push('inner'));
    });
    await pass(100);
    expect(seen).toEqual(['outer', 'inner']);
  });

  it('runs no timer that was cancelled; to cancel one that has run changes nothing', async () => {
    const { schedule, pass } = create();
    const seen: string[] = [];
    const cancel = schedule(10, () => seen.push('cancelled'));
    const cancelTooLate = schedule(10, () => seen.push('kept'));
    cancel();
    cancel();
    await pass(50);
    cancelTooLate();
    expect(seen).toEqual(['kept']);
  });

  it('sleeps for as long as it should, on both clocks', async () => {
    const { clock, monotonicNow, sleep } = create();
    const [date, monotonic] = [clock(), monotonicNow()];
    await sleep(30);
    expect(clock() - date).toBeGreaterThanOrEqual(30 - ROUNDING_MS);
    expect(monotonicNow() - monotonic).toBeGreaterThanOrEqual(30 - ROUNDING_MS);
  });

  it('resolves a sleep soon after it is aborted', async () => {
    const { monotonicNow, sleep } = create();
    const began = monotonicNow();
    const controller = new AbortController();
    const sleeping = sleep(60_000, controller.signal);
    controller.abort();
    await expect(sleeping).resolves.toBeUndefined();
    expect(monotonicNow() - began).toBeLessThan(SOON_MS);
  });

  it('does not sleep at all when the signal was aborted before', async () => {
    const { monotonicNow, sleep } = create();
    const began = monotonicNow();
    await expect(sleep(60_000, AbortSignal.abort())).resolves.toBeUndefined();
    expect(monotonicNow() - began).toBeLessThan(SOON_MS);
  });

  it('is not disturbed by an abort after the sleep', async () => {
    const { sleep } = create();
    const controller = new AbortController();
    await sleep(5, controller.signal);
    controller.abort();
    await expect(sleep(5)).resolves.toBeUndefined();
  });
});
