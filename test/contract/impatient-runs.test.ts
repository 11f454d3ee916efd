import { createLedger, formatProblem, type Problem, type Wait } from '../../protocol';
import { SETTINGS, sms, startBulkGateway, type BulkGateway } from '../support/bulk-gateway';
import { valueOf } from '../support/results';

/*
 * A run that a person watches does not wait long for limits of the gateway: it fails with the reason
 * and the time. A run that nobody watches waits and tells of it.
 */
const PATIENCE_MS = 10_000;
let gateway: BulkGateway;
let startedAt: number;

beforeEach(async () => {
  gateway = await startBulkGateway();
});

afterEach(() => gateway.emulator.stop());

function settings(run: string) {
  return { ...SETTINGS, identity: { ...SETTINGS.identity, run }, ledger: createLedger() };
}

/** All clients of one account, as a process has it. */
function startClient(patienceMs?: number) {
  const waits: Wait[] = [];
  const client = gateway.createClient({ patienceMs, onWait: (wait) => waits.push(wait) });
  startedAt = gateway.clock();
  return { client, waits };
}

const waited = () => gateway.clock() - startedAt;
const words = (problem: Problem | null | undefined) => problem && formatProblem(problem);

describe('an equal message within a minute', () => {
  it('fails at once and says when it may be sent, without a request', async () => {
    const { client } = startClient(PATIENCE_MS);
    await client.sendAll([sms('77011000010', 'Same')], settings('execution-1 0'));
    await gateway.pass(8000);
    startedAt = gateway.clock();
    const [[second] = []] = valueOf(
      await client.sendAll([sms('77011000010', 'Same')], settings('execution-2 0')),
    );
    expect(second).toMatchObject({ accepted: false, problem: { name: 'duplicateOrRateLimit' } });
    expect(words(second?.problem)?.text).toMatch(
      /^The gateway accepts the same text to the same number once a minute; it was sent [89] s ago\. Wait 5\d s or change the text$/,
    );
    expect(waited()).toBeLessThan(1000);
    expect(gateway.listSends()).toHaveLength(1);
  });

  it.each(['+77011000010', '87011000010', '8 (701) 100-00-10'])(
    'is equal in another spelling of the number: %s',
    async (spelling) => {
      const { client } = startClient(PATIENCE_MS);
      await client.sendAll([sms('77011000010', 'Same')], settings('execution-1 0'));
      await gateway.pass(50_000);
      const [[second] = []] = valueOf(
        await client.sendAll([sms(spelling, 'Same')], settings('execution-2 0')),
      );
      expect(words(second?.problem)?.text).toMatch(
        /sent 5\d s ago\. Wait 1\d s or change the text$/,
      );
      expect(gateway.listSends()).toHaveLength(1);
    },
  );

  it('fails at once where only the gateway knows of the first one', async () => {
    await startClient().client.sendAll([sms('77011000010', 'Same')], settings('execution-1 0'));
    const { client } = startClient(PATIENCE_MS);
    const [[second] = []] = valueOf(
      await client.sendAll([sms('77011000010', 'Same')], settings('execution-2 0')),
    );
    expect(words(second?.problem)?.text).toMatch(/once a minute\. Wait 6\d s or change the text$/);
    expect(waited()).toBeLessThan(PATIENCE_MS);
    expect(gateway.emulator.control.readMessages()).toHaveLength(1);
  });

  it.each([
    ['another text', sms('77011000010', 'Other')],
    ['another number', sms('77011000011', 'Same')],
  ])('does not stop %s', async (_what, other) => {
    const { client } = startClient(PATIENCE_MS);
    await client.sendAll([sms('77011000010', 'Same')], settings('execution-1 0'));
    const second = valueOf(await client.sendAll([other], settings('execution-2 0')));
    expect(second).toMatchObject([[{ accepted: true }]]);
    expect(waited()).toBeLessThan(PATIENCE_MS);
  });

  it('fails at once within one run too', async () => {
    const { client } = startClient(PATIENCE_MS);
    const orders = Array.from({ length: 3 }, () => sms('77011000010', 'Same'));
    const outcomes = valueOf(
      await client.sendAll(orders, { ...settings('execution-1 0'), duplicates: 'send' }),
    ).flat();
    expect(outcomes.map(({ accepted }) => accepted)).toEqual([true, false, false]);
    for (const { problem } of outcomes.slice(1)) {
      expect(words(problem)?.text).toMatch(/Wait 6\d s or change the text$/);
    }
    expect(waited()).toBeLessThan(PATIENCE_MS);
    expect(gateway.listSends()).toHaveLength(1);
  });

  it('waits within one run where nobody watches', async () => {
    const { client, waits } = startClient();
    const orders = [sms('77011000010', 'Same'), sms('77011000010', 'Same')];
    const outcomes = valueOf(
      await client.sendAll(orders, { ...settings('execution-1 0'), duplicates: 'send' }),
    );
    expect(outcomes.flat().map(({ accepted }) => accepted)).toEqual([true, true]);
    expect(waits.map(({ reason }) => reason)).toContain('repetition');
    expect(waited()).toBeGreaterThan(55_000);
  });

  it('is sent after the minute', async () => {
    const { client } = startClient(PATIENCE_MS);
    await client.sendAll([sms('77011000010', 'Same')], settings('execution-1 0'));
    await gateway.pass(66_000);
    const second = await client.sendAll([sms('77011000010', 'Same')], settings('execution-2 0'));
    expect(valueOf(second)).toMatchObject([[{ accepted: true }]]);
  });

  it('waits where nobody watches, and tells of the wait', async () => {
    const { client, waits } = startClient();
    await client.sendAll([sms('77011000010', 'Same')], settings('execution-1 0'));
    const second = await client.sendAll([sms('77011000010', 'Same')], settings('execution-2 0'));
    expect(valueOf(second)).toMatchObject([[{ accepted: true }]]);
    expect(gateway.emulator.control.readMessages()).toHaveLength(2);
    const told = waits.filter(({ reason }) => reason === 'repetition');
    expect(told.reduce((sum, { from, to }) => sum + to - from, 0)).toBeGreaterThan(55_000);
  });
});

