import type { IDataObject } from 'n8n-workflow';
import { Stage } from './support/stage';

const SEND = {
  resource: 'message',
  operation: 'send',
  to: '={{ $json.to }}',
  text: '={{ $json.text }}',
};
/** Numbers that are delivered, with a separate text for each. */
const people = (count: number): IDataObject[] =>
  Array.from({ length: count }, (_, item) => ({
    to: 77_011_000_100 + (item % 800) + Math.floor(item / 800) * 1000,
    text: `Dear ${item},\nyour order: ready`,
  }));

describe('many items in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start({ speed: 50 });
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  const countRequests = () =>
    stage.emulator.control.readLog().filter(({ kind }) => kind === 'request').length;

  it('share requests and are returned in their order', async () => {
    const items = people(1200);
    const { json, pairs } = await stage.run(SEND, { items });
    expect(countRequests()).toBe(3);
    expect(json.map(({ phone }) => phone)).toEqual(items.map(({ to }) => `+${String(to)}`));
    expect(pairs).toEqual(items.map((_, item) => item));
    expect(json.every(({ accepted, parts }) => accepted === true && parts === 1)).toBe(true);
    const texts = new Map(
      stage.emulator.control.readMessages().map(({ phone, text }) => [phone, text]),
    );
    expect(items.every(({ to, text }) => texts.get(String(to)) === text)).toBe(true);
  });

  it('are sent in batches with pauses between them', async () => {
    const options = { batchSize: 2, batchInterval: 500 };
    await stage.run({ ...SEND, options }, { items: people(5) });
    const moments = stage.emulator.control.readMessages().map(({ acceptedAt }) => acceptedAt);
    expect(new Set(moments).size).toBe(3);
    expect(countRequests()).toBe(3);
  });

  it('are not sent when they cost too much', async () => {
    const { report } = await stage.run({ ...SEND, options: { maxCost: 50 } }, { items: people(3) });
    expect(report.error).toMatchObject({
      name: 'NodeOperationError',
      message: expect.stringContaining("'Max Cost' is 50"),
    });
    expect(stage.emulator.control.readMessages()).toEqual([]);
    const { json } = await stage.run({ ...SEND, options: { maxCost: 55.5 } }, { items: people(3) });
    expect(json).toHaveLength(3);
  });

  it('are not sent when the balance is too low', async () => {
    stage.emulator.control.configure({ balance: 10 });
    const { report } = await stage.run(
      { ...SEND, options: { minBalance: 20 } },
      { items: people(1) },
    );
    expect(report.error?.message).toContain("'Minimum Balance' is 20");
    expect(stage.emulator.control.readMessages()).toEqual([]);
  });

  it('are returned after each has its final status', async () => {
    const items = [
      { to: '77011000100', text: 'a' },
      { to: '77011000001', text: 'b' },
      { to: '77011000901', text: 'c' },
    ];
    const options = { waitForStatus: true, waitTimeout: 60 };
    const { json } = await stage.run({ ...SEND, options }, { items });
    expect(json.map(({ delivery }) => delivery)).toMatchObject([
      { statusName: 'delivered', isFinal: true, text: 'a' },
      { statusName: 'undeliverable', isFinal: true, errorCode: 1 },
      { statusName: 'sent', isFinal: false },
    ]);
    // What one filters by stands in the row, before the ID.
    expect(json.map((row) => [row['isDelivered'], row['isFinal'], row['statusName']])).toEqual([
      [true, true, 'delivered'],
      [false, true, 'undeliverable'],
      [false, false, 'sent'],
    ]);
    expect(Object.keys(json[0] ?? {}).slice(0, 6)).toEqual([
      ...['phone', 'accepted', 'isDelivered', 'isFinal', 'statusName', 'statusText'],
    ]);
  });

  it('share price requests', async () => {
    const { json } = await stage.run({ ...SEND, operation: 'getCost' }, { items: people(600) });
    expect(countRequests()).toBe(2);
    expect(json).toHaveLength(600);
    expect(json[599]).toMatchObject({ phone: '+77011000699', cost: 18.5, parts: 1 });
  });

  it('are not sent again by "Retry On Fail"', async () => {
    stage.emulator.control.setFaults([{ kind: 'error9', endpoint: 'send', after: 1, times: null }]);
    const clear = setTimeout(() => stage.emulator.control.setFaults([]), 5_000);
    const { json, report } = await stage.run(
      { ...SEND, options: { batchSize: 1, batchInterval: 1 } },
      {
        items: people(3),
        settings: { retryOnFail: true, maxTries: 5, waitBetweenTries: 1000 },
      },
    );
    clearTimeout(clear);
    expect(report.error).toBeNull();
    expect(json).toHaveLength(3);
    const messages = stage.emulator.control.readMessages();
    expect(messages.map(({ acceptances }) => acceptances)).toEqual([1, 1, 1]);
    expect(json.map(({ id }) => id)).toEqual(messages.map(({ id }) => id));
  }, 60_000);

  it('are not sent again by "Retry On Fail" for an error among the input fields', async () => {
    const { json } = await stage.run(
      { ...SEND, options: { keepInputFields: true } },
      {
        items: people(2).map((item) => ({ ...item, error: { message: 'of an earlier node' } })),
        settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 },
      },
    );
    expect(json).toMatchObject([{ accepted: true }, { accepted: true }]);
    expect(stage.emulator.control.readMessages()).toHaveLength(2);
  });
});
