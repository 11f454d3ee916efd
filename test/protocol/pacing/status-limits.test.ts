import fc from 'fast-check';
import { createClient } from '../../../protocol/clients/client';
import type { MessageKey } from '../../../protocol/wire/status-query';
import { AccountLimits } from '../../../protocol/pacing/account-limits';
import { MAX_KEYS_PER_REQUEST } from '../../../protocol/pacing/status-rate-limit';
import { FakeStatusGateway } from '../../support/fake-status-gateway';
import { FakeTime } from '../../../testkit/fake-time';

const keysFrom = (first: number, count: number): MessageKey[] =>
  Array.from({ length: count }, (_, index) => ({ id: String(first + index), phone: '77' }));

describe('a status request', () => {
  const keys = keysFrom(1, 2 * MAX_KEYS_PER_REQUEST + 200);

  /** Sizes of the requests, with the second in which each was sent. */
  async function ask(...runs: readonly (readonly MessageKey[])[]) {
    const time = new FakeTime();
    const began = time.clock();
    const gateway = new FakeStatusGateway(time);
    const client = createClient({ ...time, transport: gateway.transport });
    for (const run of runs) await time.run(client.getStatusOfEach(run, { detail: 0 }));
    expect(gateway.findBrokenLimits()).toEqual([]);
    return gateway.seen.map(({ ids, arrivedAt }) => [
      ids.length,
      Math.floor((arrivedAt - began) / 1000),
    ]);
  }

  it('covers one message when there are few, four at a time', async () => {
    expect(await ask(keys.slice(0, 4))).toEqual(Array.from({ length: 4 }, () => [1, 0]));
  });

  it('covers thousands when there are many, one request per minute', async () => {
    expect(await ask(keys)).toEqual([
      [MAX_KEYS_PER_REQUEST, 0],
      [MAX_KEYS_PER_REQUEST, 61],
      [200, 122],
    ]);
  });

  it('covers one message instead of waiting a minute, up to a hundred messages', async () => {
    const five = keys.slice(0, 5);
    expect(await ask(five, keys.slice(5, 105))).toEqual([
      [5, 0],
      ...Array.from({ length: 100 }, () => [1, expect.any(Number)]),
    ]);
    expect(await ask(five, keys.slice(5, 106))).toEqual([
      [5, 0],
      [101, 61],
    ]);
  });

  it('never covers one message in two formats, which share its limit', async () => {
    const both = ['77010000101', '87010000101'].map((phone) => ({ id: '1', phone }));
    expect(await ask([...both, ...keys.slice(10, 20)])).toEqual([
      [11, 0],
      [1, 0],
    ]);
    const again = [both, both, both];
    expect((await ask(...again)).map(([, second]) => second)).toEqual([0, 0, 0, 0, 0, 61]);
  });

  it('covers a message five times a minute, including requests for several', async () => {
    const one = keys.slice(0, 1);
    const seen = await ask(keys.slice(0, 5), one, one, one, one, one);
    expect(seen.map(([, second]) => second)).toEqual([0, 0, 0, 0, 0, 61]);
  });

  it('distinguishes messages of one request by their phones', async () => {
    const [one, other] = ['77', '78'].map((phone) => [{ id: '1', phone }]) as [
      MessageKey[],
      MessageKey[],
    ];
    const time = new FakeTime();
    const gateway = new FakeStatusGateway(time);
    const client = createClient({ ...time, transport: gateway.transport });
    const began = time.clock();
    for (const run of [one, one, one, other, other, other]) {
      await time.run(client.getStatusOfEach(run, { detail: 0 }));
    }
    const seen = gateway.seen.map(({ arrivedAt }) => [0, Math.floor((arrivedAt - began) / 1000)]);
    expect(seen.map(([, second]) => second)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe('status requests of any schedule', () => {
  const run = fc.record({
    count: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 90, max: 620 })),
    first: fc.integer({ min: 1, max: 30 }),
    startsAfter: fc.integer({ min: 0, max: 130_000 }),
    pollIntervalMs: fc.integer({ min: 0, max: 20_000 }),
    waits: fc.boolean(),
  });
  const latency = fc.tuple(
    fc.integer({ min: 0, max: 3000 }),
    fc.integer({ min: 0, max: 5000 }),
    fc.integer({ min: 0, max: 3000 }),
  );

  it('never exceed a documented limit and lose no message', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(run, { minLength: 1, maxLength: 3 }),
        fc.array(latency, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 0, max: 200_000 }),
        async (runs, latencies, deliveryMs) => {
          const time = new FakeTime();
          const began = time.clock();
          const gateway = new FakeStatusGateway(time, {
            latency: (request) => latencies[request % latencies.length] ?? [0, 0, 0],
            status: (_id, at) => ({ status: at - began > deliveryMs ? 1 : 0 }),
          });
          const shared = new AccountLimits({
            monotonicNow: time.clock,
            sleep: time.sleep,
            random: Math.random,
          });
          const limits = () => shared;
          // Each run is an execution with a separate client.
          const create = () => createClient({ ...time, transport: gateway.transport, limits });
          const works = runs.map(async ({ count, first, startsAfter, pollIntervalMs, waits }) => {
            await time.sleep(startsAfter);
            const keys = keysFrom(first, count);
            const detail = 0;
            const client = create();
            if (!waits)
              return [keys.length, (await client.getStatusOfEach(keys, { detail })).length];
            const asked = { detail, timeoutMs: 400_000, pollIntervalMs } as const;
            const awaited = await client.awaitFinal(keys, asked);
            return [keys.length, awaited.length];
          });
          for (const [asked, answered] of await time.run(Promise.all(works))) {
            expect(answered).toBe(asked);
          }
          expect(gateway.findBrokenLimits()).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);
});
