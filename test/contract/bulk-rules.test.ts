import { createLedger, type ItemOutcomes, type Result, type SendSettings } from '../../protocol';
import { createAxiosTransport } from '../support/axios-transport';
import { SETTINGS, sms, startBulkGateway, type BulkGateway } from '../support/bulk-gateway';
import { inWords, wordsOf } from '../support/in-words';
import { valueOf } from '../support/results';
import { toOrder } from '../support/to-order';

let gateway: BulkGateway;

beforeEach(async () => {
  gateway = await startBulkGateway();
});

afterEach(() => gateway.emulator.stop());

const accepted = (result: Result<ItemOutcomes[]>) =>
  valueOf(result).map((outcomes) => outcomes.map((outcome) => outcome.accepted));
const listTexts = () => gateway.emulator.control.readMessages().map(({ text }) => text);

const sendAll = (items: Parameters<typeof run>[0], others: Partial<SendSettings> = {}) =>
  run(items, others);
const run = (
  items: Parameters<ReturnType<BulkGateway['createClient']>['sendAll']>[0],
  others: Partial<SendSettings>,
) => gateway.createClient().sendAll(items, { ...SETTINGS, ...others });

describe('limits of a run', () => {
  const items = [sms('77011000010', 'One'), sms(['77011000011', '77011000012'], 'Two')];

  it('send nothing above the maximum cost and everything at exactly that cost', async () => {
    const refused = await sendAll(items, { maxCost: 55.49 });
    expect(inWords(refused)).toMatchObject({
      ok: false,
      problem: { parameter: 'maxCost', text: expect.stringContaining('55.5') },
    });
    expect(gateway.listSends()).toEqual([]);
    expect(accepted(await sendAll(items, { maxCost: 55.5 }))).toEqual([[true], [true, true]]);
  });

  it('send nothing when the price cannot be determined', async () => {
    gateway.emulator.control.setFaults([{ kind: 'html', endpoint: 'send', times: null }]);
    expect(await sendAll(items, { maxCost: 1000 })).toMatchObject({
      ok: false,
      problem: { kind: 'unreadable' },
    });
    gateway.emulator.control.setFaults([]);
    expect(listTexts()).toEqual([]);
  });

  it('send nothing when the balance is below the minimum', async () => {
    gateway.emulator.control.configure({ balance: 99 });
    expect(inWords(await sendAll(items, { minBalance: 100 }))).toMatchObject({
      ok: false,
      problem: { parameter: 'minBalance', text: expect.stringContaining('99 KZT') },
    });
    expect(accepted(await sendAll(items, { minBalance: 99 }))).toEqual([[true], [true, true]]);
  });

  it('count only the messages that an earlier attempt did not send', async () => {
    const ledger = createLedger();
    await sendAll(items, { ledger });
    gateway.emulator.control.configure({ balance: 0 });
    expect(accepted(await sendAll(items, { ledger, minBalance: 100 }))).toEqual([
      [true],
      [true, true],
    ]);
  });
});

describe('duplicate recipients in a run', () => {
  const items = [sms('77011000010', 'One'), sms('+77011000010', 'One'), sms('77011000010', 'Two')];

  it('are merged and cost nothing extra', async () => {
    const outcomes = valueOf(await sendAll(items)).flat();
    expect(outcomes).toMatchObject([
      { cost: 18.5, duplicateOf: null },
      { accepted: true, cost: 0, duplicateOf: 0, asked: '+77011000010' },
      { cost: 18.5, duplicateOf: null },
    ]);
    expect(outcomes[1]?.id).toBe(outcomes[0]?.id);
    expect(listTexts()).toEqual(['One', 'Two']);
  });

  it('are rejected when duplicates are not allowed', async () => {
    const refused = await sendAll(items, { duplicates: 'refuse' });
    expect(accepted(refused)).toEqual([[true], [false], [false]]);
    expect(listTexts()).toEqual(['One']);
  });

  it('are all sent when duplicates are allowed, equal messages a minute apart', async () => {
    expect(accepted(await sendAll(items, { duplicates: 'send' }))).toEqual([
      [true],
      [true],
      [true],
    ]);
    expect(listTexts()).toEqual(['One', 'Two', 'One']);
    expect(new Set(gateway.listSends().map(({ id }) => id)).size).toBe(3);
    expect(gateway.pauses).toEqual([61_000]);
  });
});

