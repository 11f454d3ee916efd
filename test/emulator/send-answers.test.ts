import { startTestGateway, type TestGateway } from './support';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startTestGateway();
});
afterEach(() => gateway.emulator.stop());

const ONE = { phones: '77011234567', mes: 'Hello' };

describe('send.php, an accepted message', () => {
  it.each([
    [0, 0, 'OK - 1 SMS, ID - 1000'],
    [1, 0, '1000,1'],
    [1, 2, '1000,1,18.50'],
    [1, 3, '1000,1,18.50,999981.50'],
    [2, 0, '<result>\n<id>1000</id>\n<cnt>1</cnt>\n</result>'],
    [
      2,
      3,
      '<result>\n<id>1000</id>\n<cnt>1</cnt>\n<cost>18.5</cost>\n<balance>999981.5</balance>\n</result>',
    ],
    [3, 0, '{\n"id": 1000,\n"cnt": 1\n}'],
    [3, 2, '{\n"id": 1000,\n"cnt": 1,\n"cost": "18.5"\n}'],
    [3, 3, '{\n"id": 1000,\n"cnt": 1,\n"cost": "18.5",\n"balance": "999981.5"\n}'],
  ])('returns these bytes for fmt=%d cost=%d', async (fmt, cost, expected) => {
    const { status, bytes } = await gateway.ask('send', { ...ONE, fmt, cost });
    expect(status).toBe(200);
    expect(bytes.toString('latin1')).toBe(expected);
  });

  it.each([
    [1, '18.50,1'],
    [2, '<result>\n<cost>18.5</cost>\n<cnt>1</cnt>\n</result>'],
    [3, '{\n"cost": "18.5",\n"cnt": 1\n}'],
  ])('returns a price for fmt=%d and sends nothing', async (fmt, expected) => {
    const { text } = await gateway.ask('send', { ...ONE, fmt, cost: 1 });
    expect(text).toBe(expected);
    expect(gateway.emulator.control.readMessages()).toEqual([]);
  });

  it('assigns one ID to all recipients of a request and counts parts times recipients', async () => {
    const answer = await gateway.askJson('send', {
      phones: '77011234567;79161234567,380671234567',
      mes: 'П'.repeat(71),
    });
    expect(answer).toEqual({ id: 1000, cnt: 6 });
    const ids = gateway.emulator.control.readMessages().map(({ id }) => id);
    expect(ids).toEqual(['1000', '1000', '1000']);
  });

  it('returns a numeric client ID as a number and any other as a string', async () => {
    const { id } = await gateway.askJson('send', { ...ONE, id: '10' });
    expect(id).toBe(10);
    const other = await gateway.askJson('send', { ...ONE, mes: 'Two', id: 'order-7_a.b' });
    expect(other.id).toBe('order-7_a.b');
    const large = await gateway.askJson('send', { ...ONE, mes: 'Three', id: '2147483648' });
    expect(large.id).toBe('2147483648');
  });

  it('rejects a client ID outside its alphabet', async () => {
    const { error_code } = await gateway.askJson('send', { ...ONE, id: 'заказ' });
    expect(error_code).toBe(1);
  });

  it('returns the code of a voice call', async () => {
    const voice = { phones: '77011234567', mes: 'code', call: 1 };
    const { text } = await gateway.ask('send', voice);
    expect(text).toMatch(/^OK - 1 SMS, ID - 1000, CODE - \d{6}$/);
    const answer = await gateway.askJson('send', { ...voice, phones: '77011234568' });
    expect(answer.code).toMatch(/^\d{6}$/);
    expect(gateway.emulator.control.readMessages()[1]?.text).toBe(answer.code.slice(-4));
  });
});

describe('send.php, op=1 and err=1', () => {
  const several = { phones: '77011234567,77011234907', mes: 'Hello' };

  it('lists every recipient, with status and error for the rejected one', async () => {
    const { phones, cnt } = await gateway.askJson('send', { ...several, op: 1 });
    expect(cnt).toBe(1);
    expect(phones).toEqual([
      { phone: '77011234567', mccmnc: '40102', cost: '18.5', status: '', error: '' },
      { phone: '77011234907', mccmnc: '40102', cost: '0', status: '22', error: '249' },
    ]);
  });

  it('lists only the rejected recipients with err=1, and none when there are none', async () => {
    const { phones } = await gateway.askJson('send', { ...several, err: 1 });
    expect(phones.map(({ phone }: { phone: string }) => phone)).toEqual(['77011234907']);
    const clean = await gateway.askJson('send', { ...ONE, err: 1 });
    expect(clean).not.toHaveProperty('phones');
  });
});

