import { Stage } from './support/stage';

const SEND = {
  resource: 'message',
  operation: 'send',
  to: '={{ $json.to }}',
  text: '={{ $json.text }}',
};
const KEY = { messageId: '={{ $json.id }}', phone: '={{ $json.phone }}' };
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/;

describe('operations in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  it('message: send returns one item per recipient, paired with its input item', async () => {
    const { json, pairs, report } = await stage.run(SEND, {
      items: [
        { to: '+7 701 000-01-01', text: 'Қайырлы таң' },
        { to: ['77010000102', 79160000103], text: 'Доброе утро' },
      ],
    });
    expect(report.error).toBeNull();
    expect(json).toEqual([
      expect.objectContaining({ phone: '+77010000101', accepted: true, parts: 1, errorCode: null }),
      expect.objectContaining({ phone: '+77010000102', accepted: true, parts: 1 }),
      expect.objectContaining({ phone: '+79160000103', accepted: true, parts: 1 }),
    ]);
    expect(pairs).toEqual([0, 1, 1]);
    // They share a request, and with it the ID.
    expect(new Set(json.map(({ id }) => id)).size).toBe(1);
    expect(stage.emulator.control.readMessages()).toMatchObject([
      { id: json[0]?.['id'], phone: '77010000101', text: 'Қайырлы таң', channel: 'sms' },
      { phone: '77010000102', text: 'Доброе утро', acceptances: 1 },
      { phone: '79160000103', text: 'Доброе утро', acceptances: 1 },
    ]);
  });

  it('message: send sends several recipients of an item in one request', async () => {
    await stage.run(SEND, { items: [{ to: '77010000101; 77010000102\n77010000103', text: 'a' }] });
    const requests = stage.emulator.control.readLog();
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      method: 'POST',
      path: '/sys/send.php',
      fields: { phones: '77010000101,77010000102,77010000103', apikey: '***' },
    });
  });

  it('message: send sends the channel and the options to the gateway', async () => {
    const options = {
      comment: 'for the history',
      messageId: 'order-1042',
      validity: 3,
      transliterate: 'translit',
      sendAt: new Date(Date.now() + 3_600_000).toISOString(),
    };
    const { json } = await stage.run(
      { ...SEND, channel: 'flashSms', sender: { mode: 'name', value: 'Shop' }, options },
      { items: [{ to: '77010000101', text: 'Привет' }] },
    );
    expect(json[0]).toMatchObject({ id: 'order-1042', accepted: true });
    const [message] = stage.emulator.control.readMessages();
    expect(message).toMatchObject({
      id: 'order-1042',
      channel: 'flashSms',
      text: 'Privet',
      comment: 'for the history',
      sender: 'Shop',
      validityHours: 3,
    });
    expect(Date.parse(message?.dueAt ?? '') - Date.now()).toBeGreaterThan(3_000_000);
  });

  it('message: send reports one rejected recipient among others', async () => {
    const { json } = await stage.run(SEND, {
      items: [{ to: '77010000101, 77010000907', text: 'a' }],
    });
    expect(json).toMatchObject([
      { phone: '+77010000101', accepted: true, errorCode: null },
      {
        phone: '+77010000907',
        accepted: false,
        status: 22,
        statusName: 'invalidNumber',
        errorCode: 249,
        errorName: 'invalidNumberFormat',
      },
    ]);
  });

  it('message: getCost returns the price and sends nothing', async () => {
    const { json, pairs } = await stage.run(
      { ...SEND, operation: 'getCost' },
      { items: [{ to: '77010000101, 79160000102', text: 'Я'.repeat(71) }] },
    );
    // The currency of the account is unknown until its balance is read.
    const price = {
      ...{ parts: 2, cost: expect.any(Number) },
      ...{ currency: null, mccmnc: expect.any(String) },
    };
    expect(json).toEqual([
      { ...price, phone: '+77010000101', input: '77010000101' },
      { ...price, phone: '+79160000102', input: '79160000102' },
    ]);
    expect(pairs).toEqual([0, 0]);
    expect(stage.emulator.control.readMessages()).toEqual([]);
  });

  it('message: getStatus returns the status record of each item', async () => {
    const sent = await stage.run(SEND, {
      items: [
        { to: '77010000101', text: 'Сәлем' },
        { to: '77010000013', text: 'Сәлем' },
      ],
    });
    await stage.emulator.control.advance(10);
    const { json, pairs } = await stage.run(
      { resource: 'message', operation: 'getStatus', ...KEY, detail: 'extended' },
      { items: [...sent.json] },
    );
    expect(json).toMatchObject([
      {
        id: sent.json[0]?.['id'],
        phone: '+77010000101',
        status: 1,
        statusName: 'delivered',
        isFinal: true,
        isDelivered: true,
        errorCode: 0,
        text: 'Сәлем',
        changedAt: expect.stringMatching(TIME),
      },
      {
        phone: '+77010000013',
        statusName: 'undeliverable',
        isDelivered: false,
        errorCode: 13,
        errorName: 'subscriberBlocked',
        errorAdvice: expect.any(String),
      },
    ]);
    expect(pairs).toEqual([0, 1]);
  });

  it("message: getStatus returns the gateway's own object when not simplified", async () => {
    const sent = await stage.run(SEND, { items: [{ to: '77010000101', text: 'a' }] });
    await stage.emulator.control.advance(10);
    const { json } = await stage.run(
      { resource: 'message', operation: 'getStatus', ...KEY, simplify: false },
      { items: [...sent.json] },
    );
    expect(json).toMatchObject([{ status: 1, last_date: expect.any(String), message: 'a' }]);
    expect(json[0]).not.toHaveProperty('statusName');
  });

  it('message: delete deletes a scheduled message', async () => {
    const sendAt = new Date(Date.now() + 86_400_000).toISOString();
    const sent = await stage.run(
      { ...SEND, options: { sendAt } },
      { items: [{ to: '77010000101', text: 'a' }] },
    );
    const id = sent.json[0]?.['id'];
    const { json } = await stage.run(
      { resource: 'message', operation: 'delete', ...KEY },
      { items: [...sent.json] },
    );
    expect(json).toEqual([{ deleted: true, id, phone: '+77010000101' }]);
    expect(stage.emulator.control.readMessages()).toMatchObject([{ id, isDeleted: true }]);
  });

  it('hlr: start starts lookups, and getResult returns their results', async () => {
    const started = await stage.run(
      { resource: 'hlr', operation: 'start', phone: '={{ $json.phone }}' },
      { items: [{ phone: '77010000777' }] },
    );
    expect(started.json).toMatchObject([{ phone: '+77010000777', accepted: true }]);
    await stage.emulator.control.advance(10);
    const { json } = await stage.run(
      { resource: 'hlr', operation: 'getResult', ...KEY },
      { items: [...started.json] },
    );
    expect(json).toMatchObject([{ verdict: 'reachable', isReachable: true, isRoaming: true }]);
  });

  it('number: getOperator returns the operator, and ping reaches the subscriber silently', async () => {
    const items = [{ phone: '+7 701 000 01 01, доб. 12' }, { phone: '380500000102.0' }];
    const phone = '={{ $json.phone }}';
    const operator = await stage.run(
      { resource: 'number', operation: 'getOperator', phone },
      { items },
    );
    expect(operator.json).toMatchObject([
      { operator: 'Kcell', mcc: '401', mnc: '02', country: 'Казахстан' },
      { operator: 'Vodafone', mcc: '255', mnc: '01', country: 'Украина' },
    ]);
    expect(operator.pairs).toEqual([0, 1]);
    const ping = await stage.run({ resource: 'number', operation: 'ping', phone }, { items });
    expect(ping.json).toMatchObject([{ accepted: true }, { accepted: true }]);
    expect(stage.emulator.control.readMessages().map(({ channel }) => channel)).toEqual([
      'ping',
      'ping',
    ]);
  });

  it('message: getCost returns the price that send then charges', async () => {
    const items = [{ to: '77010000101', text: 'Сәлем' }];
    const asked = await stage.run({ ...SEND, operation: 'getCost' }, { items });
    const sent = await stage.run(SEND, { items });
    expect(asked.json).toMatchObject([{ cost: sent.json[0]?.['cost'], parts: 1 }]);
    expect(sent.json[0]?.['cost']).toBeGreaterThan(0);
  });

  it('account: getBalance shows what a message has cost', async () => {
    const balance = async () => {
      const { json } = await stage.run({ resource: 'account', operation: 'getBalance' });
      return Number(json[0]?.['balance']);
    };
    const before = await balance();
    const sent = await stage.run(SEND, { items: [{ to: '77010000101', text: 'a' }] });
    expect(before - (await balance())).toBeCloseTo(Number(sent.json[0]?.['cost']), 2);
  });

  it('account: getBalance returns numbers', async () => {
    stage.emulator.control.configure({ balance: 1042.5, credit: 500 });
    const { json } = await stage.run({ resource: 'account', operation: 'getBalance' });
    expect(json).toEqual([{ balance: 1042.5, currency: 'KZT', credit: 500 }]);
  });

  it('login and password authenticate too, and never in the URL', async () => {
    await stage.useCredential({ authentication: 'loginPassword' });
    const { json } = await stage.run({ resource: 'account', operation: 'getBalance' });
    expect(json).toMatchObject([{ currency: 'KZT' }]);
    expect(stage.emulator.control.readLog()).toMatchObject([
      { path: '/sys/balance.php', fields: { login: '***', psw: '***' } },
    ]);
  });
});
