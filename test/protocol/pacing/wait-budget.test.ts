import { backOff, WaitBudget } from '../../../protocol/pacing/retry';
import { FakeTime } from '../../../testkit/fake-time';

describe('WaitBudget', () => {
  it('waits exactly as long as its budget', async () => {
    const time = new FakeTime();
    const budget = new WaitBudget(1000, time);
    expect(await time.run(budget.wait(600))).toBe(true);
    expect(budget.left).toBe(400);
    expect(await budget.wait(401)).toBe(false);
    expect(await time.run(budget.wait(400))).toBe(true);
    expect(budget.left).toBe(0);
  });

  it('counts simultaneous waits once', async () => {
    const time = new FakeTime();
    const budget = new WaitBudget(1000, time);
    await time.run(Promise.all([budget.wait(600), budget.wait(600), budget.wait(500)]));
    expect(budget.left).toBe(400);
  });

  it('counts the time of work, also when it fails', async () => {
    const time = new FakeTime();
    const budget = new WaitBudget(1000, time);
    const work = budget.spend(async () => {
      await time.sleep(300);
      throw new Error('broken');
    });
    await expect(time.run(work)).rejects.toThrow('broken');
    expect(budget.left).toBe(700);
  });

  it('reports a cancelled wait', async () => {
    const time = new FakeTime();
    const controller = new AbortController();
    const { clock, sleep } = time;
    const waiting = new WaitBudget(1000, { clock, sleep, signal: controller.signal }).wait(600);
    controller.abort();
    expect(await waiting).toBe(false);
  });

  it('treats a rejected sleep as a cancelled wait only after an abort', async () => {
    const controller = new AbortController();
    const sleep = () => Promise.reject(new Error('rejected by the host'));
    const { signal } = controller;
    const failing = new WaitBudget(1000, { clock: () => 0, sleep, signal });
    await expect(failing.wait(600)).rejects.toThrow('rejected by the host');
    const cancelled = new WaitBudget(1000, {
      clock: () => 0,
      sleep() {
        controller.abort();
        return sleep();
      },
      signal,
    });
    expect(await cancelled.wait(600)).toBe(false);
  });
});

describe('backOff', () => {
  it('doubles up to half a minute and varies by half', () => {
    const longest = [0, 1, 2, 3, 10].map((attempt) => backOff(attempt, () => 1));
    expect(longest).toEqual([1000, 2000, 4000, 8000, 30_000]);
    expect(backOff(2, () => 0)).toBe(2000);
  });
});
