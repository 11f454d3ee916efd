import { createClient } from '../../../protocol/clients/client';
import type { GatewayFields } from '../../../protocol/wire/gateway-fields';
import type { MessageKey } from '../../../protocol/wire/status-query';
import { isFinalStatus } from '../../../protocol/pacing/await-final';
import { STATUSES } from '../../../protocol/tables';
import { MAX_KEYS_PER_REQUEST } from '../../../protocol/pacing/status-rate-limit';
import { FakeStatusGateway, type GatewayBehaviour } from '../../support/fake-status-gateway';
import { FakeTime } from '../../../testkit/fake-time';

const plan = { detail: 0, timeoutMs: 120_000, pollIntervalMs: 5000 } as const;

function keysFrom(first: number, count: number): MessageKey[] {
  return Array.from({ length: count }, (_, index) => ({ id: String(first + index), phone: '77' }));
}

function start(behaviour: GatewayBehaviour = {}, signal?: AbortSignal) {
  const time = new FakeTime();
  const gateway = new FakeStatusGateway(time, behaviour);
  const began = time.clock();
  const { clock, sleep } = time;
  const client = createClient({ transport: gateway.transport, clock, sleep, signal });
  async function wait(keys: readonly MessageKey[], changes: Partial<typeof plan> = {}) {
    return await time.run(client.awaitFinal(keys, { ...plan, ...changes }));
  }
  return { gateway, wait, elapsed: () => time.clock() - began };
}

/** Fields that change from sent to delivered after a number of milliseconds. */
const deliveredAfter = (ms: number) => {
  let began = Infinity;
  return (_id: string, at: number) => {
    began = Math.min(began, at);
    return { status: at - began >= ms ? 1 : 0 };
  };
};

describe('isSettled', () => {
  it.each(STATUSES)('reports whether $name is settled', ({ code, name, isFinal }) => {
    const expected = isFinal && name !== 'notFound';
    expect(isFinalStatus({ status: code })).toBe(expected);
    expect(isFinalStatus({ status: String(code) })).toBe(expected);
  });

  it.each<GatewayFields>([{}, { status: null }, { status: '' }, { status: 99 }, { status: 'x' }])(
    'reads %j as in flight',
    (fields) => {
      expect(isFinalStatus(fields)).toBe(false);
    },
  );
});

