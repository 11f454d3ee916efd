import { startTestGateway, type Fields, type TestGateway } from './support';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startTestGateway();
});
afterEach(() => gateway.emulator.stop());

const phone = '77011234567';

describe('balance.php', () => {
  beforeEach(() => gateway.emulator.control.configure({ balance: 250.8 }));

  it.each([
    [0, 0, '250.80'],
    [1, 0, '250.80'],
    [2, 0, '<balance>250.80</balance>'],
    [3, 0, '{\n"balance": "250.80"\n}'],
    [0, 1, '250.80 KZT'],
    [2, 1, '<result>\n<balance>250.80</balance>\n<currency>KZT</currency>\n</result>'],
    [3, 1, '{\n"balance": "250.80",\n"currency": "KZT"\n}'],
  ])('answers fmt=%d cur=%d', async (fmt, cur, expected) => {
    expect((await gateway.ask('balance', { fmt, cur })).text).toBe(expected);
  });

  it('shows a credit only when there is one', async () => {
    gateway.emulator.control.configure({ credit: 100 });
    const answer = await gateway.askJson('balance', { cur: 1 });
    expect(answer).toEqual({ balance: '250.80', credit: '100.00', currency: 'KZT' });
  });
});

describe('info.php', () => {
  it('names country, operator, region, codes and zone', async () => {
    const answer = await gateway.askJson('info', { get_operator: 1, phone: '79161234567' });
    expect(answer).toEqual({
      country: 'Россия',
      operator: 'МТС',
      region: 'Москва и Московская область',
      mcc: '250',
      mnc: '01',
      tz: '3',
    });
  });

  it('answers error 3 for a number without an operator and error 1 without an action', async () => {
    const landline = { get_operator: 1, phone: '74951234567' };
    expect((await gateway.askJson('info', landline)).error_code).toBe(3);
    expect((await gateway.askJson('info', { phone })).error_code).toBe(1);
  });

  it('shows a ported number under its present operator', async () => {
    await gateway.ask('send', { phones: '77011239567', mes: 'x' });
    const status = await gateway.askJson('status', { id: 1000, phone: '77011239567', all: 2 });
    expect([status.operator, status.operator_orig]).toEqual(['Altel', 'Kcell']);
  });
});

describe('test mode', () => {
  it('charges nothing and delivers virtually', async () => {
    gateway.emulator.control.configure({ testMode: true, balance: 1 });
    await gateway.ask('send', { phones: phone, mes: 'x' });
    await gateway.emulator.control.advance(10);
    expect(await gateway.askJson('status', { id: 1000, phone })).toMatchObject({
      status: 1,
      err: 200,
    });
    expect((await gateway.askJson('balance', {})).balance).toBe('1.00');
  });
});

describe('deleting', () => {
  const key = { id: 1000, phone, del: 1 };

  it.each([
    [0, 'OK'],
    [1, 'OK'],
    [2, '<result>OK</result>'],
    [3, '{\n"result": "OK"\n}'],
  ])('answers fmt=%d with OK while the message waits', async (fmt, expected) => {
    await gateway.ask('send', { phones: phone, mes: 'x', time: '+60' });
    expect((await gateway.ask('status', { ...key, fmt })).text).toBe(expected);
  });

  it('forgets the message, returns its price and never sends it', async () => {
    await gateway.ask('send', { phones: phone, mes: 'x', time: '+60' });
    await gateway.ask('status', key);
    expect((await gateway.askJson('balance', {})).balance).toBe('1000000.00');
    await gateway.emulator.control.advance(7200);
    expect((await gateway.askJson('status', { id: 1000, phone })).status).toBe(-3);
    const [message] = gateway.emulator.control.readMessages();
    expect(message).toMatchObject({ isDeleted: true, status: -1 });
  });

  it('answers error 5 for a message that has left, and for one that is not there', async () => {
    await gateway.ask('send', { phones: phone, mes: 'x' });
    await gateway.emulator.control.advance(2);
    expect((await gateway.ask('status', { ...key, fmt: 0 })).text).toMatch(/^ERROR = 5 \(.+\)$/);
    expect((await gateway.askJson('status', { ...key, id: 5 })).error_code).toBe(5);
  });
});

describe('get.php', () => {
  it('pages through the sent history, newest first', async () => {
    for (const mes of ['One', 'Two', 'Three']) await gateway.ask('send', { phones: phone, mes });
    const page = (fields: Fields) =>
      gateway.askJson<{ message: string; int_id: number }[]>('get', {
        get_messages: 1,
        cnt: 2,
        ...fields,
      });
    const newest = await page({});
    expect(newest.map(({ message }) => message)).toEqual(['Three', 'Two']);
    const older = await page({ prev_id: newest[1]?.int_id ?? 0 });
    expect(older.map(({ message }) => message)).toEqual(['One']);
  });

  it('keeps e-mail apart', async () => {
    const mail = { mail: 1, subj: 's', sender: 'shop@example.com' };
    await gateway.ask('send', { phones: 'a@example.com', mes: 'Mail', ...mail });
    expect((await gateway.askJson('get', { get_messages: 1 })).error_code).toBe(3);
    const rows = await gateway.askJson('get', { get_messages: 1, format: 8 });
    expect(rows).toEqual([expect.objectContaining({ phone: 'a@example.com', type: 8 })]);
  });

  it('gives incoming messages after an id', async () => {
    await gateway.emulator.control.incoming({ phone, text: 'First' });
    await gateway.emulator.control.incoming({ phone, text: 'Second', to: '77019999999' });
    const rows = await gateway.askJson('get', { get_answers: 1, after_id: 1 });
    expect(rows).toEqual([
      {
        id: 2,
        received: '02.11.2026 12:00:00',
        phone,
        message: 'Second',
        to_phone: '77019999999',
        sent: '02.11.2026 12:00:00',
      },
    ]);
  });

  it('writes rows as name = value for fmt=0', async () => {
    await gateway.emulator.control.incoming({ phone, text: 'Да', to: '77019999999' });
    const { text } = await gateway.ask('get', { get_answers: 1 });
    expect(text).toBe(
      'id = 1, received = 02.11.2026 12:00:00, phone = 77011234567, message = Да, to_phone = 77019999999, sent = 02.11.2026 12:00:00',
    );
  });

  it('answers error 1 without an action', async () => {
    expect((await gateway.askJson('get', {})).error_code).toBe(1);
  });
});
