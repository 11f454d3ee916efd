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
  ])('returns the balance for fmt=%d cur=%d', async (fmt, cur, expected) => {
    expect((await gateway.ask('balance', { fmt, cur })).text).toBe(expected);
  });

  it('returns a credit only when there is one', async () => {
    gateway.emulator.control.configure({ credit: 100 });
    const answer = await gateway.askJson('balance', { cur: 1 });
    expect(answer).toEqual({ balance: '250.80', credit: '100.00', currency: 'KZT' });
  });
});

describe('info.php', () => {
  it('returns country, operator, region, codes and time zone', async () => {
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

  it('returns error 3 for a number without an operator and error 1 without an action', async () => {
    const landline = { get_operator: 1, phone: '74951234567' };
    expect((await gateway.askJson('info', landline)).error_code).toBe(3);
    expect((await gateway.askJson('info', { phone })).error_code).toBe(1);
  });

  it('returns the present operator of a ported number', async () => {
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

  it.each([
    ['a price request', { cost: 1 }, { cost: '0', cnt: 2 }],
    ['a message with its price', { cost: 3 }, { cost: '0', cnt: 2, balance: '1' }],
  ])('returns zero cost for %s and no price for a recipient', async (_t, fields, told) => {
    gateway.emulator.control.configure({ testMode: true, balance: 1 });
    const answer = await gateway.askJson('send', {
      ...{ phones: `${phone},79161234567`, mes: 'x', op: 1 },
      ...fields,
    });
    expect(answer).toMatchObject(told);
    expect(answer.phones).toHaveLength(2);
    for (const row of answer.phones) expect(row).not.toHaveProperty('cost');
  });

  it('sends e-mails and charges for them', async () => {
    gateway.emulator.control.configure({ testMode: true, balance: 10 });
    const to = {
      phones: 'a@example.com',
      mes: 'Mail',
      mail: 1,
      subj: 'S',
      sender: 'b@example.com',
    };
    const answer = await gateway.askJson<{ cost: string }>('send', { ...to, cost: 3, op: 1 });
    expect(answer).toMatchObject({ cost: '0.5', balance: '9.5', phones: [{ cost: '0.5' }] });
    await gateway.emulator.control.advance(10);
    expect(gateway.emulator.control.readMessages()).toMatchObject([{ status: 1, err: 0 }]);
  });
});

describe('the password', () => {
  it.each([
    ['itself', 'demo', undefined],
    ['as its md5', 'fe01ce2a7fbac8fafaed7c982a04e229', undefined],
    ['as its sha1', '89e495e7941cf9e40e6980d14a16bf023ccd4c91', undefined],
    ['as an md5 in capitals', 'FE01CE2A7FBAC8FAFAED7C982A04E229', 2],
    ['as the md5 of another', '21232f297a57a5a743894a0e4a801fc3', 2],
  ])('is accepted %s, or rejected', async (_title, psw, code) => {
    expect((await gateway.askJson('balance', { psw })).error_code).toBe(code);
  });
});

describe('deletion of a message', () => {
  const key = { id: 1000, phone, del: 1 };

  it.each([
    [0, 'OK'],
    [1, 'OK'],
    [2, '<result>OK</result>'],
    [3, '{\n"result": "OK"\n}'],
  ])('returns OK for fmt=%d while the message waits', async (fmt, expected) => {
    await gateway.ask('send', { phones: phone, mes: 'x', time: '+60' });
    expect((await gateway.ask('status', { ...key, fmt })).text).toBe(expected);
  });

  it('removes the message, refunds its price and never sends it', async () => {
    await gateway.ask('send', { phones: phone, mes: 'x', time: '+60' });
    await gateway.ask('status', key);
    expect((await gateway.askJson('balance', {})).balance).toBe('1000000.00');
    await gateway.emulator.control.advance(7200);
    expect((await gateway.askJson('status', { id: 1000, phone })).status).toBe(-3);
    const [message] = gateway.emulator.control.readMessages();
    expect(message).toMatchObject({ isDeleted: true, status: -1 });
  });

  it.each([
    ['at the operator', phone, 2],
    ['delivered', phone, 10],
    ['not deliverable', '77011234255', 10],
    ['expired', '77011234003', 4000],
  ])('removes a message that is %s from every list and keeps its price', async (_t, to, wait) => {
    const { cost } = await gateway.askJson<{ cost: string }>('send', {
      ...{ phones: to, mes: 'x', cost: 2, valid: 1 },
    });
    await gateway.emulator.control.advance(wait);
    const one = { ...key, phone: to };
    expect(await gateway.askJson('status', one)).toEqual({ result: 'OK' });
    expect((await gateway.askJson('status', { id: 1000, phone: to })).status).toBe(-3);
    expect((await gateway.askJson('get', { get_messages: 1 })).error_code).toBe(3);
    const { balance } = await gateway.askJson('balance', {});
    expect(Number(balance)).toBe(1_000_000 - Number(cost));
    expect((await gateway.askJson('status', one)).error_code).toBe(5);
  });

  it('returns error 5 for an archived message and for an unknown one', async () => {
    await gateway.ask('send', { phones: phone, mes: 'x' });
    await gateway.emulator.control.advance(2 * 86_400);
    expect((await gateway.ask('status', { ...key, fmt: 0 })).text).toMatch(/^ERROR = 5 \(.+\)$/);
    expect((await gateway.askJson('status', { ...key, id: 5 })).error_code).toBe(5);
  });
});

describe('get.php', () => {
  it('returns the sent history in pages, newest first', async () => {
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

  it('lists e-mails separately', async () => {
    const mail = { mail: 1, subj: 's', sender: 'shop@example.com' };
    await gateway.ask('send', { phones: 'a@example.com', mes: 'Mail', ...mail });
    expect((await gateway.askJson('get', { get_messages: 1 })).error_code).toBe(3);
    const rows = await gateway.askJson('get', { get_messages: 1, format: 8 });
    expect(rows).toEqual([expect.objectContaining({ phone: 'a@example.com', type: 8 })]);
  });

  it('returns incoming messages after an ID', async () => {
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

  it.each([
    ['incoming messages', { get_answers: 1 }],
    ['statistics', { get_stat: 1 }],
  ])('returns a list without rows when there are no %s', async (_title, fields) => {
    expect(await gateway.askJson('get', fields)).toEqual([]);
    expect((await gateway.ask('get', { ...fields, fmt: 1 })).text).toBe('0,-3');
  });

  it('returns prices as an object whose rows are the zones', async () => {
    const answer = await gateway.askJson<{ currency: string; zones: unknown[] }>('get', {
      get_price: 1,
    });
    expect(answer.currency).toBe('KZT');
    expect(answer.zones).toContainEqual(
      expect.objectContaining({ name: 'Казахстан', api: '18.50' }),
    );
    const { text } = await gateway.ask('get', { get_price: 1, fmt: 2 });
    expect(text).toMatch(/^<result>\n<currency>KZT<\/currency>\n<zones>\n<zone>\n<zone>1<\/zone>/);
  });

  it('returns the old list of senders, and no MegaFon account', async () => {
    expect(await gateway.askJson('get', { get_senders: 1 })).toEqual([
      { sender: 'MyCompany' },
      { sender: 'SMSC' },
    ]);
    expect((await gateway.askJson('get', { get_mega_accounts: 1 })).error_code).toBe(3);
  });

  it('writes rows as name = value for fmt=0', async () => {
    await gateway.emulator.control.incoming({ phone, text: 'Да', to: '77019999999' });
    const { text } = await gateway.ask('get', { get_answers: 1 });
    expect(text).toBe(
      'id = 1, received = 02.11.2026 12:00:00, phone = 77011234567, message = Да, to_phone = 77019999999, sent = 02.11.2026 12:00:00',
    );
  });

  it('returns error 1 without an action', async () => {
    expect((await gateway.askJson('get', {})).error_code).toBe(1);
  });
});
