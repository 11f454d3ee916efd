import { EndpointRateLimiter } from '../../../protocol/pacing/rate-limit';
import { WaitBudget } from '../../../protocol/pacing/retry';
import { FakeTime } from '../../../testkit/fake-time';

/** The date is set back while requests wait for their turn; durations continue. */
describe('a date that is set back', () => {
  it('makes no request wait longer than the limit of its endpoint', async () => {
    const time = new FakeTime();
    const pacing = new EndpointRateLimiter('balance', [
      { per: 'request', allowed: 1, seconds: 60 },
    ] as never);
    const request = async () => ({ ok: true, value: null }) as const;
    const began = time.monotonicNow();
    await time.run(pacing.run('a', request, time));
    time.shiftDate(-3_600_000);
    await time.run(pacing.run('a', request, time));
    expect(time.monotonicNow() - began).toBeGreaterThan(59_000);
    expect(time.monotonicNow() - began).toBeLessThan(63_000);
  });

  it('does not change the length of a wait budget', async () => {
    const time = new FakeTime();
    const budget = new WaitBudget(10_000, time);
    await budget.spend(async () => {
      time.shiftDate(-3_600_000);
      await time.advance(4000);
    });
    expect(budget.left).toBe(6000);
  });
});
