import { Stage } from './support/stage';

const SEND = {
  resource: 'message',
  operation: 'send',
  to: '={{ $json.to }}',
  text: '={{ $json.text }}',
};
const SPELLINGS = ['+77010000101', '87010000101', '8 701 000 01 01', '7010000101'];

describe('one subscriber in several formats, in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  const sent = () => stage.emulator.control.readMessages().map(({ phone }) => phone);
  const equal = SPELLINGS.map((to) => ({ to, text: 'a' }));

  it('receives one message, which each item reports', async () => {
    const { json } = await stage.run(SEND, { items: equal });
    expect(sent()).toEqual(['77010000101']);
    expect(json).toMatchObject([
      { accepted: true, parts: 1 },
      { accepted: true, duplicateOf: 0, cost: 0 },
      { accepted: true, duplicateOf: 0, cost: 0 },
      { accepted: true, duplicateOf: 0, cost: 0 },
    ]);
  });

  it('receives one message from one item, and no other recipient is missing', async () => {
    const to = `${SPELLINGS.join(', ')}; +79010000101; 998900000101; +380670000101; 0670000101`;
    await stage.run(SEND, { items: [{ to, text: 'a' }] });
    expect(sent().sort()).toEqual(['380670000101', '77010000101', '79010000101', '998900000101']);
  });

  it('receives different texts, each with its own outcome', async () => {
    const items = SPELLINGS.slice(0, 2).map((to, place) => ({ to, text: `text ${place}` }));
    const { json } = await stage.run(SEND, { items });
    expect(sent()).toEqual(['77010000101', '77010000101']);
    expect(json.every(({ accepted, cost }) => accepted === true && Number(cost) > 0)).toBe(true);
  });

  it('is rejected by name when duplicates are rejected', async () => {
    const options = { duplicates: 'refuse' };
    const { json } = await stage.run(
      { ...SEND, options },
      { items: equal, onError: 'continueRegularOutput' },
    );
    expect(sent()).toEqual(['77010000101']);
    expect(JSON.stringify(json[1])).toContain('87010000101');
  });

  it('has a price in every item', async () => {
    const { json } = await stage.run({ ...SEND, operation: 'getCost' }, { items: equal });
    expect(json.map(({ cost }) => typeof cost)).toEqual(equal.map(() => 'number'));
    expect(Number(json[0]?.cost)).toBeGreaterThan(0);
  });

  it('is left out by Leave Out Blocked Numbers in every format, also within one item', async () => {
    await stage.run({ resource: 'contact', operation: 'block', phone: '8 701 000 01 01' });
    const options = { skipBlocked: true };
    const items = [...equal, { to: '+77010000101, 87010000101', text: 'b' }];
    await stage.run({ ...SEND, options }, { items, onError: 'continueRegularOutput' });
    expect(sent()).toEqual([]);
  });

  it('is not confused with another, whatever a spreadsheet adds', async () => {
    const items = ['4915123456789.0', '77010000101,0', '4,41E+11', '+7 495 000-01-01, доб. 12'];
    await stage.run(SEND, {
      items: items.map((to) => ({ to, text: 'a' })),
      onError: 'continueRegularOutput',
    });
    expect(sent().sort()).toEqual(['4915123456789', '74950000101', '77010000101']);
  });
});
