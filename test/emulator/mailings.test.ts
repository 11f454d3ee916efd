import { START, startTestGateway, type TestGateway } from './support';

const PHONE = '77011234567';
const MAILING = { add: 1, name: 'Sale', phones: PHONE, mes: 'Sale!' };
const HOUR = 3600;
const DAY = 24 * HOUR;
/** Unix time with the leading zero that marks it. */
const at = (seconds: number) => `0${START / 1000 + seconds}`;

interface Answer {
  readonly id: number;
  readonly error_code?: number;
}

describe('jobs.php', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway();
  });
  beforeEach(() => gateway.emulator.control.reset());
  afterAll(() => gateway.emulator.stop());

  const ask = (fields: object) => gateway.askJson<Answer>('jobs', fields as typeof MAILING);
  const messages = () => gateway.emulator.control.readMessages();
  const deliveries = () => messages().filter(({ status }) => status === 1);
  const mailing = () => gateway.emulator.control.readMailings()[0];
  const balance = () => gateway.emulator.control.configure({}).balance;
  const advance = (seconds: number) => gateway.emulator.control.advance(seconds);

  it('delivers a mailing at its time and not before', async () => {
    const { id } = await ask({ ...MAILING, phones: `${PHONE};77017654321`, time: at(DAY) });
    await advance(DAY - 1);
    expect(messages().map(({ status }) => status)).toEqual([-1, -1]);
    expect(mailing()).toMatchObject({ state: 'waiting', runs: 0 });
    await advance(10);
    expect(deliveries()).toMatchObject([
      { id: String(id), phone: PHONE, text: 'Sale!', acceptances: 1 },
      { id: String(id), phone: '77017654321' },
    ]);
    expect(mailing()).toMatchObject({ state: 'finished', runs: 1 });
  });

  it('delivers a mailing without a time at once', async () => {
    await ask(MAILING);
    await advance(10);
    expect(deliveries()).toHaveLength(1);
  });

  it('stops a cancelled mailing: status -2 and a refund', async () => {
    const before = balance();
    const { id } = await ask({ ...MAILING, time: at(DAY) });
    expect(balance()).toBeLessThan(before);
    expect(await ask({ cancel: 1, id })).toEqual({ result: 'OK' });
    expect(await gateway.askJson('status', { phone: PHONE, id })).toMatchObject({ status: -2 });
    expect(balance()).toBe(before);
    await advance(2 * DAY);
    expect(messages()).toMatchObject([{ status: -2 }]);
    expect(mailing()).toMatchObject({ state: 'cancelled', runs: 0 });
  });

  it('removes a deleted mailing with its waiting messages', async () => {
    const before = balance();
    const { id } = await ask({ ...MAILING, time: at(DAY) });
    expect(await ask({ del: 1, id })).toEqual({ result: 'OK' });
    await advance(2 * DAY);
    expect(deliveries()).toEqual([]);
    expect(balance()).toBe(before);
    expect(await ask({ get: 1, id })).toMatchObject({ error_code: 3 });
  });

  // START is a Monday.
  it.each([
    ['1', 3 * HOUR, 4],
    ['2', 3 * DAY, 4],
    ['3', 7 * DAY, 6],
    ['4', 7 * DAY, 3],
    ['5', 14 * DAY, 3],
    ['6', 62 * DAY, 3],
    ['7', 731 * DAY, 3],
  ])('repeats a mailing as rpt=%s defines', async (rpt, seconds, runs) => {
    await ask({ ...MAILING, rpt });
    await advance(seconds + 10);
    expect(deliveries()).toHaveLength(runs);
    expect(mailing()).toMatchObject({ state: 'waiting', runs });
  });

  it('repeats a mailing at most rptn times, and never after it was cancelled', async () => {
    await ask({ ...MAILING, rpt: 2, rptn: 2 });
    await advance(10 * DAY);
    expect(deliveries()).toHaveLength(3);
    expect(mailing()).toMatchObject({ state: 'finished', runs: 3 });
    const { id } = await ask({ ...MAILING, rpt: 2 });
    await advance(DAY + 10);
    await ask({ cancel: 1, id });
    await advance(10 * DAY);
    expect(deliveries()).toHaveLength(5);
  });

  it('keeps the day of the month when the month has it', async () => {
    // 31 January 2027, noon in Moscow.
    await ask({ ...MAILING, time: `0${Date.UTC(2027, 0, 31, 9) / 1000}`, rpt: 6 });
    await advance(100 * DAY);
    expect(mailing()?.dueAt).toBe('2027-02-28T09:00:00.000Z');
  });

  it('ends a mailing when the balance is too low for the next run', async () => {
    gateway.emulator.control.configure({ balance: 20 });
    await ask({ ...MAILING, rpt: 2 });
    await advance(3 * DAY);
    expect(deliveries()).toHaveLength(1);
    expect(mailing()).toMatchObject({ state: 'finished', runs: 1 });
  });

  it('takes the text from a template, or a separate text for each recipient', async () => {
    const template = await gateway.askJson('templates', {
      add: 1,
      name: 'T',
      msg: 'From template',
    });
    await ask({ ...MAILING, mes: '', tpl: String(template.id) });
    await ask({ add: 1, name: 'List', list: `${PHONE}:One\n77017654321:Two` });
    await advance(10);
    expect(deliveries().map(({ text }) => text)).toEqual(['From template', 'One', 'Two']);
  });

  it('returns the requested mailings', async () => {
    const { id } = await ask({ ...MAILING, time: at(DAY), rpt: 5, rptn: 4 });
    const row = {
      id,
      name: 'Sale',
      status: -1,
      send_date: '03.11.2026 12:00:00',
      send_timestamp: START / 1000 + DAY,
      mes: 'Sale!',
      rpt: 5,
      rptn: 4,
      cnt: 1,
    };
    expect(await ask({ get: 1, id })).toMatchObject(row);
    expect(await ask({ get_all: 1 })).toMatchObject([row]);
    expect(await ask({ get_all: 1, end: '01.11.2026' })).toMatchObject({ error_code: 3 });
    expect(await ask({ get_all: 1, start: '02.11.2026' })).toHaveLength(1);
  });

  it.each([
    [0, 'OK, ID - 801', 'OK, ID - 801, COST - 18.50'],
    [1, '801', '801,18.50'],
    [2, '<result>\n<id>801</id>\n</result>', '<cost>18.5</cost>'],
    [3, '{\n"id": 801\n}', '"cost": "18.5"'],
  ])('returns the result of a new mailing in fmt=%s', async (fmt, plain, withCost) => {
    expect((await gateway.ask('jobs', { ...MAILING, fmt })).text).toBe(plain);
    gateway.emulator.control.reset();
    expect((await gateway.ask('jobs', { ...MAILING, cost: 1, fmt })).text).toContain(withCost);
  });

  it.each([
    ['no name', { name: '' }, 1],
    ['no recipients', { phones: '' }, 1],
    ['an unknown repetition', { rpt: 8 }, 1],
    ['an invalid number of repetitions', { rptn: 'x' }, 1],
    ['an unknown template', { tpl: '9' }, 3],
    ['a rejected number', { phones: '77011230907' }, 3],
    ['a wrong time', { time: 'tomorrow' }, 5],
  ])('rejects %s', async (_title, changes, code) => {
    expect(await ask({ ...MAILING, ...changes })).toMatchObject({ error_code: code });
    expect(mailing()).toBeUndefined();
  });

  it('rejects an unknown action and an unknown mailing', async () => {
    expect(await ask({})).toMatchObject({ error_code: 1 });
    expect(await ask({ cancel: 1, id: 5 })).toMatchObject({ error_code: 3 });
    expect(await ask({ get_all: 1, start: 'today' })).toMatchObject({ error_code: 5 });
  });

  it('rejects the same request twice in a minute', async () => {
    await ask({ get_all: 1 });
    expect(await ask({ get_all: 1 })).toMatchObject({ error_code: 9 });
    await ask(MAILING);
    expect(await ask(MAILING)).toMatchObject({ error_code: 9 });
    await advance(61);
    expect(await ask({ get_all: 1 })).toHaveLength(1);
  });

  it('counts as mass messages for the blocklist', async () => {
    await gateway.askJson('phones', { add_black: 1, phone: PHONE, type: 1 });
    await ask(MAILING);
    await advance(10);
    expect(messages()).toMatchObject([{ status: 23, err: 252 }]);
  });
});
