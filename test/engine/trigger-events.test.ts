import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { SECRETS, Stage } from './support/stage';
import { publishTrigger } from './support/trigger-stage';

const sign = (values: readonly string[]): string =>
  createHash('sha1')
    .update([...values, SECRETS.callbackSecret].join(':'))
    .digest('hex');

function status(id: string, code = '1', more: Record<string, string> = {}): string {
  const phone = '380671234567';
  const sha1 = sign([id, phone, code]);
  return new URLSearchParams({ id, phone, status: code, ...more, sha1 }).toString();
}

function reply(text: string, more: Record<string, string> = {}): string {
  const [phone, to] = ['77010000101', '77770000'];
  const sha1 = sign([phone, text, to]);
  return new URLSearchParams({ phone, mes: text, to, ...more, sha1 }).toString();
}

describe('events over real HTTP in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  it('that n8n could not store start the workflow when the gateway repeats them', async () => {
    const trigger = await publishTrigger(stage);
    await stage.engine.call('setStoreAway', true);
    try {
      expect((await trigger.post(status('701'))).status).toBe(500);
      expect((await trigger.post(reply('Да'))).status).toBe(500);
    } finally {
      await stage.engine.call('setStoreAway', false);
    }
    expect(await trigger.executions()).toHaveLength(0);
    for (const body of [status('701'), reply('Да'), status('701'), reply('Да')]) {
      expect((await trigger.post(body)).status).toBe(200);
    }
    expect((await trigger.events(2)).map(({ event }) => event)).toEqual([
      'deliveryStatus',
      'incomingMessage',
    ]);
  });

  it('that arrive ten times at the same moment start the workflow once', async () => {
    const trigger = await publishTrigger(stage);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => trigger.post(status('702'))),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(200));
    expect(await trigger.events(1)).toHaveLength(1);
  });

  it('that are equal replies of a person start the workflow each time', async () => {
    const trigger = await publishTrigger(stage);
    for (const text of ['Да', 'Нет', 'Да']) {
      expect((await trigger.post(reply(text))).status).toBe(200);
      await sleep(1200);
    }
    expect((await trigger.events(3)).map(({ text }) => text)).toEqual(['Да', 'Нет', 'Да']);
  });

  it.each([
    ['another time', { ts: '1700000099' }],
    ['another error code', { err: '253' }],
    ['another cost', { cost: '9' }],
    ['another charset', { charset: 'koi8-r' }],
  ])('with %s in an unsigned field are duplicates', async (_title, changed) => {
    const trigger = await publishTrigger(stage);
    const first = { ts: '1700000000', err: '0' };
    expect((await trigger.post(status('703', '1', first))).status).toBe(200);
    expect((await trigger.post(status('703', '1', { ...first, ...changed }))).status).toBe(200);
    expect(await trigger.events(1)).toHaveLength(1);
  });

  it('of one kind are rejected as another kind', async () => {
    const trigger = await publishTrigger(stage);
    const [id, phone, code] = ['12345', '380671234567', '1'];
    const sha1 = sign([id, phone, code]);
    const asReply = new URLSearchParams({ phone: id, mes: phone, to: code, sha1 });
    expect((await trigger.post(asReply.toString())).status).toBe(401);
    expect(await trigger.executions()).toHaveLength(0);
  });

  it('with parameters after "!" are read from the query, hash and charset too', async () => {
    const trigger = await publishTrigger(stage);
    stage.emulator.control.setCallbackUrl(
      `${trigger.url}!charset=koi8-r&shop=7?sha1=${SECRETS.callbackSecret}&own=kept`,
    );
    await stage.emulator.control.incoming({ phone: '79160000101', text: 'Привет', to: '7000' });
    expect(await trigger.events(1)).toMatchObject([
      { text: 'Привет', extra: expect.objectContaining({ shop: '7', own: 'kept' }) as unknown },
    ]);
  });
});
