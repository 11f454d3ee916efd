import { EndpointRateLimiter } from '../../../protocol/pacing/rate-limit';
import { WaitBudget } from '../../../protocol/pacing/retry';

/** The date is set back while requests wait for their turn; durations continue. */
describe('a date that is set back', () => {
  function ports() {
    const time = { date: Date.parse('2026-11-27T12:00:00Z'), monotonic: 5000, slept: 0 };
    return {
      time,
      waiting: {
        clock: () => time.date,
        monotonicNow: () => time.monotonic,
        sleep: async (ms: number) => {
          time.slept += ms;
          time.monotonic += ms;
        },
      },
    };
  }

  it('makes no request wait longer than the limit of its endpoint', async () => {
    const { time, waiting } = ports();
    const pacing = new EndpointRateLimiter('balance', [
      { per: 'request', allowed: 1, seconds: 60 },
    ] as never);
    const request = async () => ({ ok: true, value: null }) as const;
    await pacing.run('a', request, waiting);
    time.date -= 3_600_000;
    await pacing.run('a', request, waiting);
    expect(time.slept).toBeGreaterThan(59_000);
    expect(time.slept).toBeLessThan(63_000);
  });

  it('does not change the length of a wait budget', async () => {
    const { time, waiting } = ports();
    const budget = new WaitBudget(10_000, waiting);
    await budget.spend(async () => {
      time.date -= 3_600_000;
      time.monotonic += 4000;
    });
    expect(budget.left).toBe(6000);
  });
});
