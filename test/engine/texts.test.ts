import { Stage } from './support/stage';

const TO = '77010000101';

describe('texts in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  const texts = [
    'Hello',
    'a'.repeat(161),
    '€'.repeat(81),
    'Доброе утро! '.repeat(6),
    '😀'.repeat(36),
    `${'a'.repeat(100)}№`,
  ];

  it('message: analyze counts the same parts as the gateway', async () => {
    const items = texts.map((text) => ({ text }));
    const text = '={{ $json.text }}';
    const { json, pairs } = await stage.run(
      { resource: 'message', operation: 'analyze', text },
      { items },
    );
    const priced = await stage.run(
      { resource: 'message', operation: 'getCost', to: TO, text, options: { batchSize: 1 } },
      { items },
    );
    expect(json.map(({ parts }) => parts)).toEqual([1, 2, 2, 2, 2, 2]);
    expect(priced.json.map(({ parts }) => parts)).toEqual(json.map(({ parts }) => parts));
    expect(pairs).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('message: analyze sends no requests and requires no credential', async () => {
    const { json, report } = await stage.run(
      { resource: 'message', operation: 'analyze', text: 'Hello' },
      { settings: { credentials: undefined } },
    );
    expect(report.error).toBeNull();
    expect(json).toMatchObject([{ encoding: 'gsm7', parts: 1 }]);
    expect(stage.emulator.control.readLog()).toEqual([]);
  });

  it('message: send replaces look-alikes and returns the number of parts', async () => {
    const { json } = await stage.run({
      resource: 'message',
      operation: 'send',
      to: TO,
      text: `«${'a'.repeat(100)}» — №1`,
      options: { replaceLookAlikes: true, addAnalysis: true },
    });
    expect(json).toMatchObject([
      { accepted: true, parts: 1, analysis: { encoding: 'gsm7', parts: 1, units: 108 } },
    ]);
    expect(stage.emulator.control.readMessages()).toMatchObject([
      { text: `"${'a'.repeat(100)}" - No1` },
    ]);
  });
});
