import { bound, message, submitEach } from './client-support';
import { FakeServer, obliging, type Answer } from './fake-server';
import { pdu, tlv } from './support';
import { writeTlv } from '../../support/write-tlv';

const THROTTLED = 0x58;

/** Throttles messages beyond this number in a second. */
function limited(server: FakeServer, perSecond: number, status = THROTTLED): Answer {
  const usual = obliging();
  let second = 0;
  let count = 0;
  return (request, peer) => {
    if (request.command !== 'submit_sm') return usual(request, peer);
    const now = Math.floor(server.time.monotonicNow() / 1000);
    count = now === second ? count + 1 : 1;
    second = now;
    if (count <= perSecond) return usual(request, peer);
    peer.send(pdu('submit_sm_resp', { sequence: request.sequence, status }));
  };
}

function many(count: number) {
  return Array.from({ length: count }, (_, index) => message({ text: `Message ${index}` }));
}

describe('SmppClient: rate limit', () => {
  it('sends at most 30 messages per second by default', async () => {
    const server = new FakeServer();
    const made = await bound(server, { perSecond: undefined, window: 100 });
    submitEach(made, many(100));
    await server.time.advance(0);
    expect(server.of('submit_sm')).toHaveLength(1);
    await server.time.advance(1000);
    expect(server.of('submit_sm').length).toBeGreaterThanOrEqual(28);
    expect(server.of('submit_sm').length).toBeLessThanOrEqual(31);
    await server.time.advance(2500);
    expect(server.of('submit_sm')).toHaveLength(100);
  });

  it.each([
    ['ESME_RTHROTTLED', 0x58],
    ['ESME_RMSGQFUL', 0x14],
  ])(
    'slows down and sends again after %s, and loses or duplicates nothing',
    async (_name, status) => {
      const server = new FakeServer();
      const made = await bound(server, { perSecond: 60, window: 20 });
      server.answer = limited(server, 30, status);
      const outcomes = submitEach(made, many(600));
      await server.time.advance(60_000);
      expect(outcomes.filter((outcome) => outcome?.kind === 'accepted')).toHaveLength(600);
      const ids = outcomes.flatMap((outcome) => (outcome?.kind === 'accepted' ? outcome.ids : []));
      expect(new Set(ids).size).toBe(600);
      // Few attempts failed: the client found the rate.
      expect(server.of('submit_sm').length).toBeLessThan(900);
    },
  );

  it('speeds up when the gateway no longer throttles', async () => {
    const server = new FakeServer();
    const made = await bound(server, { perSecond: 30, window: 30 });
    server.answer = limited(server, 10);
    submitEach(made, many(2000));
    await server.time.advance(5000);
    server.answer = obliging();
    await server.time.advance(40_000);
    const before = server.of('submit_sm').length;
    await server.time.advance(10_000);
    expect(server.of('submit_sm').length - before).toBeGreaterThan(280);
  });

  it('finds a rate when none is configured', async () => {
    const server = new FakeServer();
    const made = await bound(server, { perSecond: null, window: 100 });
    server.answer = limited(server, 50);
    const outcomes = submitEach(made, many(500));
    await server.time.advance(60_000);
    expect(outcomes.filter((outcome) => outcome?.kind === 'accepted')).toHaveLength(500);
    expect(server.of('submit_sm').length).toBeLessThan(1000);
  });

  it('never exceeds the configured rate after throttling, however low it is', async () => {
    const server = new FakeServer();
    const made = await bound(server, { perSecond: 0.2, window: 5 });
    server.answer = limited(server, 0);
    submitEach(made, many(50));
    await server.time.advance(100);
    server.answer = obliging();
    await server.time.advance(20_000);
    expect(server.of('submit_sm').length).toBeLessThanOrEqual(5);
  });

  it('fails messages as not sent when every response within two minutes is throttling', async () => {
    const server = new FakeServer();
    const made = await bound(server, { window: 2 });
    server.answer = limited(server, 0);
    const outcomes = submitEach(made, many(3));
    await server.time.advance(119_000);
    expect(outcomes).toEqual([undefined, undefined, undefined]);
    await server.time.advance(60_000);
    expect(outcomes).toMatchObject(
      Array(3).fill({
        kind: 'notSent',
        problem: { reason: 'throttledTooLong', retry: 'later' },
      }),
    );
  });

  it('sends a query without waiting behind throttled messages', async () => {
    const server = new FakeServer();
    const made = await bound(server, { perSecond: 1, window: 5 });
    submitEach(made, many(50));
    await server.time.advance(0);
    const usual = server.answer;
    server.answer = (request, peer) => {
      if (request.command !== 'query_sm') return usual(request, peer);
      peer.send(
        pdu('query_sm_resp', {
          sequence: request.sequence,
          messageId: request.messageId,
          messageState: 2,
          finalDate: '261127120000008+',
        }),
      );
    };
    await expect(made.query('77')).resolves.toEqual({
      ok: true,
      value: { id: '77', status: 1, err: 0, last_date: '27.11.2026 12:00:00+02:00' },
    });
  });
});

