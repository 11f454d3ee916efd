import {
  failure,
  requestError,
  invalidInput,
  runChain,
  success,
  transportFailure,
  type ChainSettings,
  type GatewayFields,
  type MessageKey,
  type RecipientOutcome,
  type SendOrder,
  type SendSettings,
} from '../../../protocol';
import { toOrder } from '../../support/to-order';

const [ANNA, BORIS] = ['77011234567', '77017654321'];
const SETTINGS: ChainSettings = {
  identity: { scope: 'node', run: 'run', prefix: 'n8n-' },
  pollIntervalMs: 1000,
  stopOnFailure: false,
};
const CHANNELS = ['viber', 'sms', 'voice'] as const;
const NOTHING = { parts: 1, mccmnc: null, status: null, error: null, duplicateOf: null };
const TOTALS = { balance: 9, cost: 1, code: null };

const stepsFor = (...recipients: string[]) =>
  CHANNELS.map((channel) => ({
    messages: [toOrder({ recipients, channel, text: 'Hello', cost: 3 })],
    waitMs: 30_000,
  }));

interface World {
  /** Fields of the status of a message on a channel; `null`: no response. */
  readonly statusOf?: (channel: string, phone: string) => GatewayFields | null;
  readonly outcomeOf?: (channel: string) => Partial<RecipientOutcome>;
  readonly lateStatus?: GatewayFields | null;
}

/** A gateway that records its requests. */
function createPorts({ statusOf = () => ({ status: 1 }), outcomeOf, lateStatus }: World = {}) {
  const sent: string[] = [];
  const deleted: string[] = [];
  const budgets: (number | undefined)[] = [];
  const runs = new Set<string>();
  const ports = {
    sendAll: (items: readonly (SendOrder | null)[], settings: SendSettings) => {
      budgets.push(settings.maxCost);
      runs.add(settings.identity.scope);
      const outcomes = items.map((item) =>
        (item?.recipients ?? []).map((phone): RecipientOutcome => {
          const channel = item?.channel ?? '';
          sent.push(`${channel} ${phone}`);
          const base = { ...NOTHING, asked: phone, phone, id: `${channel}-1`, accepted: true };
          return { ...base, cost: 1.5, problem: null, request: TOTALS, ...outcomeOf?.(channel) };
        }),
      );
      return Promise.resolve(success(outcomes));
    },
    awaitFinal: (keys: readonly MessageKey[]) =>
      Promise.resolve(
        keys.map((key) => {
          const fields = statusOf(key.id.split('-')[0] ?? '', key.phone);
          return { key, fields, problem: null };
        }),
      ),
    getStatusOfEach: (keys: readonly MessageKey[]) =>
      Promise.resolve(
        keys.map(() =>
          lateStatus
            ? success(lateStatus)
            : failure(transportFailure('status', { reason: 'timeout' })),
        ),
      ),
    deleteMessage: ({ id }: MessageKey) => {
      deleted.push(id);
      return Promise.resolve(success(true as const));
    },
  };
  return { ports, sent, deleted, budgets, runs };
}

async function run(world: World, recipients = [ANNA as string], settings = SETTINGS) {
  const notes = createPorts(world);
  const ran = await runChain(stepsFor(...recipients), settings, notes.ports);
  const outcomes = ran.ok ? (ran.value[0] ?? []) : [];
  const told = outcomes.map(({ recipient, result, path }) => ({
    ...{ recipient, result },
    path: path.map(({ channel }) => channel),
  }));
  return { ...notes, ran, told };
}

const only = (...delivering: string[]) => ({
  statusOf: (channel: string) => ({ status: delivering.includes(channel) ? 1 : 20, err: 1 }),
});

