import { createHash } from 'node:crypto';
import { SECRETS, Stage } from './support/stage';
import { publishTrigger, type PublishedTrigger } from './support/trigger-stage';

const PHONE = '77000000101';
const WAIT = { resource: 'callConfirmation', operation: 'waitForCall', phone: `+${PHONE}` };

describe('callConfirmation: waitForCall in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  async function listen(parameters: object = {}): Promise<PublishedTrigger> {
    const trigger = await publishTrigger(stage, { events: ['deliveryStatus'], ...parameters });
    stage.emulator.control.setCallbackUrl(
      `${trigger.url}?charset=utf-8&sha1=${SECRETS.callbackSecret}`,
    );
    return trigger;
  }
  const wait = async (timeout: number) => (await stage.run({ ...WAIT, options: { timeout } })).json;
  const confirmed = [
    { phone: `+${PHONE}`, confirmed: true, confirmedAt: expect.stringMatching(/^\d{4}-.*Z$/) },
  ];
  const unconfirmed = [{ phone: `+${PHONE}`, confirmed: false, confirmedAt: null }];
  const unknown = [
    {
      phone: `+${PHONE}`,
      confirmed: null,
      confirmedAt: null,
      reason: expect.stringMatching(/unknown.*queue mode.*Call Confirmation/i),
    },
  ];

  // This test is first: a process does not forget the calls it has received.
  it('returns an unknown result when no signed callback has reached the process', async () => {
    expect(await wait(1)).toEqual(unknown);
    const { post } = await listen({ authentication: 'none' });
    expect(await post(`waitcall=1&phone=${PHONE}&ts=1`)).toMatchObject({ status: 200 });
    expect(await wait(1)).toEqual(unknown);
    const signed = await listen();
    expect(await signed.post(`waitcall=1&phone=${PHONE}&ts=1&sha1=00`)).toMatchObject({
      status: 401,
    });
    expect(await wait(1)).toEqual(unknown);
    const waiting = wait(3);
    const hash = createHash('sha1').update(`5:77010000001:1:${SECRETS.callbackSecret}`);
    const report = `id=5&phone=77010000001&status=1&sha1=${hash.digest('hex')}`;
    expect(await signed.post(report)).toMatchObject({ status: 200 });
    expect(await waiting).toEqual(unconfirmed);
  });

  it('the call ends the waiting, whenever it arrives', async () => {
    const trigger = await listen();
    await stage.run({ resource: 'callConfirmation', operation: 'getNumber', phone: PHONE });
    const waiting = wait(30);
    await stage.emulator.control.call({ phone: PHONE });
    await stage.emulator.control.waitForCallbacks();
    expect(await waiting).toEqual(confirmed);
    expect(await wait(1)).toEqual(unconfirmed);
    await stage.emulator.control.call({ phone: PHONE });
    await stage.emulator.control.waitForCallbacks();
    expect(await wait(1)).toEqual(confirmed);
    expect(await trigger.executions()).toEqual([]);
  });

  it.each(['79000000101', '998000000101', '380000000101'])(
    'a signed call of %s, whose number has the same ending, confirms nothing',
    async (stranger) => {
      const { post } = await listen();
      const ts = Math.floor(Date.now() / 1000);
      const hash = createHash('sha1').update(`${stranger}:${ts}:${SECRETS.callbackSecret}`);
      const body = `waitcall=1&phone=${stranger}&ts=${ts}&sha1=${hash.digest('hex')}`;
      expect(await post(body)).toMatchObject({ status: 200 });
      expect(await wait(1)).toEqual(unconfirmed);
    },
  );

  it('an unsigned call and a call before the wait confirm nothing', async () => {
    const open = await listen({ authentication: 'none' });
    await stage.emulator.control.call({ phone: PHONE });
    await stage.emulator.control.waitForCallbacks();
    expect(await open.executions()).toEqual([]);
    expect(await wait(1)).toEqual(unconfirmed);
    const { post } = await listen();
    const sign = (ts: number): string => {
      const hash = createHash('sha1').update(`${PHONE}:${ts}:${SECRETS.callbackSecret}`);
      return `waitcall=1&phone=${PHONE}&ts=${ts}&sha1=${hash.digest('hex')}`;
    };
    const now = Math.floor(Date.now() / 1000);
    expect(await post(sign(now - 3600))).toMatchObject({ status: 200 });
    expect(await wait(1)).toEqual(unconfirmed);
    expect(await post(sign(now))).toMatchObject({ status: 200 });
    expect(await wait(1)).toEqual(confirmed);
  });
});
