import { createClient, type Client } from '../../protocol/clients/client';
import type { TransportOutcome } from '../../protocol/http-transport';
import { FakeTime } from '../../testkit/fake-time';

function start(answer: unknown) {
  const time = new FakeTime();
  const bodies: string[] = [];
  const transport = async ({ body }: { readonly body: string }): Promise<TransportOutcome> => {
    bodies.push(body);
    await time.sleep(100);
    return answer === null
      ? { ok: false, details: { reason: 'timeout' } }
      : { ok: true, httpStatus: 200, body: Buffer.from(JSON.stringify(answer)) };
  };
  const client = createClient({ transport, clock: time.clock, sleep: time.sleep });
  return { client, bodies, time };
}

type Call = (client: Client) => Promise<{ ok: boolean }>;

const MAILING = {
  name: 'Sale',
  message: { recipients: ['77011234567'], channel: 'sms', text: 'Sale!' },
} as const;
const createMailing: Call = (client) => client.createMailing(MAILING);
const topUp: Call = (client) => client.topUpSubClient('shop', 5, {});

describe('a request whose response is lost', () => {
  it.each<[string, Call]>([
    ['creates a mailing', createMailing],
    ['transfers money', topUp],
  ])('that %s is not retried and has an unknown outcome', async (_title, call) => {
    const { client, bodies, time } = start(null);
    expect(await time.run(call(client))).toMatchObject({
      ok: false,
      problem: { retry: 'unknownOutcome', advice: expect.stringContaining('may have') },
    });
    expect(bodies).toHaveLength(1);
  });

  it.each<[string, Call]>([
    ['lists mailings', (client) => client.listMailings()],
    ['gets a mailing', (client) => client.getMailing('12')],
    ['cancels a mailing', (client) => client.cancelMailing('12')],
    ['deletes a mailing', (client) => client.deleteMailing('12')],
    ['creates a subaccount', (client) => client.createSubClient('shop', 'Secret-1', {})],
    ['updates a subaccount', (client) => client.updateSubClient('shop', { fullName: 'Shop' })],
    ['gets statistics', (client) => client.getSubClientStatistics({})],
  ])('that %s is retried', async (_title, call) => {
    const { client, time } = start(null);
    const result = await time.run(call(client));
    expect(result).toMatchObject({ problem: { retry: 'later' } });
    expect(JSON.stringify(result)).toContain('Try again later');
    expect(JSON.stringify(result)).not.toMatch(/may have|Secret/);
  });

  it('has the same outcome as one with an unreadable response', async () => {
    const { client, time } = start('?');
    expect(await time.run(client.getMailing('12'))).toMatchObject({
      problem: { kind: 'unreadable', retry: 'later' },
    });
  });
});

describe('rate limits of mailings and subaccounts', () => {
  it('allow one request a minute for the same list, and other requests at once', async () => {
    const { client, time } = start([]);
    const began = time.clock();
    await time.run(client.listMailings());
    await time.run(client.listMailings({ dateFrom: '2026-11-01' }));
    expect(time.clock() - began).toBe(200);
    await time.run(client.listMailings());
    expect(time.clock() - began).toBeGreaterThan(60_000);
  });

  it('allow three changes of one subaccount in a minute', async () => {
    const { client, time } = start({ result: 'OK' });
    const began = time.clock();
    for (const login of ['a', 'a', 'b', 'b', 'a', 'b']) {
      await time.run(client.updateSubClient(login, { fullName: login }));
    }
    expect(time.clock() - began).toBe(600);
    await time.run(client.topUpSubClient('a', 1, {}));
    expect(time.clock() - began).toBeGreaterThan(60_000);
  });

  it('allow three new subaccounts in a minute', async () => {
    const { client, time } = start({ id: 7 });
    const began = time.clock();
    for (const login of ['a', 'b', 'c', 'd']) {
      await time.run(client.createSubClient(login, 'Secret-1', {}));
    }
    expect(time.clock() - began).toBeGreaterThan(60_000);
  });
});
