import fc from 'fast-check';
import { createClient } from '../../../protocol/client';
import type { MessageKey } from '../../../protocol/endpoints/answer-context';
import { MAX_KEYS_PER_REQUEST, StatusPacing } from '../../../protocol/pacing/status-pacing';
import { FakeStatusGateway } from '../../support/fake-status-gateway';
import { FakeTime } from '../../support/fake-time';

const keysFrom = (first: number, count: number): MessageKey[] =>
  Array.from({ length: count }, (_, index) => ({ id: String(first + index), phone: '77' }));

describe('StatusPacing', () => {
  const keys = keysFrom(1, 3 * MAX_KEYS_PER_REQUEST);

  it('asks for few messages one by one, four at a time', () => {
    const pacing = new StatusPacing();
    for (const key of keys.slice(0, 4)) {
      expect(pacing.next(0, [key, ...keys.slice(10, 13)])).toEqual({ kind: 'ask', keys: [key] });
      pacing.start([key]);
    }
    expect(pacing.next(0, keys.slice(4, 5))).toEqual({ kind: 'wait', until: Infinity });
    pacing.end(keys.slice(0, 1), 100);
    expect(pacing.next(100, keys.slice(4, 5))).toEqual({ kind: 'ask', keys: keys.slice(4, 5) });
  });

  it('asks for many at once, thousands per request and one request per minute', () => {
    const pacing = new StatusPacing();
    const first = keys.slice(0, MAX_KEYS_PER_REQUEST);
    const rest = keys.slice(MAX_KEYS_PER_REQUEST);
    expect(pacing.next(0, keys)).toEqual({ kind: 'ask', keys: first });
    pacing.start(first);
    expect(pacing.next(0, rest)).toEqual({ kind: 'wait', until: Infinity });
    pacing.end(first, 200);
    expect(pacing.next(200, rest)).toEqual({ kind: 'wait', until: 61_200 });
    expect(pacing.next(61_200, rest)).toEqual({
      kind: 'ask',
      keys: rest.slice(0, MAX_KEYS_PER_REQUEST),
    });
  });

  it('asks one by one for what would have to wait a minute for company', () => {
    const pacing = new StatusPacing();
    pacing.start(keys.slice(0, 5));
    pacing.end(keys.slice(0, 5), 0);
    expect(pacing.next(0, keys.slice(5, 105))).toEqual({ kind: 'ask', keys: keys.slice(5, 6) });
    expect(pacing.next(0, keys.slice(5, 106))).toEqual({ kind: 'wait', until: 61_000 });
  });

  it('counts two spellings of a number as one message, and asks for them one after the other', () => {
    const pacing = new StatusPacing();
    const [one, other] = ['77010000101', '87010000101'].map((phone) => ({ id: '1', phone }));
    const both = [one, other] as MessageKey[];
    const many = [...both, ...keys.slice(10, 20)];
    expect(pacing.next(0, many)).toEqual({ kind: 'ask', keys: [one, ...keys.slice(10, 20)] });
    for (const [at, key] of [...both, ...both, one].entries()) {
      expect(pacing.next(at, [key as MessageKey])).toEqual({ kind: 'ask', keys: [key] });
      pacing.start([key as MessageKey]);
      pacing.end([key as MessageKey], at);
    }
    expect(pacing.next(5, both)).toEqual({ kind: 'wait', until: 61_000 });
  });

  it('asks five times a minute for a message, counting requests for several too', () => {
    const pacing = new StatusPacing();
    const five = keys.slice(0, 5);
    pacing.start(five);
    pacing.end(five, 0);
    for (const at of [1, 2, 3, 4]) {
      expect(pacing.next(at, five.slice(0, 1))).toEqual({ kind: 'ask', keys: five.slice(0, 1) });
      pacing.start(five.slice(0, 1));
      pacing.end(five.slice(0, 1), at);
    }
    expect(pacing.next(5, five.slice(0, 1))).toEqual({ kind: 'wait', until: 61_000 });
    expect(pacing.next(5, five.slice(0, 2))).toEqual({ kind: 'ask', keys: five.slice(1, 2) });
  });

  it('tells messages of one request apart by their phones', () => {
    const pacing = new StatusPacing();
    const key = { id: '1', phone: '77' };
    for (let count = 0; count < 5; count += 1) {
      pacing.start([key]);
      pacing.end([key], 0);
    }
    const other = { id: '1', phone: '78' };
    expect(pacing.next(0, [key, other])).toEqual({ kind: 'ask', keys: [other] });
  });

  it('leaves the gateway alone for a minute after it complained', () => {
    const pacing = new StatusPacing();
    expect(pacing.pause(1000)).toBe(true);
    expect(pacing.pause(1001)).toBe(false);
    expect(pacing.next(2000, keys)).toEqual({ kind: 'wait', until: 62_000 });
    expect(pacing.next(62_000, keys).kind).toBe('ask');
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

  it('never pass a documented limit and lose no message', async () => {
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
          const statusPacing = new StatusPacing();
          const client = createClient({ ...time, transport: gateway.transport, statusPacing });
          const works = runs.map(async ({ count, first, startsAfter, pollIntervalMs, waits }) => {
            await time.wakeAfter(startsAfter);
            const keys = keysFrom(first, count);
            const detail = 0;
            if (!waits)
              return [keys.length, (await client.getStatusOfEach(keys, { detail })).length];
            const asked = { detail, timeoutMs: 400_000, pollIntervalMs } as const;
            const awaited = await client.awaitFinal(keys, asked);
            return [keys.length, awaited.ok ? awaited.value.length : 0];
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
