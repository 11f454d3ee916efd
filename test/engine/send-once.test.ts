import type { IDataObject } from 'n8n-workflow';
import type { RequestEntry } from '../../emulator/start';
import { createNode, SMSC, Stage, type NodeOptions } from './support/stage';

const DAY_S = 86_400;
const phone = (index: number): string => String(77011000100 + index);
const SEND = {
  resource: 'message',
  operation: 'send',
  to: '={{ $json.to }}',
  text: '={{ $json.text }}',
};

type Row = IDataObject;

describe('Send Once Key in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start({ speed: 60 });
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  const list = (count: number): Row[] =>
    Array.from({ length: count }, (_, index) => ({ to: phone(index), text: `Text ${index}` }));
  const run = (
    items: readonly Row[],
    options: IDataObject = { sendOnceKey: 'order-1042' },
    others: Omit<NodeOptions, 'items'> = {},
  ) => stage.run({ ...SEND, options }, { ...others, items });
  const texts = () =>
    stage.emulator.control
      .readMessages()
      .map(({ text }) => text)
      .sort();
  const requests = (endpoint: string) =>
    stage.emulator.control
      .readLog()
      .filter((entry): entry is RequestEntry => entry.kind === 'request')
      .filter((entry) => entry.endpoint === endpoint).length;
  const known = (json: readonly IDataObject[]) => json.map(({ sentBefore }) => sentBefore === true);
  /** Until only the history contains the messages. */
  const age = async () => {
    await stage.emulator.control.advance(600);
    await stage.emulator.control.advance(3 * DAY_S);
  };

  it('makes a second execution of a list send nothing and return the outcomes of the first', async () => {
    const first = await run(list(3));
    expect(known(first.json)).toEqual([false, false, false]);
    const sends = requests('send');
    const second = await run(list(3));
    expect(requests('send')).toBe(sends);
    expect(second.json).toMatchObject(
      first.json.map(({ id, phone: to }) => ({
        ...{ id, phone: to, accepted: true, cost: 0, parts: 0, sentBefore: true },
        errorText: null,
      })),
    );
    expect(second.pairs).toEqual([0, 1, 2]);
    await age();
    expect(known((await run(list(3))).json)).toEqual([true, true, true]);
    expect(texts()).toHaveLength(3);
  }, 30_000);

  it('lets an execution of a longer list send the new rows', async () => {
    await run(list(3));
    const { json, pairs } = await run(list(5));
    expect(known(json)).toEqual([true, true, true, false, false]);
    expect(pairs).toEqual([0, 1, 2, 3, 4]);
    expect(texts()).toEqual(list(5).map(({ text }) => text));
  }, 30_000);

  it('applies to one node and workflow only', async () => {
    const items = list(1);
    const keyed = { ...SEND, options: { sendOnceKey: 'order-1042' } };
    const start = async (workflow: string, name: string, parameters: IDataObject = keyed) => {
      const report = await stage.engine.call(
        'run',
        {
          name: workflow,
          nodes: [
            createNode('Items', 'n8n-nodes-base.noOp', {}),
            createNode(name, SMSC, parameters),
          ],
          connections: { Items: { main: [[{ node: name, type: 'main', index: 0 }]] } },
          settings: { executionOrder: 'v1' },
        },
        { startNode: 'Items', items: [items.map((json) => ({ json }))] },
      );
      // The gateway rejects equal messages within a minute.
      await stage.emulator.control.advance(120);
      return known(report.nodes[name]?.[0]?.outputs[0]?.map(({ json }) => json) ?? []);
    };
    expect(await start('One', 'A')).toEqual([false]);
    expect(await start('One', 'A')).toEqual([true]);
    expect(await start('One', 'B')).toEqual([false]);
    expect(await start('Two', 'A')).toEqual([false]);
    const other = { ...SEND, options: { sendOnceKey: 'order-1043' } };
    expect(await start('One', 'A', other)).toEqual([false]);
    expect(texts()).toHaveLength(4);
  }, 30_000);

  const KEYS: readonly IDataObject[string][] = [
    ...['order 10 42', '  padded ', 'заказ №7', 'a'.repeat(500), '🎉', '=', "'; --", '{{ 1 }}'],
    ...[0, '0', 7.5, -1, 12345678901234, true, false],
  ];

  it('is read for each item, whatever its form', async () => {
    const items = KEYS.map((key, index) => ({ to: phone(index), text: `Text ${index}`, key }));
    const options = { sendOnceKey: '={{ $json.key }}' };
    const first = await run(items, options);
    expect(first.json.map(({ accepted }) => accepted)).toEqual(KEYS.map(() => true));
    // The number 0 and the text "0" are one key; all others differ.
    expect(new Set(first.json.map(({ id }) => id)).size).toBe(KEYS.length - 1);
    expect(known((await run(items, options)).json)).toEqual(KEYS.map(() => true));
    expect(texts()).toHaveLength(KEYS.length);
  }, 60_000);

  it.each([null, undefined, '', '   ', [], ['a'], { a: 1 }])(
    'rejects a key that is %p and sends nothing',
    async (key) => {
      const options = { sendOnceKey: '={{ $json.key }}' };
      const stopped = await run([{ ...list(1)[0], key }, ...list(1)], options);
      expect(stopped.report.error?.message).toMatch(/Send Once Key|sendOnceKey/);
      expect(texts()).toEqual([]);
    },
  );

  it.each(['={{ NaN }}', '={{ Number("order") }}', '={{ 1 / 0 }}', '={{ $json.missing }}'])(
    'rejects the key that %s returns and sends nothing',
    async (sendOnceKey) => {
      const { report } = await run(list(1), { sendOnceKey });
      expect(report.error?.message).toContain('Send Once Key');
      expect(texts()).toEqual([]);
    },
  );

  it('rejects one item for its key and sends the others in continue-on-fail mode', async () => {
    const items = list(3).map((item, index) => ({ ...item, key: index === 1 ? null : 'k' }));
    const options = { sendOnceKey: '={{ $json.key }}' };
    const { json, pairs } = await run(items, options, { onError: 'continueRegularOutput' });
    expect(json).toMatchObject([{ accepted: true }, { error: {} }, { accepted: true }]);
    expect(pairs).toEqual([0, 1, 2]);
    expect(texts()).toEqual(['Text 0', 'Text 2']);
  });

  it('recognizes a subscriber in two formats, in one execution and in two', async () => {
    const items = [
      { to: '+7 (701) 100-01-00', text: 'Hello' },
      { to: '87011000100', text: 'Hello' },
    ];
    const first = await run(items);
    expect(first.json).toMatchObject([{ accepted: true }, { accepted: true, duplicateOf: 0 }]);
    expect(known((await run([{ to: phone(0), text: 'Other' }])).json)).toEqual([true]);
    expect(texts()).toEqual(['Hello']);
  });

  it('makes no requests in a dry run', async () => {
    const options = { sendOnceKey: 'order-1042', dryRun: true };
    const { json } = await run(list(2), options);
    expect(json).toMatchObject([{ errorName: 'dryRun' }, { errorName: 'dryRun' }]);
    expect(stage.emulator.control.readLog()).toEqual([]);
    const { json: sent } = await run(list(2));
    const { id } = (json[0]?.request as { fields: IDataObject }).fields;
    expect(sent.map((one) => one.id)).toEqual([id, id]);
  });

  it.each(['status', 'get'] as const)(
    'sends nothing while %s.php cannot be read',
    async (endpoint) => {
      stage.emulator.control.setFaults([{ kind: 'html', endpoint, times: null }]);
      const stopped = await run(list(2));
      expect(stopped.report.error?.message).toMatch(/Nothing was sent.*before/);
      const { json } = await run(list(2), undefined, { onError: 'continueRegularOutput' });
      expect(json).toMatchObject([{ error: {} }, { error: {} }]);
      expect(texts()).toEqual([]);
      stage.emulator.control.setFaults([]);
      expect(known((await run(list(2))).json)).toEqual([false, false]);
      expect(texts()).toHaveLength(2);
    },
    60_000,
  );

  it('is looked up again after error 9', async () => {
    await run(list(2));
    stage.emulator.control.setFaults([{ kind: 'error9', endpoint: 'status', times: 2 }]);
    expect(known((await run(list(4))).json)).toEqual([true, true, false, false]);
    expect(texts()).toHaveLength(4);
  }, 60_000);

  it('waits for the status of new messages and returns that of old ones at once', async () => {
    await run(list(1));
    await age();
    const options = { sendOnceKey: 'order-1042', waitForStatus: true, waitTimeout: 6000 };
    const began = Date.now();
    const old = await run(list(1), options);
    expect(old.json).toMatchObject([
      { sentBefore: true, delivery: { statusName: 'delivered', isFinal: true } },
    ]);
    // 6000 seconds are 100 at this pace.
    expect(Date.now() - began).toBeLessThan(10_000);
    const { json } = await run(list(2), options);
    expect(json).toMatchObject([
      { sentBefore: true, delivery: { isFinal: true, id: json[0]?.id } },
      { delivery: { isFinal: true, id: json[1]?.id } },
    ]);
    expect(texts()).toHaveLength(2);
  }, 60_000);

  it('keeps simultaneous executions from sending twice', async () => {
    const runs = await Promise.all([run(list(5)), run(list(8)), run(list(3))]);
    expect(runs.every(({ json }) => json.every(({ accepted }) => accepted === true))).toBe(true);
    expect(texts()).toHaveLength(8);
  }, 30_000);

  it('costs a few requests for a list of a thousand', async () => {
    stage.emulator.control.configure({ balance: 1_000_000 });
    const items = list(1000).map(({ to }) => ({ to, text: 'Hello' }));
    await run(items);
    const sent = texts().length;
    const before = [requests('send'), requests('status'), requests('get')] as const;
    const { json } = await run([...items, { to: phone(5000), text: 'Hello' }]);
    expect(known(json).filter(Boolean)).toHaveLength(1000);
    expect(requests('send') - before[0]).toBe(1);
    expect(requests('status') - before[1]).toBeLessThanOrEqual(3);
    expect(requests('get') - before[2]).toBeLessThanOrEqual(3);
    expect(texts()).toHaveLength(sent + 1);
  }, 90_000);

  it.each([
    ['sms', [phone(0), 'G12'], { allowGroups: true }],
    ['social', '#123', {}],
    ['social', '@anna', {}],
    ['telegram', '@anna', {}],
    ['telegram', '#123', {}],
  ])('rejects recipients that cannot be looked up (%s to %j)', async (channel, to, more) => {
    const parameters = { ...SEND, channel, options: { ...more, sendOnceKey: 'k' } };
    const { report } = await stage.run(parameters, { items: [{ to, text: 'Hello' }] });
    expect(report.error?.message).toContain('cannot be checked');
    expect(stage.emulator.control.readLog()).toEqual([]);
  });
});
