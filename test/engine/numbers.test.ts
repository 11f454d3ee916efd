import { Stage } from './support/stage';

describe('numbers in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  const cells = ['8 701 000-01-01', "'77010000102.0", '7010000103 / 7010000104'];

  it('number: format formats numbers as the gateway does', async () => {
    const { json, pairs } = await stage.run(
      {
        resource: 'number',
        operation: 'format',
        phone: '={{ $json.cell }}',
        defaultCountry: 'KZ',
      },
      { items: cells.map((cell) => ({ cell })) },
    );
    const phones = json.map(({ phone }) => String(phone));
    expect(pairs).toEqual([0, 1, 2, 2]);
    const sent = await stage.run({
      resource: 'message',
      operation: 'send',
      to: phones.join(),
      text: 'Hello',
    });
    expect(sent.json.map(({ phone }) => phone)).toEqual(phones);
  });

  it('the option Default Country formats numbers the same way for a send and a lookup', async () => {
    const options = { defaultCountry: 'KZ' };
    const items = cells.map((cell) => ({ cell }));
    const sent = await stage.run(
      { resource: 'message', operation: 'send', to: '={{ $json.cell }}', text: 'Hello', options },
      { items },
    );
    const phones = ['+77010000101', '+77010000102', '+77010000103', '+77010000104'];
    expect(sent.json.map(({ phone }) => phone)).toEqual(phones);
    const started = await stage.run(
      { resource: 'hlr', operation: 'start', phone: '={{ $json.cell }}', options },
      { items },
    );
    expect(started.json.map(({ phone }) => phone)).toEqual(phones);
    const requests = stage.emulator.control
      .readLog()
      .flatMap((entry) => (entry.kind === 'request' ? [entry.fields['phones']] : []));
    expect(requests[0]).toBe(phones.join());
  });
});
