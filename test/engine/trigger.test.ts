import { createHash } from 'node:crypto';
import { SECRETS, Stage } from './support/stage';
import { createTriggerWorkflow, publishTrigger } from './support/trigger-stage';

const TEXT = 'Қайда? Где: «заказ» & <тапсырыс>';
const CYRILLIC = 'Привет: «да» & <нет>';

function signedStatus(id: string, status = 1, secret = SECRETS.callbackSecret): string {
  const phone = '77010000101';
  const hash = createHash('sha1').update(`${id}:${phone}:${status}:${secret}`).digest('hex');
  return `id=${id}&phone=${phone}&status=${status}&err=0&type=0&ts=1700000000&sha1=${hash}`;
}

describe('the trigger in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  function listen(url: string, parameters: string): void {
    stage.emulator.control.setCallbackUrl(`${url}?${parameters}`);
  }

  it.each([
    ['form', 'utf-8', TEXT],
    ['form', 'windows-1251', CYRILLIC],
    ['form', 'koi8-r', 'Привет из старых времён'],
    ['XML', 'utf-8', TEXT],
    ['JSON', 'utf-8', TEXT],
  ])(
    'a signed callback of the gateway as %s in %s starts the workflow',
    async (format, charset, text) => {
      const trigger = await publishTrigger(stage);
      const fmt = { form: '', XML: '&fmt=2', JSON: '&fmt=3' }[format] ?? '';
      listen(trigger.url, `charset=${charset}&sha1=${SECRETS.callbackSecret}${fmt}`);
      await stage.emulator.control.incoming({ phone: '79160000101', text, to: '77010000001' });
      expect(await trigger.events(1)).toMatchObject([
        { event: 'incomingMessage', from: '+79160000101', to: '+77010000001', text },
      ]);
      expect(stage.emulator.control.readLog()).toMatchObject([{ httpStatus: 200, answer: 'OK' }]);
    },
  );

  it.each(['md5', 'sha1', 'crc32'])('a hash by %s is verified', async (callbackHash) => {
    await stage.useCredential({ callbackHash });
    const trigger = await publishTrigger(stage);
    listen(trigger.url, `charset=utf-8&${callbackHash}=${SECRETS.callbackSecret}`);
    await stage.emulator.control.call({ phone: '77010000101' });
    expect(await trigger.events(1)).toMatchObject([
      { event: 'callConfirmation', phone: '+77010000101' },
    ]);
    listen(trigger.url, `charset=utf-8&${callbackHash}=another-secret`);
    await stage.emulator.control.call({ phone: '77010000102' });
    expect(stage.emulator.control.readLog()).toMatchObject([
      { httpStatus: 200 },
      { httpStatus: 401 },
    ]);
    expect(await trigger.executions()).toHaveLength(1);
  });

  it('statuses of a message sent by one workflow start another', async () => {
    const trigger = await publishTrigger(stage, { options: { finalOnly: true } });
    listen(trigger.url, `charset=utf-8&sha1=${SECRETS.callbackSecret}`);
    const sent = await stage.run({
      resource: 'message',
      operation: 'send',
      to: '77010000101',
      text: 'a',
    });
    await stage.emulator.control.advance(10);
    expect(await trigger.events(1)).toMatchObject([
      { event: 'deliveryStatus', id: sent.json[0]?.['id'], statusName: 'delivered', isFinal: true },
    ]);
  });

  it.each([
    ['without a hash', 'id=1&phone=77010000101&status=1'],
    ['with a forged hash', signedStatus('1', 1, 'guessed')],
    ['with the hash of another status', signedStatus('1', 20).replace('status=20', 'status=1')],
  ])('a callback %s gets 401 and starts nothing', async (_title, body) => {
    const trigger = await publishTrigger(stage);
    expect(await trigger.post(body)).toMatchObject({ status: 401 });
    expect(await trigger.post(signedStatus('1'))).toEqual({ status: 200, body: 'OK' });
    expect(await trigger.executions(1)).toHaveLength(1);
  });

  it.each([
    ['malformed percent-encoding', '%zz=1', 'application/x-www-form-urlencoded'],
    ['an empty body', '', 'application/x-www-form-urlencoded'],
    ['XML with a DOCTYPE', '<!DOCTYPE a><a><id>1</id></a>', 'text/xml'],
    ['10 MB', 'x'.repeat(10 * 1024 * 1024), 'application/x-www-form-urlencoded'],
  ])('%s gets 400 and starts nothing', async (_title, body, contentType) => {
    const trigger = await publishTrigger(stage);
    expect(await trigger.post(body, contentType)).toMatchObject({ status: 400 });
    expect(await trigger.executions()).toEqual([]);
  });

  it('a body that n8n itself rejects does not reach the node', async () => {
    const trigger = await publishTrigger(stage);
    const legacy = 'application/json; charset=windows-1251';
    expect(await trigger.post('{"id":1}', legacy)).toMatchObject({ status: 422 });
    expect(await trigger.post('{"id":', 'application/json')).toMatchObject({ status: 422 });
    expect(await trigger.executions()).toEqual([]);
  });

  it('a repeated event starts the workflow once', async () => {
    const trigger = await publishTrigger(stage);
    const answers = [];
    for (const body of [signedStatus('7'), signedStatus('7'), signedStatus('7', 2)]) {
      answers.push((await trigger.post(body)).status);
    }
    expect(answers).toEqual([200, 200, 200]);
    expect((await trigger.events(2)).map(({ status }) => status)).toEqual([1, 2]);
  });

  it('an event that the filters reject gets 200 OK and starts nothing', async () => {
    const trigger = await publishTrigger(stage, { options: { statuses: ['undeliverable'] } });
    expect(await trigger.post(signedStatus('1'))).toEqual({ status: 200, body: 'OK' });
    expect(await trigger.executions()).toEqual([]);
    expect(await trigger.post(signedStatus('1', 20))).toEqual({ status: 200, body: 'OK' });
    expect(await trigger.executions(1)).toHaveLength(1);
  });

  it('the previous secret is accepted during a rotation', async () => {
    const trigger = await publishTrigger(stage);
    const body = signedStatus('1', 1, SECRETS.previousCallbackSecret);
    expect(await trigger.post(body)).toMatchObject({ status: 200 });
    expect(await trigger.executions(1)).toHaveLength(1);
  });

  it('two hundred simultaneous callbacks start two hundred executions', async () => {
    const trigger = await publishTrigger(stage);
    const ids = Array.from({ length: 200 }, (_, index) => String(index + 1));
    const answers = await Promise.all(ids.map((id) => trigger.post(signedStatus(id))));
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    const events = await trigger.events(200);
    expect(new Set(events.map(({ id }) => id)).size).toBe(200);
  });

  it('publishing is rejected without a secret, unless signatures are optional', async () => {
    await stage.useCredential({ callbackSecret: '', previousCallbackSecret: '' });
    const signed = createTriggerWorkflow('Signed', { authentication: 'signature' });
    await expect(stage.engine.call('publish', signed)).rejects.toThrow(/'Callback Secret'/);
    const open = await publishTrigger(stage, { authentication: 'none' });
    expect(await open.post('id=1&phone=77010000101&status=1')).toMatchObject({ status: 200 });
    expect(await open.executions(1)).toHaveLength(1);
  });

  it('no callback makes the node throw, which n8n would turn into a 500 response', async () => {
    expect(await stage.engine.call('webhookExceptions')).toEqual([]);
  });
});
