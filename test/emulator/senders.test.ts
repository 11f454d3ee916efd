import { startTestGateway, type TestGateway } from './support';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
beforeEach(() => gateway.emulator.control.reset());
afterAll(() => gateway.emulator.stop());

const NUMBER = '77011230100';
const senders = <Answer = unknown>(fields: Record<string, string | number>) =>
  gateway.askJson<Answer>('senders', fields);
const names = async (fields: Record<string, string | number> = {}) =>
  (await senders<{ sender: string }[]>({ get: 1, ...fields })).map(({ sender }) => sender);
const readCode = () =>
  /\d{6}/.exec(gateway.emulator.control.readMessages().at(-1)?.text ?? '')?.[0];

describe('senders.php', () => {
  it('lists the sender IDs of the account', async () => {
    expect(await names()).toEqual(['MyCompany', 'SMSC']);
  });

  it('lists a new name after moderation, and before that only in the full list', async () => {
    await senders({ add: 1, sender: 'Shop', cmt: 'Our shop' });
    expect(await names()).toEqual(['MyCompany', 'SMSC']);
    expect(await names({ all: 1 })).toEqual(['MyCompany', 'SMSC', 'Shop']);
    await gateway.emulator.control.advance(61);
    expect(await names()).toEqual(['MyCompany', 'SMSC', 'Shop']);
  });

  it('lists a number after its code was confirmed', async () => {
    expect(await senders({ send_code: 1, sender: NUMBER, site_name: 'example.com' })).toEqual({
      result: 'OK',
    });
    const [message] = gateway.emulator.control.readMessages();
    expect(message).toMatchObject({ phone: NUMBER, text: expect.stringMatching(/example\.com$/) });
    const check = { check_code: 1, sender: NUMBER };
    expect(await senders({ ...check, code: 'x' })).toMatchObject({ error_code: 11 });
    expect(await senders({ ...check, code: String(readCode()) })).toEqual({ result: 'OK' });
    expect(await names()).toContain(NUMBER);
  });

  it('sends a code once in eight hours', async () => {
    await senders({ send_code: 1, sender: NUMBER });
    expect(await senders({ send_code: 1, sender: NUMBER })).toMatchObject({ error_code: 10 });
    await gateway.emulator.control.advance(8 * 3600 + 1);
    expect(await senders({ send_code: 1, sender: NUMBER })).toEqual({ result: 'OK' });
  });

  it('updates and deletes by name or ID', async () => {
    const { id } = await senders<{ id: number }>({ add: 1, sender: 'Shop' });
    await senders({ chg: 1, sender: 'Shop', cmt: 'Changed', mts: 1 });
    expect(await senders({ get: 1, all: 1, operators: 1 })).toContainEqual({
      id,
      sender: 'Shop',
      cmt: 'Changed',
      status: 0,
      mts: 0,
    });
    await senders({ del: 1, id });
    expect(await names({ all: 1 })).not.toContain('Shop');
  });

  it.each([
    ['a name that is too long', { add: 1, sender: 'TwelveLetter' }, 5],
    ['a name that is there', { add: 1, sender: 'SMSC' }, 5],
    ['a change of an unknown name', { chg: 1, sender: 'Nobody' }, 3],
    ['a deletion of an unknown ID', { del: 1, id: 9 }, 3],
    ['a code for an invalid number', { send_code: 1, sender: 'Shop' }, 7],
    ['a code for a number that takes none', { send_code: 1, sender: '77011230908' }, 8],
    ['a code that was never sent', { check_code: 1, sender: NUMBER, code: '1' }, 3],
    ['an unknown action', { forget: 1 }, 1],
  ])('rejects %s', async (_title, fields, code) => {
    expect(await senders(fields)).toMatchObject({ error_code: code });
  });

  it('accepts five new names and three equal list requests a minute', async () => {
    const add = (sender: string) => senders<{ error_code?: number }>({ add: 1, sender });
    for (const name of ['A', 'B', 'C', 'D', 'E']) {
      expect(await add(name)).not.toHaveProperty('error_code');
    }
    expect(await add('F')).toMatchObject({ error_code: 9 });
    for (const _ of [1, 2, 3]) await names();
    expect(await senders({ get: 1 })).toMatchObject({ error_code: 9 });
  });

  it('controls which messages are accepted when the settings require it', async () => {
    gateway.emulator.control.configure({ checkSenders: true });
    const send = async (sender: string) => {
      const to = `7701123${2100 + gateway.emulator.control.readMessages().length}`;
      await gateway.askJson('send', { phones: to, mes: 'Hello', sender });
      await gateway.emulator.control.advance(10);
      const last = gateway.emulator.control.readMessages().at(-1);
      return [last?.status, last?.err];
    };
    expect(await send('Shop')).toEqual([23, 254]);
    expect(await send('MyCompany')).toEqual([1, 0]);
    expect(await send('')).toEqual([1, 0]);
    await senders({ add: 1, sender: 'Shop' });
    expect(await send('Shop')).toEqual([23, 254]);
    await gateway.emulator.control.advance(61);
    expect(await send('Shop')).toEqual([1, 0]);
  });
});
