import { createClient } from '../../../protocol/clients/client';
import type { ClientOptions } from '../../../protocol/clients/client-options';
import type { MessageKey } from '../../../protocol/wire/status-query';
import { MAX_KEYS_PER_REQUEST } from '../../../protocol/pacing/status-rate-limit';
import { FakeStatusGateway, type GatewayBehaviour } from '../../support/fake-status-gateway';
import { FakeTime } from '../../../testkit/fake-time';

const RATE = { error: 'too many concurrent requests', error_code: 9 };
const detail = { detail: 0 } as const;

function keysFrom(first: number, count: number): MessageKey[] {
  return Array.from({ length: count }, (_, index) => ({ id: String(first + index), phone: '77' }));
}

function start(behaviour: GatewayBehaviour = {}, options: Partial<ClientOptions> = {}) {
  const time = new FakeTime();
  const gateway = new FakeStatusGateway(time, behaviour);
  const pauses: number[] = [];
  const client = createClient({
    transport: gateway.transport,
    clock: time.clock,
    sleep(ms, signal) {
      pauses.push(ms);
      return time.sleep(ms, signal);
    },
    ...options,
  });
  return { time, gateway, client, pauses };
}

describe('getStatusOfEach', () => {
  it('returns one result per key, in their order, and requests each message once', async () => {
    const { time, gateway, client } = start({ status: (id) => ({ status: Number(id) }) });
    const keys = [...keysFrom(2, 2), { id: '2', phone: '+7 7' }, { id: '', phone: '7' }];
    const results = await time.run(client.getStatusOfEach(keys, detail));
    expect(
      results.map((result) => (result.ok ? result.value.status : result.problem.kind)),
    ).toEqual([2, 3, 2, 'input']);
    expect(gateway.seen.map(({ ids }) => ids)).toEqual([['2'], ['3']]);
  });

  it('requests ten thousand messages in some minutes', async () => {
    const { time, gateway, client } = start();
    const began = time.clock();
    const results = await time.run(
      client.getStatusOfEach(keysFrom(1, 3 * MAX_KEYS_PER_REQUEST + 100), detail),
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(gateway.seen.filter(({ ids }) => ids.length > 1).map(({ ids }) => ids.length)).toEqual(
      Array.from({ length: 3 }, () => MAX_KEYS_PER_REQUEST),
    );
    expect(gateway.seen).toHaveLength(103);
    expect(time.clock() - began).toBeLessThan(2 * 61_000 + 5000);
    expect(gateway.findBrokenLimits()).toEqual([]);
  });

  it('returns a separate problem for a message that the response lacks', async () => {
    const { time, client } = start({ status: (id) => (id === '3' ? null : { status: 1 }) });
    const results = await time.run(client.getStatusOfEach(keysFrom(1, 6), detail));
    expect(results.map(({ ok }) => ok)).toEqual([true, true, false, true, true, true]);
    expect(results[2]).toMatchObject({ problem: { kind: 'unreadable', endpoint: 'status' } });
  });

  it('retries within a second after error 9 for one message, which is caused by concurrency', async () => {
    const { time, gateway, client, pauses } = start({
      answer: (_seen, request) => (request < 2 ? RATE : undefined),
    });
    const results = await time.run(client.getStatusOfEach(keysFrom(1, 2), detail));
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
    expect(pauses).toEqual([250, 250]);
    expect(gateway.seen).toHaveLength(4);
  });

  it('treats error 9 for a list as a used-up minute, and requests messages one by one', async () => {
    const { time, gateway, client } = start({
      answer: ({ ids }) => (ids.length > 1 ? { error_code: 9 } : undefined),
    });
    const began = time.clock();
    const results = await time.run(client.getStatusOfEach(keysFrom(1, 90), detail));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(gateway.seen.map(({ ids }) => ids.length)).toEqual([90, ...Array(90).fill(1)]);
    expect(time.clock() - began).toBeLessThan(5000);
  });

  it.each([0, 0.5, 1])('delays the next list by up to five seconds, random %d', async (chance) => {
    const { time, gateway, client } = start(
      { answer: (_seen, request) => (request === 0 ? { error_code: 9 } : undefined) },
      { random: () => chance },
    );
    await time.run(client.getStatusOfEach(keysFrom(1, 1100), detail));
    const [first, second] = gateway.seen.map(({ arrivedAt }) => arrivedAt) as [number, number];
    expect(second - first).toBe(100 + 61_000 + 5000 * chance);
  });

  it('increases the time between attempts and ends after five minutes', async () => {
    const { time, gateway, client } = start({ answer: () => RATE });
    const began = time.clock();
    const results = await time.run(client.getStatusOfEach(keysFrom(1, 300), detail));
    expect(new Set(results.map((result) => !result.ok && result.problem.name))).toEqual(
      new Set(['duplicateOrRateLimit']),
    );
    expect(time.clock() - began).toBeGreaterThanOrEqual(300_000);
    expect(time.clock() - began).toBeLessThan(400_000);
    expect(gateway.seen.length).toBeLessThan(20);
  });

  it.each([
    [2, 'invalidCredentials'],
    [4, 'ipBlocked'],
  ])('stops after error %i, which concerns the whole account', async (error_code, name) => {
    const { time, gateway, client } = start({ answer: () => ({ error: 'x', error_code }) });
    const results = await time.run(client.getStatusOfEach(keysFrom(1, 1100), detail));
    expect(new Set(results.map((result) => !result.ok && result.problem.name))).toEqual(
      new Set([name]),
    );
    expect(gateway.seen).toHaveLength(1);
  });

  it('continues after a problem of one request', async () => {
    const { time, client } = start({
      answer: (_seen, request) => (request === 0 ? { error: 'x', error_code: 1 } : undefined),
    });
    const results = await time.run(client.getStatusOfEach(keysFrom(1, 3), detail));
    expect(results.map((result) => (result.ok ? 'ok' : result.problem.name))).toEqual([
      'invalidParameters',
      'ok',
      'ok',
    ]);
  });

  it.each([true, false])(
    'ends at a cancellation, whether sleep rejects or not (%s)',
    async (rejects) => {
      const abort = new AbortController();
      const sleep = async (): Promise<void> => {
        abort.abort();
        if (rejects) throw new Error('cancelled');
      };
      const { time, gateway, client } = start(
        { answer: () => RATE },
        { signal: abort.signal, sleep },
      );
      const results = await time.run(client.getStatusOfEach(keysFrom(1, 1), detail));
      expect(results).toMatchObject([
        { ok: false, problem: { kind: 'transport', reason: 'aborted' } },
      ]);
      expect(gateway.seen).toHaveLength(1);
    },
  );

  it('passes on an error of sleep', async () => {
    const sleep = () => Promise.reject(new TypeError('no timers'));
    const { time, client } = start({ answer: () => RATE }, { sleep });
    await expect(time.run(client.getStatusOfEach(keysFrom(1, 1), detail))).rejects.toThrow(
      TypeError,
    );
  });
});

describe('getStatus', () => {
  it('returns all statuses or the first problem', async () => {
    const { time, client } = start({ status: (id) => (id === '2' ? null : { status: 1 }) });
    const good = await time.run(client.getStatus(keysFrom(3, 2), { detail: 2 }));
    expect(good.ok && good.value.map(({ id }) => id)).toEqual(['3', '4']);
    const bad = await time.run(client.getStatus(keysFrom(1, 3), detail));
    expect(bad).toMatchObject({ ok: false, problem: { kind: 'unreadable' } });
  });
});
