import type { IDataObject } from 'n8n-workflow';
import { Stage } from './support/stage';

const [FINE, EXPIRES, QUEUED, REJECTED] = [
  '77000000101',
  '77000000003',
  '77000000900',
  '77000000907',
];
const steps = (...channels: string[]) => ({
  steps: channels.map((channel) => ({ channel, waitSeconds: 60 })),
});
const SEND: IDataObject = {
  resource: 'message',
  operation: 'sendWithFallback',
  text: 'Your order has arrived',
};

describe('fallback chains in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start({ speed: 100 });
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  const sent = () =>
    stage.emulator.control.readMessages().map(({ phone, channel }) => `${channel} ${phone}`);

  it('the next channel is tried for recipients that the first did not reach', async () => {
    const { json, pairs, report } = await stage.run(
      { ...SEND, to: '={{ $json.to }}', channels: steps('sms', 'voice') },
      { items: [{ to: FINE }, { to: EXPIRES }] },
    );
    expect(report.error).toBeNull();
    expect(pairs).toEqual([0, 1]);
    expect(sent()).toEqual([`sms ${FINE}`, `sms ${EXPIRES}`, `voice ${EXPIRES}`]);
    expect(json).toMatchObject([
      { phone: `+${FINE}`, delivered: true, channel: 'sms', path: [{ statusName: 'delivered' }] },
      {
        ...{ phone: `+${EXPIRES}`, delivered: true, channel: 'voice', errorName: null },
        path: [
          { channel: 'sms', statusName: 'expired' },
          { channel: 'voice', statusName: 'delivered' },
        ],
      },
    ]);
  });

  it('a recipient that every channel rejects has the fields of one that was not sent', async () => {
    const to = `${REJECTED}, ${EXPIRES}`;
    const { json } = await stage.run({ ...SEND, to, channels: steps('viber', 'sms') });
    expect(json).toMatchObject([
      {
        ...{ phone: `+${REJECTED}`, accepted: false, delivered: false, result: 'undelivered' },
        ...{ errorCode: expect.any(Number), errorName: expect.stringMatching(/^invalid/) },
        path: [{ errorName: 'invalidNumberFormat' }, { accepted: false }],
      },
      { accepted: true, delivered: false, errorName: expect.any(String) },
    ]);
    expect(json[0]?.['errorText']).toMatch(/wrong/);
  });

  it('a message that still waits at the gateway is deleted before the next is sent', async () => {
    const channels = { steps: [{ channel: 'viber', waitSeconds: 10 }, ...steps('sms').steps] };
    const { json } = await stage.run({ ...SEND, to: QUEUED, channels });
    expect(json).toMatchObject([
      { delivered: false, path: [{ channel: 'viber', deleted: true }, { channel: 'sms' }] },
    ]);
  });
});
