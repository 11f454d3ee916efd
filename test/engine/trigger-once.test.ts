import { request } from 'node:http';
import { signed } from './support/sign-callback';
import { Stage } from './support/stage';
import { publishTrigger, type PublishedTrigger } from './support/trigger-stage';

const FORM = 'application/x-www-form-urlencoded';
const NOW_S = Math.floor(Date.now() / 1000);
/** Longer than the time in which an equal message counts as a duplicate. */
const NEXT_ANSWER_MS = 1200;

const EVENTS = [
  ['a status', signed.status('21')],
  ['a status with a time', signed.status('order-22', 20, 'a@example.com', { ts: '1700000000' })],
  ['a reply without an ID', signed.reply('77010000101', 'Да')],
  [
    'a reply with an ID',
    signed.reply('380501234567', 'STOP', '4040', { id: '77', ts: '1700000000' }),
  ],
  ['a call', signed.call('79160000101', NOW_S)],
] as const;

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Sends a callback and closes the connection after `ms`, before n8n has responded. */
async function hangUp(url: string, body: string, ms: number, sent = body): Promise<void> {
  await new Promise<void>((resolve) => {
    const headers = { 'content-type': FORM, 'content-length': Buffer.byteLength(body) };
    const call = request(url, { method: 'POST', headers });
    call.on('error', () => undefined).on('close', resolve);
    call.write(sent);
    setTimeout(() => call.destroy(), ms);
  });
}

describe('an event starts the workflow exactly once', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  beforeEach(() => stage.reset());
  afterEach(() => stage.engine.call('setStoreAway', false));
  afterAll(() => stage.stop());

  async function statuses(trigger: PublishedTrigger, bodies: readonly string[]): Promise<number[]> {
    const answers = await Promise.all(bodies.map((body) => trigger.post(body)));
    return answers.map(({ status }) => status);
  }

  describe.each(EVENTS)('%s', (_title, body) => {
    it('that n8n could not store starts it when the gateway repeats it', async () => {
      const trigger = await publishTrigger(stage);
      await stage.engine.call('setStoreAway', true);
      expect(await trigger.post(body)).toMatchObject({ status: 500 });
      expect(await trigger.post(body)).toMatchObject({ status: 500 });
      expect(await trigger.executions()).toEqual([]);
      await stage.engine.call('setStoreAway', false);
      expect(await trigger.post(body)).toEqual({ status: 200, body: 'OK' });
      expect(await trigger.post(body)).toEqual({ status: 200, body: 'OK' });
      expect(await trigger.executions(1)).toHaveLength(1);
    });

    it('that arrives many times at once starts it once', async () => {
      const trigger = await publishTrigger(stage);
      const answers = await statuses(trigger, Array<string>(12).fill(body));
      expect(new Set(answers)).toEqual(new Set([200]));
      expect(await trigger.executions(1)).toHaveLength(1);
    });

    it('that arrives many times at once while the store recovers starts it once', async () => {
      const trigger = await publishTrigger(stage);
      await stage.engine.call('setStoreAway', true);
      const answers = statuses(trigger, Array<string>(5).fill(body));
      await sleep(50);
      await stage.engine.call('setStoreAway', false);
      // The number of rejections by the store depends on milliseconds; the gateway repeats those callbacks.
      for (const status of await answers) expect([200, 500]).toContain(status);
      expect(await trigger.post(body)).toMatchObject({ status: 200 });
      expect(await trigger.executions(1)).toHaveLength(1);
    });

    it('whose connection ended before the response starts it when it is repeated', async () => {
      const trigger = await publishTrigger(stage);
      await stage.engine.call('setStoreAway', true);
      await hangUp(trigger.url, body, 50);
      await stage.engine.call('setStoreAway', false);
      expect(await trigger.post(body)).toEqual({ status: 200, body: 'OK' });
      expect(await trigger.post(body)).toEqual({ status: 200, body: 'OK' });
      expect(await trigger.executions(1)).toHaveLength(1);
    });

    it('whose connection ended within the body starts it when it arrives complete', async () => {
      const trigger = await publishTrigger(stage);
      await hangUp(trigger.url, body, 20, body.slice(0, -5));
      expect(await trigger.executions()).toEqual([]);
      expect(await trigger.post(body)).toEqual({ status: 200, body: 'OK' });
      expect(await trigger.executions(1)).toHaveLength(1);
    });
  });

  it('equal replies without an ID are separate events, one after the other', async () => {
    const trigger = await publishTrigger(stage);
    const texts = ['Да', 'Нет', 'Да'];
    const answer = async (phone: string): Promise<void> => {
      for (const text of texts) {
        // Twice: the gateway repeats each.
        expect(await trigger.post(signed.reply(phone, text))).toMatchObject({ status: 200 });
        expect(await trigger.post(signed.reply(phone, text))).toMatchObject({ status: 200 });
        await sleep(NEXT_ANSWER_MS);
      }
    };
    const phones = ['77010000101', '79160000101', '380501234567', '905301234567'];
    await Promise.all(phones.map(answer));
    const events = await trigger.events(phones.length * texts.length);
    for (const phone of phones) {
      expect(events.filter(({ from }) => from === `+${phone}`).map(({ text }) => text)).toEqual(
        texts,
      );
    }
  });

  it.each([
    ['ts', signed.status('5', 1, '77010000101', { ts: '1700000000' }), ['ts', '1700099999']],
    ['err', signed.status('5', 20, '77010000101', { err: '0' }), ['err', '6']],
    ['id', signed.reply('77010000101', 'Yes', '4040', { id: '5' }), ['id', '6']],
    ['charset', signed.reply('77010000101', 'Так'), ['charset', 'koi8-r']],
  ])('an old callback with another %s, which is not signed, is a duplicate', async (...given) => {
    const [, body, [name, value]] = given;
    const trigger = await publishTrigger(stage);
    const changed = new URLSearchParams(body);
    changed.set(name as string, value as string);
    expect(await trigger.post(body)).toEqual({ status: 200, body: 'OK' });
    await sleep(NEXT_ANSWER_MS);
    expect(await trigger.post(changed.toString())).toEqual({ status: 200, body: 'OK' });
    expect(await trigger.executions(1)).toHaveLength(1);
  });

  it.each([
    ['status as a message', signed.status('12345'), ['phone', 'mes', 'to']],
    [
      'message as a status',
      signed.reply('77010000101', '77010000102', '4040'),
      ['id', 'phone', 'status'],
    ],
  ])('a signed %s gets 401', async (_title, body, names) => {
    const trigger = await publishTrigger(stage);
    const values = [...new URLSearchParams(body).values()];
    const renamed = [...names, 'sha1'].map((name, index) => `${name}=${values[index]}`).join('&');
    expect(await trigger.post(renamed)).toMatchObject({ status: 401 });
    expect(await trigger.post(body)).toEqual({ status: 200, body: 'OK' });
    expect(await trigger.executions(1)).toHaveLength(1);
  });
});
