import { createClient, type Client } from '../../../protocol/clients/client';
import type { Result } from '../../../protocol/result';
import { FakeTime } from '../../../testkit/fake-time';

type Fields = Record<string, string>;

/** A client whose gateway is a function from the fields of a request to its JSON. */
function start(answer: (fields: Fields, path: string) => unknown) {
  const time = new FakeTime(0);
  const asked: Fields[] = [];
  const client = createClient({
    clock: time.clock,
    sleep: time.sleep,
    transport: async ({ body, path }) => {
      const {
        charset: _charset,
        fmt: _fmt,
        ...fields
      } = Object.fromEntries(new URLSearchParams(String(body)));
      asked.push(fields);
      await time.sleep(100);
      return {
        ok: true,
        httpStatus: 200,
        body: Buffer.from(JSON.stringify(answer(fields, path))),
      };
    },
  });
  return { client, asked, time };
}

const refused = (code: number) => ({ error: 'x', error_code: code });
const OK = { result: 'OK' };

describe('upsertContact', () => {
  it('updates an existing contact', async () => {
    const { client, asked, time } = start(() => OK);
    const outcome = await time.run(client.upsertContact('77', { name: 'Ann' }));
    expect(outcome).toEqual({ ok: true, value: { id: null, isNew: false } });
    expect(asked).toEqual([{ chg: '1', phone: '77', name: 'Ann' }]);
  });

  it.each([3, 5])('creates a contact when an update is rejected with error %d', async (code) => {
    const { client, asked, time } = start(({ chg }) => (chg ? refused(code) : { id: 9 }));
    const outcome = await time.run(client.upsertContact('77', { name: 'Ann' }));
    expect(outcome).toEqual({ ok: true, value: { id: '9', isNew: true } });
    expect(asked.at(-1)).toEqual({ add: '1', phone: '77', name: 'Ann' });
  });

  it('creates no contact when the update failed for another reason', async () => {
    const { client, asked, time } = start(() => refused(2));
    const outcome = await time.run(client.upsertContact('77', {}));
    expect(outcome).toMatchObject({ problem: { code: 2 } });
    expect(asked).toHaveLength(1);
  });

  it('returns the reason when the new contact is rejected', async () => {
    const { client, time } = start(({ chg }) => refused(chg ? 3 : 1));
    expect(await time.run(client.upsertContact('77', {}))).toMatchObject({ problem: { code: 1 } });
  });
});

describe('listContacts', () => {
  const all = Array.from({ length: 7 }, (_, index) => ({ int_id: index + 1, phone: '77' }));
  const idsOf = (result: unknown) =>
    (result as { value: { id: string }[] }).value.map(({ id }) => id);

  it.each([
    ['repeats the contact at which a page begins', 0],
    ['does not', 1],
  ])('reads all pages of a gateway that %s', async (_title, offset) => {
    const { client, time } = start(({ after_id = '0' }) => {
      const page = all.filter(({ int_id }) => int_id >= Number(after_id) + offset).slice(0, 3);
      return page.length === 0 ? refused(3) : page;
    });
    const result = await time.run(client.listContacts({}, Infinity));
    expect(idsOf(result)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });

  it('keeps contacts apart that share an ID from a client', async () => {
    const shared = Array.from({ length: 5 }, (_, index) => ({
      id: index < 4 ? '0' : '9',
      phone: `7${index}`,
    }));
    const { client, asked, time } = start(({ after_id }) => (after_id ? shared.slice(3) : shared));
    const result = await time.run(client.listContacts({}, Infinity));
    expect(result).toMatchObject({ value: shared.map(({ phone }) => ({ phone })) });
    expect(asked.map(({ after_id }) => after_id)).toEqual([undefined, '9']);
  });

  it("continues from the gateway's own ID, not from that of a client", async () => {
    const page = [{ int_id: 3, id: 100500, phone: '7' }];
    const { client, asked, time } = start(() => page);
    await time.run(client.listContacts({}, Infinity));
    expect(asked.map(({ after_id }) => after_id)).toEqual([undefined, '3']);
  });

  it('stops at the limit', async () => {
    const { client, asked, time } = start(() => all);
    expect(idsOf(await time.run(client.listContacts({ search: 'a' }, 2)))).toEqual(['1', '2']);
    expect(asked).toEqual([{ get: '1', search: 'a' }]);
  });

  it('returns what it gets from a gateway without IDs', async () => {
    const { client, asked, time } = start(() => [{ phone: '1' }, { phone: '2' }]);
    expect(await time.run(client.listContacts({}, 50))).toMatchObject({
      value: [{ phone: '1' }, { phone: '2' }],
    });
    expect(asked).toHaveLength(1);
  });

  it('returns an error from a later page', async () => {
    const { client, time } = start(({ after_id }) => (after_id ? refused(4) : all));
    expect(await time.run(client.listContacts({}, 50))).toMatchObject({ problem: { code: 4 } });
  });
});

describe('rate limits of lists', () => {
  it.each([
    ['groups', (client: Client): Promise<Result<unknown>> => client.listGroups()],
    ['senders', (client: Client): Promise<Result<unknown>> => client.getSenders()],
  ])('allow three equal requests about %s a minute', async (_title, ask) => {
    const { client, time } = start(() => []);
    for (const _ of [1, 2, 3]) await time.run(ask(client));
    expect(time.clock()).toBeLessThan(1000);
    await time.run(ask(client));
    expect(time.clock()).toBeGreaterThan(60_000);
  });

  it('allow five applications for senders a minute', async () => {
    const { client, time } = start(() => ({ id: 1 }));
    for (const name of ['A', 'B', 'C', 'D', 'E']) await time.run(client.createSender(name, {}));
    expect(time.clock()).toBeLessThan(1000);
    await time.run(client.createSender('F', {}));
    expect(time.clock()).toBeGreaterThan(60_000);
  });
});
