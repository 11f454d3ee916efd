import fc from 'fast-check';
import { createLedger, type ItemOutcomes, type Result, type SendSettings } from '../../protocol';
import type { SendOrder } from '../../protocol/endpoints/send';
import { SETTINGS, sms, startBulkGateway, type BulkGateway } from '../support/bulk-gateway';
import { wordsOf } from '../support/in-words';
import { valueOf } from '../support/results';

const DAY_MS = 86_400_000;
let gateway: BulkGateway;

beforeEach(async () => {
  gateway = await startBulkGateway();
});

afterEach(() => gateway.emulator.stop());

const keyed = (to: string | readonly string[], text: string, sendOnceKey = 'order-1042') => ({
  ...sms(to, text),
  sendOnceKey,
});

let executions = 0;

/** Each call is a separate execution. */
async function execute(
  items: readonly (SendOrder | null)[],
  others: Partial<SendSettings> = {},
): Promise<Result<ItemOutcomes[]>> {
  executions += 1;
  const identity = { ...SETTINGS.identity, run: `execution-${executions} 0` };
  return await gateway.createClient().sendAll(items, { ...SETTINGS, identity, ...others });
}

async function outcomesOf(
  items: readonly (SendOrder | null)[],
  others: Partial<SendSettings> = {},
): Promise<ItemOutcomes> {
  return valueOf(await execute(items, others)).flat();
}

const accepted = (outcomes: ItemOutcomes) => outcomes.map((one) => one.accepted);
const known = (outcomes: ItemOutcomes) => outcomes.map((one) => one.sentBefore === true);
/** Makes messages final and so old that only the history contains them. */
async function age(days: number): Promise<void> {
  await gateway.emulator.control.advance(600);
  await gateway.pass(days * DAY_MS);
}

const listTexts = () => gateway.emulator.control.readMessages().map(({ text }) => text);