describe('a list that the gateway rejects', () => {
  const bad = { ...sms('77011000015', 'x'.repeat(1000)), maxParts: undefined };
  const items = Array.from({ length: 9 }, (_, item) =>
    sms(String(77011000010 + item), `Text ${item}`),
  );

  it('is divided until the message that causes the error is alone', async () => {
    // Longer than the limit of the gateway after transliteration.
    const long = { ...bad, text: 'щ'.repeat(900) };
    const all = [...items.slice(0, 5), long, ...items.slice(6)].map((item) => ({
      ...item,
      transliterate: 'translit' as const,
    }));
    const outcomes = accepted(await sendAll(all)).flat();
    expect(outcomes.filter((one) => one === true)).toHaveLength(8);
    expect(outcomes[5]).toBe(false);
  });

  it('is not divided when the run stops at the first error', async () => {
    const long = { ...bad, text: 'щ'.repeat(900) };
    const all = [...items.slice(0, 5), long].map((item) => ({
      ...item,
      transliterate: 'translit' as const,
    }));
    const outcomes = accepted(await sendAll(all, { stopOnFailure: true })).flat();
    expect(outcomes).toEqual([false, false, false, false, false, false]);
    expect(gateway.listSends()).toHaveLength(1);
  });
});

describe('a run of a blocked account', () => {
  it('sends no further requests', async () => {
    gateway.emulator.control.configure({ ipBlocked: true });
    const items = Array.from({ length: 9 }, (_, item) =>
      sms(String(77011000010 + item), `T${item}`),
    );
    const outcomes = await sendAll(items, { batchSize: 1, batchIntervalMs: 5 });
    expect(accepted(outcomes).flat()).toEqual(items.map(() => false));
    expect(gateway.listSends()).toHaveLength(1);
  });
});

describe('a message ID from the user', () => {
  it('is not mistaken for an older message after an unknown outcome', async () => {
    const item = { ...sms('77011000010', 'Hello'), messageId: 'promo' };
    await sendAll([item]);
    await gateway.pass(7_200_000);
    gateway.emulator.control.setFaults([{ kind: 'dropBefore', endpoint: 'send' }]);
    expect(accepted(await sendAll([item]))).toEqual([[true]]);
    expect(gateway.emulator.control.readMessages()).toHaveLength(2);
  });
});

describe('a retry without stored state', () => {
  const other = { identity: { ...SETTINGS.identity, run: 'execution-2 0' }, isUnsavedRetry: true };
  const items = [sms('77011000010', 'One'), sms('77011000011', 'Two')];

  it('reports the outcome of messages in the history as unknown and sends the rest', async () => {
    await sendAll(items);
    const more = [...items.map((item) => item), { ...sms('77011000012', 'Three'), sender: 'Shop' }];
    const outcomes = valueOf(await sendAll(more, other)).flat();
    expect(outcomes.map((one) => one.accepted)).toEqual([null, null, true]);
    expect(outcomes[0]?.id).toBe(gateway.listSends()[0]?.id);
    expect(wordsOf(outcomes[0]?.problem)?.advice).toContain('new execution');
    expect(listTexts()).toEqual(['One', 'Two', 'Three']);
  });

  it('sends everything when the history has no such message, and nothing when it cannot be read', async () => {
    gateway.emulator.control.setFaults([{ kind: 'html', endpoint: 'get' }]);
    expect(await sendAll(items, other)).toMatchObject({ ok: false });
    expect(accepted(await sendAll(items, other))).toEqual([[true], [true]]);
  });
});

