import { START, startTestGateway, type TestGateway } from './support';

/** What the emulator returns about its past: history, statistics, clicks, calls. */
let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
beforeEach(() => gateway.emulator.control.reset());
afterAll(() => gateway.emulator.stop());

const phone = '77011234567';
const LINK = 'https://example.com/a?b=1&c=2';
const { askJson } = {
  askJson: <Answer>(...request: Parameters<TestGateway['askJson']>) =>
    gateway.askJson<Answer>(...request),
};

describe('get.php: get_stat', () => {
  const statistics = (fields = {}) => askJson<unknown>('get', { get_stat: 1, ...fields });

  it('sums up sent messages and costs by Moscow days', async () => {
    await gateway.ask('send', { phones: `${phone},77017654321`, mes: 'Hello' });
    await gateway.emulator.control.advance(86_400);
    await gateway.ask('send', { phones: phone, mes: 'Next day' });
    const day = (date: string) => statistics({ start: date, end: date });
    const [first] = (await day('02.11.2026')) as [Record<string, string>];
    expect(first).toMatchObject({ login: 'demo', sms: 2, debit: '0.00', currency: 'KZT' });
    const spent = gateway.emulator.control.readMessages().map(({ cost }) => cost);
    expect(Number(first.credit)).toBeCloseTo((spent[0] ?? 0) + (spent[1] ?? 0));
    expect(await day('03.11.2026')).toMatchObject([{ sms: 1 }]);
    expect(await day('04.11.2026')).toEqual([]);
  });

  it('counts deleted and refunded messages without their price', async () => {
    await gateway.ask('send', { id: 7, phones: phone, mes: 'Hello', time: '0112261000' });
    await gateway.ask('status', { id: 7, phone, del: 1 });
    expect(await statistics()).toMatchObject([{ sms: 1, credit: '0.00' }]);
  });

  it('counts messages that were deleted after sending with their price', async () => {
    await gateway.ask('send', { id: 7, phones: phone, mes: 'Hello' });
    await gateway.emulator.control.advance(10);
    await gateway.ask('status', { id: 7, phone, del: 1 });
    expect(await statistics()).toMatchObject([{ sms: 1, credit: '18.50' }]);
  });

  it('rejects an invalid day', async () => {
    expect(await statistics({ start: '2026-11-02' })).toMatchObject({ error_code: 1 });
  });
});

describe('tinyurls.php', () => {
  const find = (fields: object) =>
    askJson<Record<string, number>>('tinyurls', { get: 1, ...fields });
  const shorten = (cost = 0) =>
    gateway.ask('send', { phones: phone, mes: `See ${LINK}.`, tinyurl: 1, cost });

  it('counts clicks in total, this month, today and yesterday', async () => {
    await shorten();
    const { control } = gateway.emulator;
    const text = control.readMessages()[0]?.text ?? '';
    const short = /https:\S+[^.]/.exec(text)?.[0] ?? '';
    expect(text).toBe(`See ${short}.`);
    expect(short).not.toBe(LINK);
    expect(control.click(short)).toMatchObject({ link: LINK, clicks: 1 });
    await control.advance(86_400);
    control.click(LINK);
    control.click(LINK);
    const link = await find({ link: LINK });
    expect(link).toEqual({ id: link.id, cnt: 3, cnt_mon: 3, cnt_day: 2, cnt_yes: 1 });
    await control.advance(30 * 86_400);
    expect(await find({ id: link.id })).toMatchObject({ cnt: 3, cnt_mon: 0, cnt_day: 0 });
  });

  it('returns only links that were sent', async () => {
    await shorten(1);
    expect(await find({ link: LINK })).toMatchObject({ error_code: 3 });
    expect(await find({})).toMatchObject({ error_code: 1 });
    expect(() => gateway.emulator.control.click(LINK)).toThrow(/short link .* does not exist/);
  });

  it('does not shorten links unless requested', async () => {
    await gateway.ask('send', { phones: phone, mes: `See ${LINK}` });
    expect(gateway.emulator.control.readMessages()[0]?.text).toBe(`See ${LINK}`);
  });
});

describe('wait_call.php', () => {
  const ask = (number: string) =>
    askJson<{ phone: string; all_phones: string[] }>('wait_call', { phone: number });

  it('returns a number, and the call to it confirms', async () => {
    const { phone: numberToCall, all_phones: numbers } = await ask('+7 701 123 45 67');
    expect(numbers).toContain(numberToCall);
    const { control } = gateway.emulator;
    expect(control.readConfirmations()).toEqual([
      { phone, numberToCall, askedAt: START, confirmedAt: null },
    ]);
    await control.advance(60);
    await control.call({ phone });
    expect(control.readConfirmations()).toMatchObject([{ confirmedAt: START + 60_000 }]);
  });

  it('rejects the sixth attempt in an hour, and none after the hour or after a call', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await ask(phone);
    expect(await ask(phone)).toMatchObject({ error_code: 6 });
    expect(await ask('77017654321')).toHaveProperty('phone');
    await gateway.emulator.control.advance(3601);
    expect(await ask(phone)).toHaveProperty('phone');
  });

  it.each([
    ['', 1],
    ['123', 5],
  ])('rejects the number %j with error %s', async (number, code) => {
    expect(await ask(number)).toMatchObject({ error_code: code });
  });
});
