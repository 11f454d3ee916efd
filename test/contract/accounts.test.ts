import { createClient, type Client } from '../../protocol/clients/client';
import type { ResponseFormat } from '../../protocol/wire/request';
import { START, startTestGateway, type TestGateway } from '../emulator/support';
import { createAxiosTransport } from '../support/axios-transport';
import { valueOf } from '../support/results';

/** Mailings and subaccounts: the protocol reads what the emulator writes. */

const FORMATS: readonly ResponseFormat[] = [0, 1, 2, 3];
/** The layout of lists is undocumented; fields have names in these formats only. */
const NAMED_FORMATS = [2, 3] as const;

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
beforeEach(() => gateway.emulator.control.reset());
afterAll(() => gateway.emulator.stop());

function connect(format: ResponseFormat): Client {
  return createClient({
    transport: createAxiosTransport(gateway.emulator.url),
    clock: () => START,
    sleep: async (ms) => void (await gateway.emulator.control.advance(ms / 1000)),
    format,
  });
}

const MAILING = {
  name: 'Осенняя распродажа',
  message: {
    recipients: ['+77011234567'],
    channel: 'sms',
    text: 'Скидка 10%',
    sendAt: '2026-11-03T09:00:00Z',
  },
  repeatEvery: 'monthly',
  includeCost: true,
} as const;

describe('a mailing', () => {
  it.each(FORMATS)('is created, cancelled and deleted in format %s', async (format) => {
    const client = connect(format);
    const created = valueOf(await client.createMailing(MAILING));
    expect(created).toEqual({ id: '801', cost: 18.5, extra: {} });
    expect(valueOf(await client.cancelMailing('801'))).toBe(true);
    expect(gateway.emulator.control.readMailings()).toMatchObject([{ state: 'cancelled' }]);
    expect(valueOf(await client.deleteMailing('801'))).toBe(true);
    expect(gateway.emulator.control.readMailings()).toEqual([]);
  });

  it.each(NAMED_FORMATS)('is returned alone and in a list, in format %s', async (format) => {
    const client = connect(format);
    valueOf(await client.createMailing(MAILING));
    const told = {
      id: '801',
      name: MAILING.name,
      text: 'Скидка 10%',
      sendAt: '2026-11-03T09:00:00.000Z',
      repeatEvery: 'monthly',
      status: '-1',
    };
    expect(valueOf(await client.getMailing('801'))).toMatchObject(told);
    expect(valueOf(await client.listMailings())).toMatchObject([told]);
  });

  it.each(FORMATS)('that is missing returns an error or no items in format %s', async (format) => {
    const client = connect(format);
    expect(await client.getMailing('5')).toMatchObject({ problem: { code: 3 } });
    expect(await client.deleteMailing('5')).toMatchObject({ problem: { code: 3 } });
    expect(valueOf(await client.listMailings())).toEqual([]);
  });
});

describe('a subaccount', () => {
  it.each(FORMATS)('is created, changed and topped up in format %s', async (format) => {
    const client = connect(format);
    const created = await client.createSubClient('shop', 'Secret-12', { fullName: 'Магазин' });
    expect(valueOf(created)).toEqual({ id: '901' });
    expect(valueOf(await client.updateSubClient('shop', { type: 'ownBalance' }))).toBe(true);
    expect(valueOf(await client.topUpSubClient('shop', 5, {}))).toEqual({ extra: {} });
    expect(gateway.emulator.control.readSubClients()).toMatchObject([
      { balance: 5, settings: { fio: 'Магазин', type: '1' } },
    ]);
    expect(await client.topUpSubClient('nobody', 5, {})).toMatchObject({
      problem: { name: 'subClientNotFound' },
    });
  });

  it.each(NAMED_FORMATS)('has its statistics read in format %s', async (format) => {
    const client = connect(format);
    valueOf(await client.createSubClient('shop', 'Secret-12', {}));
    valueOf(await client.topUpSubClient('shop', 5, {}));
    expect(
      valueOf(await client.getSubClientStatistics({ login: 'shop', detailed: true })),
    ).toMatchObject([{ login: 'shop', received: 5, spent: 0, messageCount: 0, currency: 'KZT' }]);
  });
});