describe('SmppClient: the congestion state of SMPP 5.0', () => {
  /** Prepared once, because preparing takes longer than sending. */
  const waiting = many(9000);

  /** A client with more to send than it can; `load` is reported with each response after `delayMs`. */
  async function loaded(
    first: number | string | null,
    { perSecond = 40, delayMs = 0 }: { perSecond?: number | null; delayMs?: number } = {},
  ) {
    const server = new FakeServer();
    const made = await bound(server, { perSecond, window: 10 });
    let load = first;
    let id = 0;
    server.answer = ({ sequence }, peer) => {
      const tlvs =
        typeof load === 'string'
          ? [tlv(0x0428, load)]
          : load === null
            ? []
            : [writeTlv('congestion_state', load)];
      id += 1;
      const answer = pdu('submit_sm_resp', { sequence, messageId: String(id), tlvs });
      server.time.schedule(delayMs, () => peer.send(answer));
    };
    submitEach(made, waiting);
    return {
      report: (next: number | null) => (load = next),
      wait: async (seconds: number) => await server.time.advance(seconds * 1000),
      async perSecond() {
        const before = server.of('submit_sm').length;
        await server.time.advance(4000);
        return Math.round((server.of('submit_sm').length - before) / 4);
      },
    };
  }

  it.each([0, 79, 80, 89, 101, 255, null, '', '000000000000005f'])(
    'does not change the rate: %j',
    async (load) => {
      const { wait, perSecond } = await loaded(load);
      await wait(10);
      expect(await perSecond()).toBe(40);
    },
  );

  it.each([90, 99, 100])(
    'of %d lowers the rate by a fifth each second, down to a quarter',
    async (load) => {
      const { wait, perSecond } = await loaded(load);
      expect(await perSecond()).toBeGreaterThan(20);
      await wait(6);
      expect(await perSecond()).toBe(10);
      await wait(60);
      expect(await perSecond()).toBe(10);
    },
  );

  it.each([
    [50, 10],
    [85, 42],
  ])('that has fallen to %d restores the previous rate after %d s', async (load, seconds) => {
    const { report, wait, perSecond } = await loaded(95);
    await wait(20);
    report(load);
    expect(await perSecond()).toBeLessThan(30);
    await wait(seconds - 4);
    expect(await perSecond()).toBe(40);
  });

  it('counts as fallen when the server no longer sends it', async () => {
    const { report, wait, perSecond } = await loaded(95);
    await wait(20);
    report(null);
    expect(await perSecond()).toBe(10);
    await wait(7);
    expect(await perSecond()).toBe(40);
  });

  it('lowers the rate that was found without a configured one', async () => {
    const { report, wait, perSecond } = await loaded(null, { perSecond: null, delayMs: 100 });
    await wait(1);
    expect(await perSecond()).toBe(100);
    report(95);
    await wait(10);
    expect(await perSecond()).toBe(25);
    report(10);
    await wait(10);
    expect(await perSecond()).toBe(100);
  });
});

describe('SmppClient: submitAll', () => {
  it('reads messages as they can be sent and returns every outcome with its index', async () => {
    const server = new FakeServer();
    const made = await bound(server, { window: 10 });
    let taken = 0;
    function* endless() {
      for (let index = 0; index < 1000; index += 1) {
        taken += 1;
        yield message({ text: `Message ${index}` });
      }
    }
    server.answer = () => undefined;
    const found = new Map<number, string>();
    const all = made.submitAll(endless(), ({ kind }, index) => found.set(index, kind));
    await server.time.advance(0);
    expect(taken).toBe(20);
    expect(server.of('submit_sm')).toHaveLength(10);
    server.answer = obliging();
    await server.time.advance(60_000);
    await all;
    expect(taken).toBe(1000);
    const kinds = [...found].sort(([one], [other]) => one - other).map(([, kind]) => kind);
    expect(kinds.slice(0, 10)).toEqual(Array(10).fill('unknown'));
    expect(kinds.slice(10)).toEqual(Array(990).fill('accepted'));
  });

  it('sends waiting messages before it returns the last outcome', async () => {
    const server = new FakeServer();
    const made = await bound(server, { window: 1 });
    const before = server.peer.writes;
    const writes: number[] = [];
    await made.submitAll(many(4), () => writes.push(server.peer.writes - before));
    expect(writes).toEqual([2, 3, 4, 4]);
  });

  it('lets other senders take turns', async () => {
    const server = new FakeServer();
    const made = await bound(server, { window: 2, perSecond: 10 });
    const all = made.submitAll(many(100), () => undefined);
    const [outcome] = submitEach(made, [message({ text: 'Urgent' })]);
    await server.time.advance(1000);
    expect(outcome).toBeUndefined();
    expect(server.of('submit_sm').map(({ shortMessage }) => String(shortMessage))).toContain(
      'Urgent',
    );
    await server.time.advance(20_000);
    await all;
  });

  it('ends at once without messages', async () => {
    const made = await bound(new FakeServer());
    await expect(made.submitAll([], () => undefined)).resolves.toBeUndefined();
  });

  it('returns all outcomes that arrived together, even if the caller throws', async () => {
    const made = await bound(new FakeServer(), { window: 3 });
    const told: number[] = [];
    const all = made.submitAll(many(3), (_, index) => {
      told.push(index);
      throw new Error('mine');
    });
    await expect(all).rejects.toThrow('mine');
    expect(told).toEqual([0, 1, 2]);
  });

  it('rejects with what the caller throws', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    await expect(
      made.submitAll([message()], () => {
        throw new Error('mine');
      }),
    ).rejects.toThrow('mine');
  });
});