describe('runChain', () => {
  it('sends nothing more after a delivery', async () => {
    const { sent, told } = await run(only('viber', 'sms', 'voice'));
    expect(sent).toEqual([`viber ${ANNA}`]);
    expect(told).toEqual([{ recipient: ANNA, result: 'delivered', path: ['viber'] }]);
  });

  it('tries the channels in order until one delivers', async () => {
    const { sent, told, runs } = await run(only('voice'));
    expect(sent).toEqual(CHANNELS.map((channel) => `${channel} ${ANNA}`));
    expect(told).toMatchObject([{ result: 'delivered', path: CHANNELS }]);
    // A step must not use the message of another one.
    expect(runs.size).toBe(3);
  });

  it('reports when no channel delivered', async () => {
    expect((await run(only())).told).toMatchObject([{ result: 'undelivered', path: CHANNELS }]);
  });

  it('sends nothing more to recipients with a delivery, and continues for the others', async () => {
    const statusOf = (_channel: string, phone: string) => ({ status: phone === ANNA ? 2 : 3 });
    const { sent } = await run({ statusOf }, [ANNA as string, BORIS as string]);
    expect(sent).toEqual([
      ...[`viber ${ANNA}`, `viber ${BORIS}`],
      ...[`sms ${BORIS}`, `voice ${BORIS}`],
    ]);
  });

  it('continues at once when a channel rejects the number', async () => {
    const outcomeOf = (channel: string) =>
      channel === 'viber' ? { accepted: false, id: null, cost: null, error: 248 } : {};
    const { told } = await run({ outcomeOf });
    expect(told).toMatchObject([{ result: 'delivered', path: ['viber', 'sms'] }]);
  });

  it('deletes a message that still waits at the gateway', async () => {
    const { deleted, told } = await run({
      statusOf: (channel) => ({ status: channel === 'viber' ? -1 : 1 }),
    });
    expect(deleted).toEqual(['viber-1']);
    expect(told).toMatchObject([{ result: 'delivered', path: ['viber', 'sms'] }]);
  });

  it.each<[string, World]>([
    [
      'whether it was accepted, and there is no ID',
      { outcomeOf: () => ({ accepted: null, id: null }) },
    ],
    ['the status', { statusOf: () => null }],
    ['the message at the gateway', { statusOf: () => ({ status: -3 }) }],
  ])('ends when it cannot determine %s', async (_title, world) => {
    const { sent, told } = await run(world);
    expect(sent).toEqual([`viber ${ANNA}`]);
    expect(told).toMatchObject([{ result: 'unknown', path: ['viber'] }]);
  });

  it('retries the status request once when it had no turn in time', async () => {
    const world = { statusOf: () => null, lateStatus: { status: 1 } };
    expect((await run(world)).told).toMatchObject([{ result: 'delivered', path: ['viber'] }]);
  });

  it('ends in the test mode of the account, in which nothing is delivered', async () => {
    const { told } = await run({ statusOf: () => ({ status: 1, err: 200 }) });
    expect(told).toMatchObject([{ result: 'undelivered', path: ['viber'] }]);
  });

  it('counts the cost of earlier channels against the limit', async () => {
    const { budgets } = await run(only(), [ANNA as string], { ...SETTINGS, maxCost: 4 });
    expect(budgets).toEqual([4, 2.5, 1]);
  });

  it('fails as a whole while nothing was sent, and never after that', async () => {
    const dear = failure(invalidInput('maxCost', 'Too dear', 'Raise it'));
    const first = createPorts();
    const all = stepsFor(ANNA as string);
    const refused = { ...first.ports, sendAll: () => Promise.resolve(dear) };
    expect(await runChain(all, SETTINGS, refused)).toEqual(dear);
    let calls = 0;
    const { ports } = createPorts(only());
    const later = await runChain(all, SETTINGS, {
      ...ports,
      sendAll: (items, settings) => {
        calls += 1;
        return calls === 1 ? ports.sendAll(items, settings) : Promise.resolve(dear);
      },
    });
    expect(later).toMatchObject({
      ok: true,
      value: [[{ result: 'undelivered', path: [{}, { outcome: { problem: dear.problem } }] }]],
    });
  });

  it('fails as a whole when the credential is rejected', async () => {
    const problem = requestError('send', 2);
    const { ran, sent } = await run({
      outcomeOf: () => ({ accepted: false, id: null, problem }),
    });
    expect(ran).toEqual({ ok: false, problem });
    expect(sent).toHaveLength(1);
  });
});
