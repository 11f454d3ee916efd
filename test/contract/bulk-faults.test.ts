import type { FaultRule } from '../../emulator/faults';
import { createLedger, type ItemOutcomes, type Result } from '../../protocol';
import { SETTINGS, sms, startBulkGateway, type BulkGateway } from '../support/bulk-gateway';
import { wordsOf } from '../support/in-words';
import { valueOf } from '../support/results';

let gateway: BulkGateway;

beforeEach(async () => {
  gateway = await startBulkGateway();
});

afterEach(() => gateway.emulator.stop());

const ITEMS = [
  sms(['+77011000010', '77011000011'], 'One'),
  sms('77011000012', 'Two'),
  sms('77011000013', 'Three'),
  sms('77011000014', 'Two'),
];

function fail(rules: readonly FaultRule[]): void {
  gateway.emulator.control.setFaults(rules);
}

function summarize(result: Result<ItemOutcomes[]>): (boolean | null)[][] {
  return valueOf(result).map((outcomes) => outcomes.map(({ accepted }) => accepted));
}

function countAcceptances(): number[] {
  return gateway.emulator.control.readMessages().map(({ acceptances }) => acceptances);
}

const ALL = [[true, true], [true], [true], [true]];

describe('a bulk run over a faulty network', () => {
  const kinds: [string, FaultRule][] = [
    ['a connection that closes before anything was done', { kind: 'dropBefore' }],
    ['a connection that closes after all was done', { kind: 'dropAfter' }],
    ['a reset in the middle of the answer', { kind: 'reset' }],
    ['a reset before anything was done', { kind: 'reset', processed: false }],
    ['HTTP 503 before', { kind: 'http5xx' }],
    ['HTTP 503 after', { kind: 'http5xx', processed: true }],
    ['a page of HTML before', { kind: 'html' }],
    ['a page of HTML after', { kind: 'html', processed: true }],
    ['a redirect', { kind: 'redirect' }],
    ['a redirect after', { kind: 'redirect', processed: true }],
    ['half an answer', { kind: 'truncate' }],
    ['an empty answer', { kind: 'empty' }],
    ['an answer that comes too late', { kind: 'delay', ms: 400 }],
    ['error 9', { kind: 'error9' }],
  ];

  it.each(kinds)('sends each message once despite %s', async (_title, rule) => {
    fail([{ ...rule, endpoint: 'send' }]);
    const client = gateway.createClient({ timeoutMs: 150 });
    const sent = await client.sendAll(ITEMS, SETTINGS);
    expect(summarize(sent)).toEqual(ALL);
    expect(countAcceptances()).toEqual([1, 1, 1, 1, 1]);
    if (!sent.ok) throw new Error();
    const [first] = sent.value.flat();
    expect(first).toMatchObject({ phone: '+77011000010', parts: 1, cost: 18.5, mccmnc: '40102' });
    expect(new Set(gateway.listSends().map(({ id }) => id)).size).toBe(1);
  });

  it.each(kinds)('sends each message once despite three times %s', async (_title, rule) => {
    fail([{ ...rule, endpoint: 'send', times: 3 }]);
    const client = gateway.createClient({ timeoutMs: 150 });
    const sent = summarize(await client.sendAll(ITEMS, { ...SETTINGS, batchSize: 2 }));
    expect(sent).toEqual(ALL);
    expect(countAcceptances()).toEqual([1, 1, 1, 1, 1]);
  });

  it('interprets error 9 after an unknown outcome correctly', async () => {
    fail([
      { kind: 'dropAfter', endpoint: 'send' },
      { kind: 'dropBefore', endpoint: 'status', times: 2 },
    ]);
    const sent = summarize(await gateway.createClient().sendAll(ITEMS, SETTINGS));
    expect(sent).toEqual(ALL);
    expect(countAcceptances()).toEqual([1, 1, 1, 1, 1]);
  });

  it('reports an unknown outcome when the status cannot be read, and does not send again', async () => {
    fail([
      { kind: 'dropAfter', endpoint: 'send' },
      { kind: 'dropBefore', endpoint: 'status', times: null },
    ]);
    const result = await gateway.createClient().sendAll(ITEMS, SETTINGS);
    expect(summarize(result)).toEqual([[null, null], [null], [null], [null]]);
    expect(gateway.listSends()).toHaveLength(1);
    const [outcome] = result.ok ? result.value.flat() : [];
    expect(outcome?.id).toBe(gateway.listSends()[0]?.id);
    expect(wordsOf(outcome?.problem)?.advice).toContain('before you send it again');
  });

  it('waits through repeated error 9 until the budget is used up', async () => {
    fail([{ kind: 'error9', endpoint: 'send', times: null }]);
    const result = await gateway.createClient().sendAll(ITEMS, { ...SETTINGS, budgetMs: 100_000 });
    expect(summarize(result)).toEqual([[false, false], [false], [false], [false]]);
    expect(countAcceptances()).toEqual([]);
    const waited = gateway.pauses.reduce((sum, pause) => sum + pause, 0);
    expect(waited).toBeLessThanOrEqual(100_000);
    expect(waited).toBeGreaterThan(60_000);
  });

  it('leaves the outcome unknown if error 9 does not end and no lookup has a response', async () => {
    fail([
      { kind: 'error9', endpoint: 'send', times: null },
      { kind: 'dropBefore', endpoint: 'status', times: null },
    ]);
    const result = await gateway.createClient().sendAll(ITEMS, { ...SETTINGS, budgetMs: 100_000 });
    expect(summarize(result)).toEqual([[null, null], [null], [null], [null]]);
    expect(countAcceptances()).toEqual([]);
  });

  it('sends nothing more when it is cancelled while an outcome is unknown', async () => {
    const controller = new AbortController();
    const time = gateway.createClient({ signal: controller.signal });
    fail([{ kind: 'dropAfter', endpoint: 'send' }]);
    const running = time.sendAll(ITEMS, { ...SETTINGS, batchSize: 1, batchIntervalMs: 10 });
    controller.abort();
    const sent = summarize(await running).flat();
    expect(sent).toHaveLength(5);
    expect(sent).not.toContain(true);
    expect(countAcceptances().length).toBe(sent.filter((accepted) => accepted === null).length);
  });
});