describe('send.php, a rejected request', () => {
  it.each([
    [0, 'ERROR = 7 (invalid number), ID - 1000'],
    [1, '1000,-7'],
    [
      2,
      '<result>\n<error>invalid number</error>\n<error_code>7</error_code>\n<id>1000</id>\n</result>',
    ],
    [3, '{\n"error": "invalid number",\n"error_code": 7,\n"id": 1000\n}'],
  ])('returns HTTP 200 and these bytes for fmt=%d', async (fmt, expected) => {
    const { status, text } = await gateway.ask('send', { phones: '77011234907', mes: 'x', fmt });
    expect(status).toBe(200);
    expect(text).toBe(expected);
    expect(gateway.emulator.control.readMessages()).toEqual([]);
  });

  it.each([
    [{ phones: '77011234906', mes: 'x' }, 6],
    [{ phones: '77011234908', mes: 'x' }, 8],
    [{ phones: '7701', mes: 'x' }, 7],
    [{ phones: '', mes: 'x' }, 1],
    [{ phones: '77011234567', mes: '' }, 1],
    [{ phones: '77011234567', mes: 'x'.repeat(1001) }, 1],
    [{ phones: '77011234567', mes: 'x', time: '31.02.26 10:00' }, 5],
    [{ phones: '77011234567', mes: 'x', sender: 'TwelveLetter' }, 6],
    [{ phones: '77011234567', mes: 'x', valid: '25' }, 1],
    [{ phones: 'G99', mes: 'x' }, 1],
    [{ phones: 'a@example.com', mes: 'x', mail: 1 }, 1],
  ])('returns the error for %j', async (fields, code) => {
    expect((await gateway.askJson('send', fields)).error_code).toBe(code);
  });

  it('returns error 3 when the balance is too low, and charges nothing', async () => {
    gateway.emulator.control.configure({ balance: 18.49 });
    expect((await gateway.askJson('send', ONE)).error_code).toBe(3);
    gateway.emulator.control.configure({ credit: 0.01 });
    const { id } = await gateway.askJson('send', ONE);
    const accepted = gateway.emulator.control.readMessages();
    expect(accepted.map((message) => message.id)).toEqual([String(id)]);
  });
});

/** The rules by which the vendor's libraries read fmt=1: split by commas, a minus means an error. */
describe('a client that parses responses like the official library', () => {
  const sendLikeLibrary = async (fields: Record<string, string>): Promise<string[]> => {
    const { text } = await gateway.ask('send', { login: '', psw: 'demo-key', fmt: 1, ...fields });
    return text.split(',');
  };

  it('gets ID, count, cost and balance of a message', async () => {
    const [id, count, cost, balance] = await sendLikeLibrary({ cost: '3', ...ONE });
    expect([id, count, cost, balance]).toEqual(['1000', '1', '18.50', '999981.50']);
    expect(Number(count)).toBeGreaterThan(0);
  });

  it('gets cost and count of a price request', async () => {
    expect(await sendLikeLibrary({ cost: '1', ...ONE })).toEqual(['18.50', '1']);
  });

  it('gets a count that is not above zero for an error', async () => {
    const [id, count] = await sendLikeLibrary({ cost: '3', phones: '77011234907', mes: 'x' });
    expect([id, Number(count)]).toEqual(['1000', -7]);
  });

  it('distinguishes an HLR line by the sender at index 14 from a message with commas', async () => {
    const [id = ''] = await sendLikeLibrary({ phones: '77011234567', mes: 'a,b', cost: '3' });
    const [hlrId = ''] = await sendLikeLibrary({ phones: '77011234567', hlr: '1', mes: '' });
    const line = async (message: string) =>
      (await gateway.ask('status', { fmt: 1, all: 1, id: message, phone: '77011234567' })).text;
    expect((await line(hlrId)).split(',')[14]).toBe('HLR');
    const fields = (await line(id)).split(',');
    expect(fields[14]).not.toBe('HLR');
    expect(fields.slice(8).join(',')).toBe('a,b, , 0');
  });
});