describe('other limits', () => {
  it.each([
    ['the balance', 11, /sys\/balance\.php 10 times a minute\. Wait \d+ s$/],
    ['the statuses of several messages', 8, /of several messages together once a minute/],
  ])('%s', async (what, times, said) => {
    const { client } = startClient(PATIENCE_MS);
    let problem: Problem | undefined;
    const keys = Array.from({ length: 30 }, (_, place) => ({
      id: '1',
      phone: String(77011000010 + place),
    }));
    for (let time = 0; time < times; time += 1) {
      const result =
        what === 'the balance'
          ? await client.getBalance()
          : ((await client.getStatusOfEach(keys, { detail: 1 })).find((one) => !one.ok) ?? null);
      if (result?.ok === false) problem = result.problem;
    }
    expect(words(problem)?.text).toMatch(said);
    expect(waited()).toBeLessThan(PATIENCE_MS + 1000);
  });

  it('end a price request whose rejections would otherwise be waited for', async () => {
    const { client } = startClient(PATIENCE_MS);
    gateway.emulator.control.setFaults([{ kind: 'error9', endpoint: 'send', times: null }]);
    const [[price] = []] = await client.priceAll([sms('77011000010', 'Same')], SETTINGS);
    expect(price).toMatchObject({ problem: { name: 'duplicateOrRateLimit' } });
    expect(waited()).toBeLessThan(PATIENCE_MS + 1000);
  });
});

describe('a price request without a response', () => {
  it.each(['dropAfter', 'html'] as const)(
    'does not claim that a message may have been accepted: %s',
    async (kind) => {
      const { client } = startClient(PATIENCE_MS);
      gateway.emulator.control.setFaults([{ kind, endpoint: 'send', times: null }]);
      const [[price] = []] = await client.priceAll([sms('77011000010', 'Same')], SETTINGS);
      expect(price).toMatchObject({ accepted: false, problem: { retry: 'later' } });
      expect(words(price?.problem)?.advice).not.toContain('may have accepted');
      const sent = await client.sendAll([sms('77011000010', 'Same')], {
        ...settings('execution-1 0'),
        maxCost: 100,
      });
      expect(JSON.stringify(sent)).not.toContain('unknownOutcome');
      expect(gateway.emulator.control.readMessages()).toHaveLength(0);
    },
  );
});