describe('a retry without stored state that reads the history', () => {
  const other = { identity: { ...SETTINGS.identity, run: 'execution-2 0' }, isUnsavedRetry: true };

  it('finds the messages that were sent in parts of a divided list', async () => {
    const items = Array.from({ length: 5 }, (_, item) =>
      sms(String(77011000010 + item), item === 2 ? 'щ'.repeat(900) : `Текст ${item}`),
    ).map((item) => ({ ...item, transliterate: 'translit' as const }));
    await sendAll(items);
    const sent = listTexts();
    expect(sent).toHaveLength(4);
    await gateway.pass(120_000);
    expect(accepted(await sendAll(items, other)).flat()).toEqual([null, null, false, null, null]);
    expect(listTexts()).toEqual(sent);
  });

  it('finds the messages that a second attempt sent in other requests than the first', async () => {
    // The repeated number keeps the two lines apart as long as the first text is open.
    const items = [
      sms('77011000010', 'One'),
      sms('77011000011', 'Two\nlines'),
      sms('77011000010', 'Two\nlines'),
    ];
    await sendAll(items.slice(0, 1));
    await sendAll(items.slice(1));
    await gateway.pass(120_000);
    expect(accepted(await sendAll(items, other)).flat()).toEqual([null, null, null]);
    expect(listTexts()).toHaveLength(3);
  });

  it('finds the messages that were sent to e-mail addresses', async () => {
    const mail = toOrder({
      recipients: ['ann@example.com'],
      channel: 'email',
      text: 'One',
      subject: 'News',
      sender: 'shop@example.com',
      cost: 3,
    });
    await sendAll([mail]);
    expect(accepted(await sendAll([mail], other))).toEqual([[null]]);
  });

  it('assigns one ID each to equal messages that were all sent', async () => {
    const items = [sms('77011000010', 'One'), sms('77011000010', 'One')];
    await sendAll(items, { duplicates: 'send' });
    const again = valueOf(await sendAll(items, { ...other, duplicates: 'send' })).flat();
    expect(new Set(again.map(({ id }) => id)).size).toBe(2);
    expect(again.map((one) => one.accepted)).toEqual([null, null]);
    expect(listTexts()).toHaveLength(2);
  });

  it('reads the history in later attempts, too', async () => {
    const items = [sms('77011000010', 'One'), { ...sms('77011000012', 'Two'), sender: 'Shop' }];
    await sendAll(items.slice(0, 1));
    const ledger = createLedger();
    gateway.emulator.control.setFaults([{ kind: 'html', endpoint: 'get' }]);
    expect((await sendAll(items, { ...other, ledger })).ok).toBe(false);
    await gateway.pass(120_000);
    const next = { ...other, ledger, isUnsavedRetry: false };
    expect(accepted(await sendAll(items, next)).flat()).toEqual([null, true]);
    expect(listTexts()).toEqual(['One', 'Two']);
  });
});

describe('a recipient whose response cannot be read', () => {
  const items = [sms(['77011000010', '77011000908'], 'One')];
  const lose = (times: number | null) =>
    gateway.emulator.control.setFaults([
      { kind: 'dropAfter', endpoint: 'send' },
      { kind: 'empty', endpoint: 'status', after: 1, times },
    ]);

  it('is looked up, because the gateway may have rejected it among others', async () => {
    lose(2);
    expect(accepted(await sendAll(items))).toEqual([[true, false]]);
  });

  it('is not reported as accepted', async () => {
    lose(null);
    const [outcomes = []] = valueOf(await sendAll(items));
    expect(outcomes).toMatchObject([{ accepted: true }, { accepted: null }]);
    expect(outcomes[1]?.id).toBe(outcomes[0]?.id);
  });
});

describe('a host that cannot be reached', () => {
  it('is replaced by its backup at once, for read requests too', async () => {
    const hosts: string[] = [];
    const reach = createAxiosTransport(gateway.emulator.url);
    const client = gateway.createClient({
      hasBackup: true,
      transport: async (request) => {
        hosts.push(request.host ?? 'main');
        if (request.host === 'backup') return reach(request);
        return { ok: false, details: { reason: 'connection', neverSent: true } };
      },
    });
    const sent = await client.sendAll([sms('77011000010', 'One')], SETTINGS);
    expect(accepted(sent)).toEqual([[true]]);
    expect((await client.getBalance()).ok).toBe(true);
    expect(hosts).toEqual(['main', 'backup', 'backup']);
    expect(gateway.pauses).toEqual([]);
  });

  it('is retried several times, then reported', async () => {
    let attempts = 0;
    const client = gateway.createClient({
      transport: () => {
        attempts += 1;
        return Promise.resolve({ ok: false, details: { reason: 'connection', neverSent: true } });
      },
    });
    const sent = await client.sendAll([sms('77011000010', 'One')], SETTINGS);
    expect(valueOf(sent)).toMatchObject([[{ accepted: false, problem: { retry: 'later' } }]]);
    expect(attempts).toBe(4);
    expect(gateway.pauses).toEqual([2000, 4000, 8000]);
  });
});

describe('prices of a run', () => {
  it('are requested in as few requests as possible, without sending', async () => {
    const items = [sms('77011000010', 'One'), sms(['77011000011', '79160000012'], 'Two')];
    const priced = await gateway.createClient().priceAll(items, { stopOnFailure: false });
    expect(priced.flat()).toMatchObject([
      { phone: '+77011000010', cost: 18.5, parts: 1 },
      { cost: 18.5, parts: 1 },
      { cost: 41, parts: 1 },
    ]);
    expect(gateway.emulator.control.readLog()).toHaveLength(1);
    expect(listTexts()).toEqual([]);
  });
});