describe('awaitFinal', () => {
  it('polls until all messages are final, each on its own schedule', async () => {
    const { wait, gateway } = start({
      status: (id) => ({
        status: gateway.seen.filter(({ ids }) => ids.includes(id)).length >= Number(id) ? 1 : -1,
      }),
    });
    const statuses = await wait(keysFrom(1, 3));
    expect(statuses.map(({ key, fields, problem }) => [key.id, fields?.status, problem])).toEqual([
      ['1', 1, null],
      ['2', 1, null],
      ['3', 1, null],
    ]);
    expect(gateway.seen).toHaveLength(6);
  });

  it('polls often at first, then within the rate limits', async () => {
    const { wait, gateway, elapsed } = start({ status: () => ({ status: 0 }) });
    await wait(keysFrom(1, 1));
    const first = gateway.seen[0]?.arrivedAt ?? 0;
    expect(gateway.seen.map(({ arrivedAt }) => Math.round((arrivedAt - first) / 1000))).toEqual([
      0, 5, 13, 24, 36, 61, 73, 85, 97, 110,
    ]);
    expect(elapsed()).toBeLessThan(121_000);
    expect(gateway.findBrokenLimits()).toEqual([]);
  });

  it('polls at most once a second, whatever the interval', async () => {
    const { wait, gateway } = start({ status: deliveredAfter(1500) });
    await wait(keysFrom(1, 1), { pollIntervalMs: 0 as 5000 });
    expect(gateway.seen).toHaveLength(3);
  });

  it('treats an unknown message as not stored yet', async () => {
    const { wait } = start({ status: (_id, at) => ({ status: deliveredSoon(at) ? 1 : -3 }) });
    let began = Infinity;
    const deliveredSoon = (at: number) => {
      began = Math.min(began, at);
      return at > began + 10_000;
    };
    expect(await wait(keysFrom(1, 1))).toMatchObject([{ fields: { status: 1 }, problem: null }]);
  });

  it('returns the last responses when the time is over', async () => {
    const { wait, elapsed } = start({ status: (id) => ({ status: id === '1' ? 1 : -3 }) });
    expect(await wait(keysFrom(1, 2))).toMatchObject([
      { fields: { status: 1 }, problem: null },
      { fields: { status: -3 }, problem: null },
    ]);
    expect(elapsed()).toBeGreaterThanOrEqual(120_000);
  });

  it('polls at least once, however short the time is', async () => {
    const { wait, gateway } = start();
    expect(await wait(keysFrom(1, 1), { timeoutMs: 0 as 120_000 })).toMatchObject([
      { fields: { status: 1 } },
    ]);
    expect(gateway.seen).toHaveLength(1);
  });

  it('leaves out messages whose turn comes after the end', async () => {
    const { wait } = start();
    const statuses = await wait(keysFrom(1, MAX_KEYS_PER_REQUEST + 101), {
      timeoutMs: 30_000 as 120_000,
    });
    expect(statuses.filter(({ fields }) => fields !== null)).toHaveLength(MAX_KEYS_PER_REQUEST);
    expect(statuses.at(-1)).toEqual({
      key: { id: String(MAX_KEYS_PER_REQUEST + 101), phone: '77' },
      fields: null,
      problem: null,
    });
  });

  it('continues after transport faults and unreadable responses', async () => {
    const faults = [{ ok: true, httpStatus: 502, body: new Uint8Array() }, 'nonsense'];
    const { wait } = start({ answer: (_seen, request) => faults[request] });
    expect(await wait(keysFrom(1, 1))).toMatchObject([{ fields: { status: 1 }, problem: null }]);
  });

  it('reports the fault when it persists', async () => {
    const { wait } = start({ answer: () => ({ ok: false, details: { reason: 'timeout' } }) });
    expect(await wait(keysFrom(1, 1))).toMatchObject([
      { fields: null, problem: { kind: 'transport', reason: 'timeout' } },
    ]);
  });

  it('stops at an error that will not change', async () => {
    const { wait, gateway } = start({
      answer: () => ({ error: 'authorise error', error_code: 2 }),
    });
    const statuses = await wait(keysFrom(1, 40));
    expect(statuses.map(({ problem }) => problem?.name)).toEqual(
      Array.from({ length: 40 }, () => 'invalidCredentials'),
    );
    expect(gateway.seen).toHaveLength(1);
  });

  it('returns a row for each given key, invalid and repeated ones too', async () => {
    const { wait, gateway } = start();
    const keys = [
      { id: '1', phone: '77' },
      { id: 'ї', phone: '77' },
      { id: '1', phone: '+77' },
    ];
    const statuses = await wait(keys);
    expect(statuses.map(({ key }) => key)).toEqual(keys);
    expect(statuses).toMatchObject([
      { fields: { status: 1 } },
      { fields: null, problem: { parameter: 'messageId' } },
      { fields: { status: 1 } },
    ]);
    expect(gateway.seen).toHaveLength(1);
  });

  it.each([
    ['between two requests', 7000],
    ['within a request', 5050],
  ])('can be cancelled %s, and keeps its results', async (_when, after) => {
    const abort = new AbortController();
    const time = new FakeTime();
    const gateway = new FakeStatusGateway(time, { status: () => ({ status: 0 }) });
    const { clock, sleep } = time;
    const client = createClient({
      transport: gateway.transport,
      clock,
      sleep,
      signal: abort.signal,
    });
    const cancelled = time.sleep(after).then(() => abort.abort());
    const awaited = await time.run(client.awaitFinal(keysFrom(1, 1), plan));
    await cancelled;
    expect(awaited).toMatchObject([{ problem: { reason: 'aborted' } }]);
    expect(gateway.seen).toHaveLength(1);
    expect(awaited[0]?.fields?.status).toBe(after === 7000 ? 0 : undefined);
  });

  it('returns at once without keys', async () => {
    const { wait, gateway } = start();
    expect(await wait([])).toEqual([]);
    expect(gateway.seen).toEqual([]);
  });
});