describe('an idempotency key', () => {
  const list = (count: number) =>
    Array.from({ length: count }, (_, index) => keyed(String(77011000100 + index), `T ${index}`));

  it('makes a second execution send nothing and return the outcomes of the first', async () => {
    const first = await outcomesOf(list(3));
    expect(known(first)).toEqual([false, false, false]);
    const sends = gateway.listSends().length;
    const second = await outcomesOf(list(3));
    expect(gateway.listSends()).toHaveLength(sends);
    expect(second).toMatchObject(
      first.map(({ id, phone }) => ({ id, phone, accepted: true, cost: 0, parts: 0 })),
    );
    expect(known(second)).toEqual([true, true, true]);
    expect(listTexts()).toHaveLength(3);
  });

  it('lets a second execution send the rest of a list', async () => {
    await outcomesOf(list(3));
    const second = await outcomesOf(list(7));
    expect(accepted(second)).toEqual(Array(7).fill(true));
    expect(known(second)).toEqual([true, true, true, false, false, false, false]);
    expect(new Set(listTexts()).size).toBe(7);
    expect(listTexts()).toHaveLength(7);
  });

  it('applies whatever the text is in the second execution', async () => {
    await outcomesOf([keyed('77011000100', 'It is 10:00')]);
    const second = await outcomesOf([keyed('77011000100', 'It is 10:05')]);
    expect(known(second)).toEqual([true]);
    expect(listTexts()).toEqual(['It is 10:00']);
  });

  it.each([
    ['another key', keyed('77011000100', 'Hello', 'order-1043')],
    ['a key in another letter case', keyed('77011000100', 'Hello', 'ORDER-1042')],
    ['another recipient', keyed('77011000101', 'Hello')],
    ['no key', sms('77011000100', 'Hello')],
  ])('does not hold back a message with %s', async (_, other) => {
    await outcomesOf([keyed('77011000100', 'Hello')]);
    await gateway.pass(120_000);
    expect(known(await outcomesOf([other]))).toEqual([false]);
    expect(listTexts()).toEqual(['Hello', 'Hello']);
  });

  it('applies to one node only', async () => {
    await outcomesOf([keyed('77011000100', 'Hello')]);
    await gateway.pass(120_000);
    const identity = { scope: 'workflow-1 node-2', run: 'other 0', prefix: 'n8n-' };
    expect(known(await outcomesOf([keyed('77011000100', 'Hello')], { identity }))).toEqual([false]);
  });

  it.each(['+77011000100', '87011000100', '7011000100', '+7 (701) 100-01-00', '77011000100'])(
    'recognizes the subscriber written as %s',
    async (spelling) => {
      await outcomesOf([keyed('77011000100', 'Hello')]);
      expect(known(await outcomesOf([keyed(spelling, 'Hello')]))).toEqual([true]);
      await age(3);
      expect(known(await outcomesOf([keyed(spelling, 'Hello')]))).toEqual([true]);
      expect(listTexts()).toHaveLength(1);
    },
  );

  it.each(['87011000100', '7011000100', '+77011000100'])(
    'recognizes later what was first written as %s',
    async (spelling) => {
      await outcomesOf([keyed(spelling, 'Hello')]);
      await age(3);
      expect(known(await outcomesOf([keyed('77011000100', 'Hello')]))).toEqual([true]);
      expect(listTexts()).toHaveLength(1);
    },
  );

  it.each([2, 7, 29])('finds in the history what status.php lost %i days ago', async (days) => {
    const items = list(4);
    const first = await outcomesOf(items.slice(0, 2));
    await age(days);
    const client = gateway.createClient();
    const key = { id: first[0]?.id ?? '', phone: first[0]?.phone ?? '' };
    const [status] = await client.getStatusOfEach([key], { detail: 1 });
    expect(status).toMatchObject({ ok: true, value: { status: -3 } });
    expect(known(await outcomesOf(items))).toEqual([true, true, false, false]);
    expect(listTexts()).toHaveLength(4);
  });

  it('finds e-mail addresses, also in the history', async () => {
    const mail = (to: string): SendOrder => ({
      ...keyed(to, 'Hello'),
      channel: 'email',
      subject: 'News',
      sender: 'shop@example.com',
    });
    await outcomesOf([mail('ann@example.com')]);
    expect(known(await outcomesOf([mail('Ann@Example.com')]))).toEqual([true]);
    await age(3);
    expect(known(await outcomesOf([mail('ann@example.com')]))).toEqual([true]);
  });

  it('finds a message whose response was lost, in the same execution and in a new one', async () => {
    gateway.emulator.control.setFaults([{ kind: 'dropAfter', endpoint: 'send' }]);
    expect(accepted(await outcomesOf(list(3)))).toEqual([true, true, true]);
    gateway.emulator.control.setFaults([
      { kind: 'dropAfter', endpoint: 'send' },
      { kind: 'html', endpoint: 'status', after: 1, times: null },
    ]);
    const items = list(5);
    const doubtful = await outcomesOf(items, { budgetMs: 60_000 });
    expect(accepted(doubtful).slice(0, 3)).toEqual([true, true, true]);
    gateway.emulator.control.setFaults([]);
    await gateway.pass(60_000);
    expect(accepted(await outcomesOf(items))).toEqual(Array(5).fill(true));
    expect(new Set(listTexts()).size).toBe(5);
    expect(listTexts()).toHaveLength(5);
  });

  it('sends the message once when the request is lost', async () => {
    gateway.emulator.control.setFaults([{ kind: 'dropBefore', endpoint: 'send' }]);
    const outcomes = await outcomesOf(list(2));
    expect(accepted(outcomes)).toEqual([true, true]);
    expect(known(outcomes)).toEqual([false, false]);
    expect(listTexts()).toHaveLength(2);
  });

  it.each(['status', 'get'] as const)(
    'sends nothing while %s.php cannot be read',
    async (endpoint) => {
      gateway.emulator.control.setFaults([{ kind: 'html', endpoint, times: null }]);
      const outcomes = await outcomesOf(list(2));
      expect(accepted(outcomes)).toEqual([false, false]);
      expect(wordsOf(outcomes[0]?.problem)?.text).toContain("'sendOnceKey'");
      expect(listTexts()).toEqual([]);
      gateway.emulator.control.setFaults([]);
      expect(known(await outcomesOf(list(2)))).toEqual([false, false]);
      expect(listTexts()).toHaveLength(2);
    },
  );

  it('sends nothing in a run that stops at errors and cannot read statuses', async () => {
    gateway.emulator.control.setFaults([{ kind: 'html', endpoint: 'get', times: null }]);
    const result = await execute([...list(1), sms('77011000200', 'Free')], { stopOnFailure: true });
    expect(result).toMatchObject({ ok: true, value: [[{ accepted: false }], []] });
    expect(listTexts()).toEqual([]);
  });

  it('is looked up again by a retry of a run that could not look it up', async () => {
    const ledger = createLedger();
    gateway.emulator.control.setFaults([{ kind: 'html', endpoint: 'get', times: null }]);
    expect(accepted(await outcomesOf(list(2), { ledger }))).toEqual([false, false]);
    gateway.emulator.control.setFaults([]);
    expect(accepted(await outcomesOf(list(2), { ledger }))).toEqual([true, true]);
    expect(listTexts()).toHaveLength(2);
  });

  it('does not make an interrupted execution read the history', async () => {
    await outcomesOf(list(2));
    const again = await outcomesOf(list(4), { isUnsavedRetry: true });
    expect(accepted(again)).toEqual([true, true, true, true]);
    expect(known(again)).toEqual([true, true, false, false]);
    expect(listTexts()).toHaveLength(4);
  });

  it('costs nothing for messages that were sent before', async () => {
    await outcomesOf(list(3));
    expect(accepted(await outcomesOf(list(4), { maxCost: 18.5 }))).toEqual(Array(4).fill(true));
    expect(await execute(list(6), { maxCost: 18.5 })).toMatchObject({ ok: false });
    expect(listTexts()).toHaveLength(4);
  });

  it('is not used for a second message after the gateway has rejected the first', async () => {
    const items = [keyed(['77011000100', '77011000908'], 'Hello')];
    expect(accepted(await outcomesOf(items))).toEqual([true, false]);
    const sends = gateway.listSends().length;
    const second = await outcomesOf(items);
    expect(accepted(second)).toEqual([true, false]);
    expect(gateway.listSends()).toHaveLength(sends);
  });

  it('keeps two simultaneous executions from sending the message twice', async () => {
    const runs = await Promise.all([outcomesOf(list(5)), outcomesOf(list(8)), outcomesOf(list(3))]);
    expect(runs.flat().every((one) => one.accepted === true)).toBe(true);
    expect(listTexts()).toHaveLength(8);
  });

  it('does not share a request with another key', async () => {
    const items = [keyed('77011000100', 'Hello', 'a'), keyed('77011000101', 'Hello', 'b')];
    const outcomes = await outcomesOf(items);
    expect(gateway.listSends()).toHaveLength(2);
    expect(outcomes[0]?.id).not.toBe(outcomes[1]?.id);
  });
});