describe('a retry of a run', () => {
  it('sends only the missing messages and returns all outcomes', async () => {
    const ledger = createLedger();
    const settings = { ...SETTINGS, ledger, batchSize: 1 };
    fail([{ kind: 'dropBefore', endpoint: 'send', after: 2, times: null }]);
    const first = await gateway.createClient().sendAll(ITEMS, { ...settings, budgetMs: 30_000 });
    expect(summarize(first).flat().filter(Boolean)).toHaveLength(2);
    fail([]);
    const kept = JSON.parse(JSON.stringify(ledger)) as typeof ledger;
    const second = await gateway.createClient().sendAll(ITEMS, { ...settings, ledger: kept });
    expect(summarize(second)).toEqual(ALL);
    expect(countAcceptances()).toEqual([1, 1, 1, 1, 1]);
  });

  it('does not resend a message with an unknown outcome, even if its text has changed', async () => {
    const ledger = createLedger();
    fail([
      { kind: 'dropAfter', endpoint: 'send' },
      { kind: 'dropBefore', endpoint: 'status', times: null },
    ]);
    const first = await gateway.createClient().sendAll(ITEMS, { ...SETTINGS, ledger });
    expect(summarize(first).flat()).toEqual([null, null, null, null, null]);
    fail([]);
    const changed = ITEMS.map((item) => ({ ...item, text: `${item.text} at ${gateway.clock()}` }));
    const second = await gateway.createClient().sendAll(changed, { ...SETTINGS, ledger });
    expect(summarize(second)).toEqual(ALL);
    expect(gateway.listSends()).toHaveLength(1);
    expect(ledger.doubtful).toEqual({});
  });

  it('keeps the outcome unknown while the status cannot be read', async () => {
    const ledger = createLedger();
    fail([
      { kind: 'dropAfter', endpoint: 'send' },
      { kind: 'html', endpoint: 'status', times: null },
    ]);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const result = await gateway.createClient().sendAll(ITEMS, { ...SETTINGS, ledger });
      expect(summarize(result).flat()).toEqual([null, null, null, null, null]);
    }
    expect(gateway.listSends()).toHaveLength(1);
  });

  it('does not resume the run of another execution', async () => {
    const other = { ...SETTINGS, identity: { ...SETTINGS.identity, run: 'execution-2 0' } };
    await gateway.createClient().sendAll(ITEMS, SETTINGS);
    expect(summarize(await gateway.createClient().sendAll(ITEMS, other))).toEqual(ALL);
    // A minute later, because the gateway rejects equal texts within a minute.
    expect(countAcceptances()).toEqual(Array.from({ length: 10 }, () => 2));
    const [first, ...others] = gateway.listSends().map(({ id = '' }) => id);
    expect(others.every((id) => id !== first)).toBe(true);
    expect(others.every((id) => id.split('-')[1] === first?.split('-')[1])).toBe(true);
  });
});
