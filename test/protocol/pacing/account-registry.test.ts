import { AccountRegistry } from '../../../protocol/pacing/account-limits';
import { success } from '../../../protocol/result';
import { FakeTime, settle } from '../../../testkit/fake-time';

function start(mostAccounts = 3) {
  const time = new FakeTime();
  const ports = { monotonicNow: time.clock, sleep: time.sleep, random: () => 1 };
  const registry = new AccountRegistry(ports, { mostAccounts, idleMs: 600_000 });
  const pass = (ms: number) => time.run(time.sleep(ms));
  return { time, registry, pass };
}

describe('AccountRegistry', () => {
  it('returns one set of limits per account', () => {
    const { registry } = start();
    expect(registry.find('a', 1)).toBe(registry.find('a', 1));
    expect(registry.find('a', 1)).not.toBe(registry.find('b', 1));
  });

  it('forgets an unused account, and never one with a request', async () => {
    const { registry, pass } = start();
    const idle = registry.find('idle', 1);
    const busy = registry.find('busy', 1);
    await busy.enter('send', {});
    await pass(601_000);
    registry.find('other', 1);
    expect(registry.size).toBe(2);
    expect(registry.find('busy', 1)).toBe(busy);
    expect(registry.find('idle', 1)).not.toBe(idle);
  });

  it('is limited, and drops the least recently used account', async () => {
    const { registry } = start(3);
    const first = registry.find('0', 1);
    await first.enter('balance', {});
    for (let account = 0; account < 10_000; account += 1) registry.find(String(account), 1);
    expect(registry.size).toBe(3);
    expect(registry.find('0', 1)).toBe(first);
    first.leave('balance');
  });

  it('remembers requests as long as they count for the rate limit', async () => {
    const { registry, time, pass } = start();
    const { find } = registry;
    const limits = find.call(registry, 'a', 1);
    const request = () => Promise.resolve(success(true));
    for (let count = 0; count < 10; count += 1) {
      await limits.rate('balance').run('same', request, time);
    }
    await pass(30_000);
    const began = time.clock();
    await time.run(registry.find('a', 1).rate('balance').run('same', request, time));
    expect(time.clock() - began).toBe(31_000);
  });

  it.each([
    [1, 10, 4],
    [2, 7, 2],
    [3, 4, 1],
    [5, 2, 1],
    [14, 1, 1],
    [100, 1, 1],
    [0, 10, 4],
    [NaN, 10, 4],
  ])(
    'divides the concurrency limit of an account among %d processes',
    async (processes, all, status) => {
      const { registry } = start();
      const limits = registry.find('a', processes);
      const admit = async (endpoint: 'send' | 'status') => {
        let count = 0;
        for (let asked = 0; asked < 20; asked += 1) {
          limits.enter(endpoint, {}).then(
            () => (count += 1),
            () => undefined,
          );
        }
        await settle();
        return count;
      };
      expect(await admit('status')).toBe(status);
      expect(await admit('send')).toBe(all - status);
    },
  );
});