describe('equal idempotency keys in one run', () => {
  it.each(['merge', 'send'] as const)('merge equal messages (%s)', async (duplicates) => {
    const items = [keyed('77011000100', 'Hello'), keyed('+77011000100', 'Hello')];
    const outcomes = await outcomesOf(items, { duplicates });
    expect(outcomes.map(({ duplicateOf }) => duplicateOf)).toEqual([null, 0]);
    expect(accepted(outcomes)).toEqual([true, true]);
    expect(listTexts()).toEqual(['Hello']);
  });

  it.each(['merge', 'send', 'refuse'] as const)(
    'reject an item with another text by name (%s)',
    async (duplicates) => {
      const items = [keyed('77011000100', 'One'), keyed(['77011000101', '87011000100'], 'Two')];
      const outcomes = await outcomesOf(items, { duplicates });
      expect(accepted(outcomes)).toEqual([true, false, false]);
      expect(wordsOf(outcomes[1]?.problem)?.text).toMatch(
        /item 0 .*87011000100|87011000100.*item 0/,
      );
      expect(listTexts()).toEqual(['One']);
    },
  );

  it('send once to a number that one item contains twice', async () => {
    const items = [keyed(['77011000100', '87011000100'], 'One')];
    await outcomesOf(items, { duplicates: 'send' });
    expect(listTexts()).toEqual(['One']);
  });
});

describe('any sequence of executions with keys', () => {
  it('sends at most one message per key and number, and finally all of them', async () => {
    const item = fc.record({
      to: fc.integer({ min: 0, max: 5 }).map((index) => String(77011000100 + index)),
      key: fc.constantFrom('a', 'b', 'order 1042', 'ключ', '🎉'),
    });
    const fault = fc.constantFrom('dropAfter', 'dropBefore', 'html', null);
    const execution = fc.record({ items: fc.array(item, { maxLength: 6 }), fault });
    await fc.assert(
      fc.asyncProperty(fc.array(execution, { minLength: 1, maxLength: 4 }), async (runs) => {
        gateway.emulator.control.reset();
        const toItems = (all: (typeof runs)[number]['items']) =>
          all.map(({ to, key }) => keyed(to, `Text of ${key} for ${to}`, key));
        for (const run of runs) {
          const faults = run.fault === null ? [] : [{ kind: run.fault, endpoint: 'send' as const }];
          gateway.emulator.control.setFaults(faults);
          await outcomesOf(toItems(run.items), { budgetMs: 5_000 });
          await gateway.pass(70_000);
        }
        gateway.emulator.control.setFaults([]);
        const all = toItems(runs.flatMap(({ items }) => items));
        expect((await outcomesOf(all)).every((one) => one.accepted === true)).toBe(true);
        expect(listTexts().sort()).toEqual([...new Set(all.map(({ text }) => text))].sort());
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
