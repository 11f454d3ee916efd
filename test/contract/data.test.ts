import { createClient, type Client } from '../../protocol/clients/client';
import { toStatusRecord } from '../../protocol/status/status-record';
import type { ResponseFormat } from '../../protocol/wire/request';
import { START, startTestGateway, type TestGateway } from '../emulator/support';
import { createAxiosTransport } from '../support/axios-transport';
import { valueOf } from '../support/results';

/** Lists and single records that the emulator writes and the protocol reads. */
const TEXT = 'Привет, заказ 12; готов';
const PHONE = '77011234567';

let gateway: TestGateway;
let now = START;
beforeAll(async () => {
  gateway = await startTestGateway();
});
beforeEach(() => {
  gateway.emulator.control.reset();
  now = START;
});

async function advance(seconds: number): Promise<void> {
  now = Date.parse((await gateway.emulator.control.advance(seconds)).now);
}

afterAll(() => gateway.emulator.stop());

function connect(
  format: ResponseFormat,
  charset: 'utf-8' | 'windows-1251' | 'koi8-r' = 'utf-8',
): Client {
  return createClient({
    transport: createAxiosTransport(gateway.emulator.url),
    clock: () => now,
    sleep: (ms) => advance(ms / 1000),
    format,
    charset,
  });
}

const ENCODINGS = [
  [0, 'utf-8'],
  [2, 'windows-1251'],
  [3, 'koi8-r'],
  [3, 'utf-8'],
] as const;

describe.each(ENCODINGS)('format %s in %s', (format, charset) => {
  it('transfers the history', async () => {
    const client = connect(format, charset);
    for (const text of [TEXT, 'two\nlines']) {
      await client.send({ recipients: [PHONE], channel: 'sms', text, cost: 0 });
    }
    await advance(60);
    const records = valueOf(await client.getHistory({ limit: Infinity }));
    expect(records.map((fields) => toStatusRecord(fields))).toMatchObject([
      { id: '1001', text: 'two\nlines', statusName: 'delivered', phone: `+${PHONE}`, parts: 1 },
      { id: '1000', text: TEXT, errorCode: 0, typeName: 'sms', sentAt: expect.any(String) },
    ]);
  });

  it('transfers incoming messages', async () => {
    const { control } = gateway.emulator;
    await control.incoming({ phone: PHONE, text: TEXT });
    await control.incoming({ phone: PHONE, text: 'two\nlines' });
    const records = valueOf(await connect(format, charset).getInbox({ limit: Infinity }));
    expect(records.map(({ message }) => message)).toMatchObject([
      { id: '1', from: `+${PHONE}`, text: TEXT, receivedAt: '2026-11-02T09:00:00.000Z', extra: {} },
      { id: '2', text: 'two\nlines', to: '+77010000001' },
    ]);
  });

  it('transfers empty lists', async () => {
    const client = connect(format, charset);
    expect(valueOf(await client.getHistory({ limit: 5 }))).toEqual([]);
    expect(valueOf(await client.getInbox({ limit: 5 }))).toEqual([]);
    expect(valueOf(await client.getStatistics({}))).toEqual([]);
  });
});

describe.each([2, 3] as const)('format %s', (format) => {
  it('transfers statistics', async () => {
    const client = connect(format);
    await client.send({ recipients: [PHONE], channel: 'sms', text: TEXT, cost: 0 });
    const [row] = valueOf(await client.getStatistics({}));
    const [message] = gateway.emulator.control.readMessages();
    expect(row).toEqual({
      login: 'demo',
      messageCount: 1,
      spent: message?.cost,
      received: 0,
      currency: 'KZT',
      extra: {},
    });
  });

  it('transfers the clicks of a short link', async () => {
    const client = connect(format);
    const link = 'https://example.com/?a=1&b=2';
    const message = {
      recipients: [PHONE],
      channel: 'sms',
      text: link,
      shortenLinks: true,
    } as const;
    await client.send({ ...message, cost: 0 });
    gateway.emulator.control.click(link);
    expect(valueOf(await client.getShortLink({ link }))).toMatchObject({ clicks: 1, extra: {} });
    const answer = await client.getShortLink({ linkId: '999' });
    expect(answer).toMatchObject({ ok: false, problem: { name: 'linkNotFound' } });
  });

  it('transfers the price list', async () => {
    const prices = valueOf(await connect(format).getPrices());
    expect(prices).toContainEqual({
      zone: '1',
      name: 'Казахстан',
      sms: 18.5,
      smsFromCabinet: 18.5,
      mms: 40,
      hlr: 2.5,
      voice: 12,
      extra: {},
    });
    expect(prices.at(-1)).toMatchObject({ name: 'Другие страны', sms: 60 });
  });

  it('transfers the numbers that can be rented and the result of a rental', async () => {
    const client = connect(format);
    const [number] = valueOf(await client.listIncomingNumbers());
    expect(number).toEqual({ phone: '+77010000002', extra: { cost: '5000.00' } });
    expect(await client.rentIncomingNumber('+7 701 000-00-02', true)).toEqual({
      ok: true,
      value: true,
    });
    const { control } = gateway.emulator;
    expect(control.readRentedNumbers()).toEqual([{ phone: '77010000002', isRenewed: true }]);
    // 29 of the 30 days of November remain.
    expect(control.configure({}).balance).toBeCloseTo(1_000_000 - (5000 * 29) / 30, 2);
    await client.renewIncomingNumber('+77010000002', false);
    expect(control.readRentedNumbers()).toEqual([{ phone: '77010000002', isRenewed: false }]);
    const other = await client.renewIncomingNumber('77010000003', false);
    expect(other).toMatchObject({ ok: false, problem: { name: 'invalidParameters' } });
  });

  it('transfers the number to call', async () => {
    const number = valueOf(await connect(format).getConfirmationNumber(`+${PHONE}`));
    const [asked] = gateway.emulator.control.readConfirmations();
    expect(number.numberToCall).toBe(`+${asked?.numberToCall}`);
    expect(number.possibleNumbers).toContain(number.numberToCall);
  });
});

it('getHistory requests whole Moscow days and returns only records within the period', async () => {
  const client = connect(3);
  const send = (text: string) =>
    client.send({ recipients: [PHONE], channel: 'sms', text, cost: 0 });
  await send('noon');
  await advance(6 * 3600);
  await send('evening');
  await advance(12 * 3600);
  await send('morning');
  const textsOf = async (period: object) =>
    valueOf(await client.getHistory({ limit: 10, ...period })).map((fields) => fields.message);
  expect(await textsOf({ dateFrom: '2026-11-02T10:00:00Z' })).toEqual(['morning', 'evening']);
  expect(await textsOf({ dateFrom: '2026-11-02', dateTo: '2026-11-02T08:00:00-05:00' })).toEqual([
    'noon',
  ]);
});
