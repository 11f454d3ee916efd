import { createClient } from '../../../protocol/clients/client';
import type { ClientOptions } from '../../../protocol/clients/client-options';
import type { MessageKey } from '../../../protocol/wire/status-query';
import { AccountLimits } from '../../../protocol/pacing/account-limits';
import { FakeStatusGateway, type GatewayBehaviour } from '../../support/fake-status-gateway';
import { FakeTime } from '../../../testkit/fake-time';

const detail = { detail: 0 } as const;

/** Keys of one execution: no two executions share any. */
const keysOf = (execution: number, count: number): MessageKey[] =>
  Array.from({ length: count }, (_, index) => ({ id: `${execution}-${index}`, phone: '77' }));

function start(behaviour: GatewayBehaviour = {}) {
  const time = new FakeTime();
  const gateway = new FakeStatusGateway(time, behaviour);
  const shared = new AccountLimits({
    monotonicNow: time.clock,
    sleep: time.sleep,
    random: () => 0.5,
  });
  const create = (options: Partial<ClientOptions> = {}) =>
    createClient({
      transport: gateway.transport,
      clock: time.clock,
      sleep: time.sleep,
      limits: () => shared,
      ...options,
    });
  const sizes = () => gateway.seen.map(({ ids }) => ids.length);
  return { time, gateway, create, sizes };
}

