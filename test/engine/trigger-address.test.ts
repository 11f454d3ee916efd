import { signed } from './support/sign-callback';
import { SECRETS, Stage } from './support/stage';
import {
  createTriggerWorkflow,
  publishTrigger,
  type PublishedTrigger,
} from './support/trigger-stage';

const FORM = 'application/x-www-form-urlencoded';

describe('parameters in the callback URL of the trigger', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  async function post(trigger: PublishedTrigger, query: string, body: string | Buffer) {
    const response = await fetch(`${trigger.url}?${query}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : new Uint8Array(body),
      headers: { 'content-type': FORM },
    });
    return response.status;
  }

  it.each([
    ['charset', '!charset=CHARSET?sha1=SECRET'],
    ['charset and own parameters', '!charset=CHARSET&shop=7&note=%D0%B0?sha1=SECRET&branch=9'],
    ['a repeated charset', '!charset=CHARSET?charset=CHARSET&sha1=SECRET'],
  ])('sent by GET after the mark are read: %s', async (_title, parameters) => {
    for (const [charset, text] of [
      ['utf-8', 'Қайда? «да»'],
      ['koi8-r', 'Привет из старых времён'],
      ['windows-1251', 'Їжак: «так»'],
    ] as const) {
      const trigger = await publishTrigger(stage);
      const address = parameters
        .replaceAll('CHARSET', charset)
        .replace('SECRET', SECRETS.callbackSecret);
      stage.emulator.control.setCallbackUrl(`${trigger.url}${address}`);
      await stage.emulator.control.incoming({ phone: '79160000101', text, to: '77010000001' });
      const [event] = await trigger.events(1);
      expect(event).toMatchObject({ event: 'incomingMessage', text });
      if (address.includes('shop')) {
        expect(event).toMatchObject({ extra: { shop: '7', note: 'а', branch: '9' } });
      }
      await stage.engine.call('forgetExecutions');
    }
  });

  it('count in the query for the hash as they do in the body', async () => {
    const trigger = await publishTrigger(stage);
    const [fields, hash] = signed.status('31').split('&sha1=');
    expect(await post(trigger, 'sha1=0000', fields ?? '')).toBe(401);
    expect(await post(trigger, `sha1=${hash}`, fields ?? '')).toBe(200);
    expect(await trigger.events(1)).toMatchObject([{ event: 'deliveryStatus', id: '31' }]);
  });

  it.each([
    ['contradicts the body', 'status=20', 400],
    ['is an array', 'own[]=1', 400],
    ['holds too many fields', Array.from({ length: 120 }, (_, i) => `a${i}=1`).join('&'), 400],
    ['would make it another kind', 'waitcall=1', 401],
    ['would make it a message', 'mes=Yes&to=4040', 401],
  ])('that %s start nothing', async (_title, query, status) => {
    const trigger = await publishTrigger(stage);
    expect(await post(trigger, query, signed.status('32'))).toBe(status);
    expect(await trigger.executions()).toEqual([]);
  });

  it('as multipart data are read like a form, and rejected with a file', async () => {
    const trigger = await publishTrigger(stage);
    const body = new FormData();
    for (const [name, value] of new URLSearchParams(signed.reply('77010000101', 'Қайда?'))) {
      body.set(name, value);
    }
    const send = async () => (await fetch(trigger.url, { method: 'POST', body })).status;
    expect(await send()).toBe(200);
    expect(await trigger.events(1)).toMatchObject([{ text: 'Қайда?' }]);
    body.set('file', new Blob(['a']), 'a.txt');
    expect(await send()).toBe(400);
  });

  it.each(['\n', '\t', '\u0001', '\u001b', '\u001e\u0006', '\u0011'])(
    'with the control character %j in a JSON text are read when n8n accepts it',
    async (control) => {
      const trigger = await publishTrigger(stage);
      const text = `a${control}b`;
      const fields = [...new URLSearchParams(signed.reply('77010000101', text))];
      const json = `{${fields.map(([name, value]) => `"${name}":"${value}"`).join(',')}}`;
      expect(await trigger.post(json, 'application/json')).toMatchObject({ status: 422 });
      expect(await trigger.post(json, FORM)).toEqual({ status: 200, body: 'OK' });
      expect(await trigger.events(1)).toMatchObject([{ text }]);
    },
  );

  it.each(['Q', '1234567', 'zzzzzzzzzzzzzz', 'QZQ_QZQ_QZQ_'])(
    'publishing with the secret %s, which is easy to guess, is rejected',
    async (callbackSecret) => {
      await stage.useCredential({ callbackSecret });
      const workflow = createTriggerWorkflow('Guessed', { authentication: 'signature' });
      await expect(stage.engine.call('publish', workflow)).rejects.toThrow(/easy to guess/);
    },
  );
});
