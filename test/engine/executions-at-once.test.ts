import type { IDataObject } from 'n8n-workflow';
import type { RequestEntry } from '../../emulator/start';
import { Stage } from './support/stage';

const phone = (index: number): string => `77010${String(index).padStart(3, '0')}100`;
const SEND = { resource: 'message', operation: 'send', channel: 'sms', options: {} };
const GET_STATUS = { resource: 'message', operation: 'getStatus' };

/** Real time, and a gateway with a delay, so that requests really overlap. */
describe('many simultaneous executions of one account in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  const requests = (endpoint: string) =>
    stage.emulator.control
      .readLog()
      .filter((entry): entry is RequestEntry => entry.kind === 'request')
      .filter((entry) => entry.endpoint === endpoint);
  const send = (index: number, count: number) =>
    stage.run(
      { ...SEND, to: '={{ $json.phone }}', text: `Order ${index} is ready` },
      {
        items: Array.from({ length: count }, (_, place) => ({ phone: phone(index * 20 + place) })),
      },
    );

  it('share the limits, so that none is rejected and each message is sent once', async () => {
    stage.emulator.control.configure({ latencyMs: 300 });
    const outcomes = await Promise.all(Array.from({ length: 30 }, (_, index) => send(index, 1)));
    expect(outcomes.map(({ json }) => json[0]?.accepted)).toEqual(outcomes.map(() => true));
    expect(requests('send').map(({ errorCode }) => errorCode)).toEqual(outcomes.map(() => null));
    const messages = stage.emulator.control.readMessages();
    expect(messages).toHaveLength(30);
    expect(messages.every(({ acceptances }) => acceptances === 1)).toBe(true);
  }, 30_000);

  it('share the requests for their statuses', async () => {
    const sent: IDataObject[][] = [];
    for (let index = 0; index < 8; index += 1) sent.push([...(await send(index, 15)).json]);
    stage.emulator.control.configure({ latencyMs: 300 });
    const outcomes = await Promise.all(
      sent.map((items) =>
        stage.run(
          { ...GET_STATUS, messageId: '={{ $json.id }}', phone: '={{ $json.phone }}' },
          { items },
        ),
      ),
    );
    expect(outcomes.map(({ json }) => json.length)).toEqual(sent.map(({ length }) => length));
    outcomes.forEach(({ json }, index) =>
      expect(json.map(({ id }) => id)).toEqual(sent[index]?.map(({ id }) => id)),
    );
    const asked = requests('status');
    expect(asked.map(({ errorCode }) => errorCode)).toEqual(asked.map(() => null));
    // One list contains those that arrived in time; later ones are requested one by one.
    expect(asked.length).toBeLessThan(8 * 15);
  }, 30_000);
});