describe('status requests of several executions', () => {
  it('are two for 20 executions with 300 messages each', async () => {
    const { time, gateway, create, sizes } = start();
    const began = time.clock();
    const works = Array.from({ length: 20 }, (_, execution) =>
      create().getStatusOfEach(keysOf(execution, 300), detail),
    );
    const results = await time.run(Promise.all(works));
    expect(results.flat().every(({ ok }) => ok)).toBe(true);
    expect(sizes()).toEqual([4000, 2000]);
    expect(time.clock() - began).toBeLessThan(70_000);
    expect(gateway.findBrokenLimits()).toEqual([]);
  });

  it('are merged when they start some milliseconds apart', async () => {
    const { time, create, sizes } = start();
    const works = Array.from({ length: 5 }, async (_, execution) => {
      await time.sleep(execution * 20);
      return await create().getStatusOfEach(keysOf(execution, 10), detail);
    });
    await time.run(Promise.all(works));
    expect(sizes()).toEqual([50]);
  });

  it('for the same message are sent once', async () => {
    const { time, create, sizes } = start();
    const works = Array.from({ length: 7 }, () => create().getStatus(keysOf(1, 2), detail));
    const results = await time.run(Promise.all(works));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(sizes()).toEqual([1, 1]);
  });

  it('are separate for other details or other secrets', async () => {
    const { time, gateway, create } = start();
    await time.run(
      Promise.all([
        create().getStatusOfEach(keysOf(1, 50), detail),
        create().getStatusOfEach(keysOf(2, 50), { detail: 2 }),
        create({ credential: 'other' }).getStatusOfEach(keysOf(3, 50), detail),
      ]),
    );
    for (const { ids } of gateway.seen) {
      expect(new Set(ids.map((id) => id.split('-')[0])).size).toBe(1);
    }
  });

  it.each([0, 1, 2])('continue when the execution %d of them is cancelled', async (cancelled) => {
    const { time, create, sizes } = start({ latency: () => [20, 5000, 20] });
    const abort = new AbortController();
    const works = [0, 1, 2].map((execution) =>
      create(execution === cancelled ? { signal: abort.signal } : {}).getStatusOfEach(
        keysOf(execution, 20),
        detail,
      ),
    );
    const cancelling = time.sleep(1000).then(() => abort.abort());
    const results = await time.run(Promise.all(works));
    await cancelling;
    const states = results.map((own) => [...new Set(own.map(({ ok }) => ok))]);
    expect(states).toEqual([0, 1, 2].map((execution) => [execution !== cancelled]));
    expect(results[cancelled]?.[0]).toMatchObject({ problem: { reason: 'aborted' } });
    expect(sizes()).toEqual([60]);
  });

  it('end with the last waiting execution', async () => {
    const { time, gateway, create } = start({ latency: () => [20, 20_000, 20] });
    const abort = new AbortController();
    const began = time.clock();
    const works = [0, 1].map((execution) =>
      create({ signal: abort.signal }).getStatusOfEach(keysOf(execution, 20), detail),
    );
    const cancelling = time.sleep(1000).then(() => abort.abort());
    await time.run(Promise.all(works));
    await cancelling;
    expect(time.clock() - began).toBeLessThan(2000);
    expect(gateway.seen).toHaveLength(1);
  });

  it('are separate for an ID that makes the list fail', async () => {
    const { time, gateway, create } = start({
      answer: ({ ids }) => (ids.includes('1-3') ? { error: 'x', error_code: 1 } : undefined),
    });
    const works = [0, 1, 2].map((execution) =>
      create().getStatusOfEach(keysOf(execution, 20), detail),
    );
    const [one, spoilt, three] = await time.run(Promise.all(works));
    expect(one?.every(({ ok }) => ok)).toBe(true);
    expect(three?.every(({ ok }) => ok)).toBe(true);
    expect(spoilt?.filter(({ ok }) => !ok)).toMatchObject([{ problem: { code: 1 } }]);
    expect(gateway.findBrokenLimits()).toEqual([]);
  });

  it('are separate for an ID that makes a long list fail, one list a minute', async () => {
    const { time, gateway, create, sizes } = start({
      answer: ({ ids }) => (ids.includes('1-3') ? { error: 'x', error_code: 1 } : undefined),
    });
    const works = [0, 1, 2].map((execution) =>
      create().getStatusOfEach(keysOf(execution, 150), detail),
    );
    const results = await time.run(Promise.all(works));
    expect(results.map((own) => own.every(({ ok }) => ok))).toEqual([true, false, true]);
    expect(sizes()).toEqual([450, 150, 150, 150]);
    expect(gateway.findBrokenLimits()).toEqual([]);
  });

  it('report a wrong password only to its execution', async () => {
    const { time, create } = start();
    const transport = async () => {
      await time.sleep(100);
      const body = Buffer.from('{"error":"authorise error","error_code":2}');
      return { ok: true as const, httpStatus: 200, body };
    };
    const [bad, good] = await time.run(
      Promise.all([
        create({ credential: 'wrong', transport }).getStatusOfEach(keysOf(1, 3), detail),
        create().getStatusOfEach(keysOf(2, 3), detail),
      ]),
    );
    expect(new Set(bad.map((one) => !one.ok && one.problem.name))).toEqual(
      new Set(['invalidCredentials']),
    );
    expect(good.every(({ ok }) => ok)).toBe(true);
  });

  it('do not count as polls when they are rejected during a wait for a result', async () => {
    const { time, gateway, create } = start({
      answer: (_seen, request) => (request < 3 ? { error_code: 9 } : undefined),
    });
    const asked = { ...detail, timeoutMs: 9000, pollIntervalMs: 5000 };
    const awaited = await time.run(create().awaitFinal(keysOf(1, 1), asked));
    expect(awaited).toMatchObject([{ fields: { status: 1 }, problem: null }]);
    expect(gateway.seen).toHaveLength(4);
  });

  it('report why when they never got a response in time', async () => {
    const { time, create } = start({ answer: () => ({ error_code: 9 }) });
    const asked = { ...detail, timeoutMs: 20_000, pollIntervalMs: 5000 };
    const began = time.clock();
    const awaited = await time.run(create().awaitFinal(keysOf(1, 1), asked));
    expect(awaited).toMatchObject([{ fields: null, problem: { name: 'duplicateOrRateLimit' } }]);
    expect(time.clock() - began).toBeLessThan(21_000);
  });
});
