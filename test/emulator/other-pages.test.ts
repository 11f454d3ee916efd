import axios from 'axios';
import { startTestGateway, type TestGateway } from './support';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
beforeEach(() => gateway.emulator.control.reset());
afterAll(() => gateway.emulator.stop());

describe('get_mnp.php', () => {
  // A 9 as the fourth digit from the end is a ported number.
  beforeEach(() => gateway.ask('send', { phones: '77011239567,77011234567', mes: 'x' }));

  it('returns a file with a header line when no date is given', async () => {
    const { text } = await gateway.ask('get_mnp', { fmt: 3 });
    expect(text).toMatch(/^Phone;mccmnc\n77011239567;\d{5}$/);
  });

  it('returns a list for a date and rejects an invalid date', async () => {
    expect(await gateway.askJson('get_mnp', { date: '02.11.2026' })).toEqual([
      { phone: '77011239567', mccmnc: expect.stringMatching(/^401\d\d$/) },
    ]);
    expect((await gateway.askJson('get_mnp', { date: '2026' })).error_code).toBe(1);
  });
});

describe('a page that the emulator does not have', () => {
  it.each(['ping', 'documents', 'downloads'])(
    'is rejected, as the gateway rejects it: %s',
    async (page) => {
      const refused = await gateway.askJson(page, { get_list: 1 });
      expect(refused).toEqual({ error_code: 1, error: `the emulator does not have ${page}.php` });
      expect((await gateway.askJson(page, { psw: 'x' })).error_code).toBe(2);
      expect((await gateway.ask(page, { fmt: 1 })).text).toBe('0,-1');
    },
  );
});

describe('the Expect header', () => {
  it.each(['', '100-continue', '200-ok'])('%j does not cause a rejection', async (expected) => {
    const { status, data } = await axios.get(`${gateway.emulator.url}/sys/balance.php`, {
      params: { login: 'demo', psw: 'demo' },
      headers: { Expect: expected },
    });
    expect([status, data]).toEqual([200, 1000000]);
  });
});

describe('error texts', () => {
  it.each([
    ['send', {}, 1, 'Ошибка в параметрах'],
    ['balance', { psw: 'x' }, 2, 'authorise error'],
    ['send', { phones: '77011234906', mes: 'x' }, 6, 'message is denied'],
    ['send', { phones: '12', mes: 'x' }, 7, 'invalid number'],
    ['send', { phones: '77011234908', mes: 'x' }, 8, "can't to deliver"],
    ['status', { id: 1, phone: '77011234567', del: 1 }, 5, 'Ошибка удаления сообщения'],
    ['phones', { del: 1, phone: '77011239999' }, 3, 'no records found'],
  ])('equal those of the gateway: %s.php %j', async (endpoint, fields, code, error) => {
    expect(await gateway.askJson(endpoint, fields)).toMatchObject({ error, error_code: code });
  });

  it('equal those of the gateway for a low balance and for a blocked address', async () => {
    gateway.emulator.control.configure({ balance: 0 });
    const message = { phones: '77011234567', mes: 'x' };
    expect((await gateway.askJson('send', message)).error).toBe('no money');
    gateway.emulator.control.configure({ ipBlocked: true });
    expect((await gateway.askJson('send', message)).error).toBe('IP-адрес временно заблокирован');
  });
});

describe('the flag of a message', () => {
  it.each([
    [{}, 0],
    [{ secondBalance: true }, 32],
    [{ template: 'service' }, 256],
    [{ template: 'transactional' }, 768],
    [{ template: 'authorization' }, 1280],
    [{ template: 'advertising', secondBalance: true }, 1824],
  ] as const)('is with the settings %j, for an SMS, %d', async (settings, flag) => {
    gateway.emulator.control.configure(settings);
    await gateway.ask('send', { phones: '77011234567', mes: 'x' });
    await gateway.ask('send', { phones: '77011234567', mes: 'x', viber: 1, id: 2 });
    const flagOf = async (id: number) =>
      (await gateway.askJson<{ flag: number }>('status', { id, phone: '77011234567' })).flag;
    expect([await flagOf(1000), await flagOf(2)]).toEqual([flag, flag + 10]);
  });
});

describe('more than 50 messages to one subscriber', () => {
  const send = async (count: number, pause: number, fields = {}) => {
    for (let sent = 0; sent < count; sent += 1) {
      await gateway.ask('send', { phones: '77011234567', mes: `Text ${sent}`, ...fields });
      await gateway.emulator.control.advance(pause);
    }
    await gateway.emulator.control.advance(10);
    return gateway.emulator.control.readMessages().map(({ err }) => err);
  };

  it('are blocked when less than 30 seconds pass between them, until there is a pause', async () => {
    expect((await send(52, 29)).slice(49)).toEqual([0, 251, 251]);
    await gateway.emulator.control.advance(30);
    expect((await send(1, 1)).at(-1)).toBe(0);
  });

  it('are accepted with pauses of 30 seconds, and without limits', async () => {
    expect(new Set(await send(52, 30))).toEqual(new Set([0]));
    gateway.emulator.control.reset();
    gateway.emulator.control.configure({ limits: false });
    expect(new Set(await send(52, 1))).toEqual(new Set([0]));
  });
});
