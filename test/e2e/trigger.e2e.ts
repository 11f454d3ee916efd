import { credentialData } from '../../scripts/host/sandbox';
import {
  postForm,
  post,
  signDelivery,
  windows1251Message,
  type DeliveryFields,
} from './support/gateway';
import { publishTrigger, type PublishedTrigger } from './support/published-trigger';
import { shared, sharedRest } from './support/shared';

const ok = { status: 200, text: 'OK' };

let next = 1000;
function delivery(fields: Partial<DeliveryFields> = {}): DeliveryFields {
  next += 1;
  return {
    id: String(next),
    phone: '77011230100',
    status: '1',
    err: '0',
    ts: '1790000000',
    ...fields,
  };
}

const signed = (fields: DeliveryFields): Record<string, string> =>
  signDelivery(fields, shared().secrets.callbackSecret);

describe('the published trigger', () => {
  let trigger: PublishedTrigger;

  beforeEach(async () => {
    trigger = await publishTrigger('Callbacks');
  });

  afterEach(async () => {
    await trigger.remove();
  });

  /** Sends a good callback last and waits for it: what came before it must have left nothing. */
  async function expectOnlyTheLast(): Promise<void> {
    const last = delivery();
    expect(await postForm(trigger.address, signed(last))).toEqual(ok);
    const outputs = await trigger.outputs(1);
    expect(outputs.map(({ id }) => id)).toEqual([last.id]);
  }

  it('runs the workflow on a signed delivery status', async () => {
    const fields = delivery({ status: '20', err: '6' });
    expect(await postForm(trigger.address, signed(fields))).toEqual(ok);
    const [output] = await trigger.outputs(1);
    expect(output).toMatchObject({
      event: 'deliveryStatus',
      id: fields.id,
      phone: fields.phone,
      status: 20,
      statusName: 'undeliverable',
      isFinal: true,
      errorName: 'subscriberOffline',
    });
  });

  it('answers 401 to an unsigned callback and runs nothing', async () => {
    expect((await postForm(trigger.address, delivery())).status).toBe(401);
    await expectOnlyTheLast();
  });

  it('answers 401 to a callback whose status was changed after signing and runs nothing', async () => {
    const forged = { ...signed(delivery({ status: '20' })), status: '1' };
    expect((await postForm(trigger.address, forged)).status).toBe(401);
    await expectOnlyTheLast();
  });

  it('answers 401 to a callback signed with another secret and runs nothing', async () => {
    expect((await postForm(trigger.address, signDelivery(delivery(), 'guess'))).status).toBe(401);
    await expectOnlyTheLast();
  });

  it('answers OK to a replayed callback and runs nothing again', async () => {
    const fields = delivery();
    await postForm(trigger.address, signed(fields));
    await trigger.outputs(1);
    expect(await postForm(trigger.address, signed(fields))).toEqual(ok);
    const last = delivery();
    await postForm(trigger.address, signed(last));
    const outputs = await trigger.outputs(2);
    expect(outputs.map(({ id }) => id)).toEqual([fields.id, last.id]);
  });

  it('answers 400 to a body that cannot be read and runs nothing', async () => {
    expect((await postForm(trigger.address, 'id=%zz&phone=1&status=1')).status).toBe(400);
    await expectOnlyTheLast();
  });

  it('reads an incoming message in windows-1251', async () => {
    const fields = { id: '501', phone: '77011230100', to: '77059990001', mes: 'Привет, Щука' };
    const body = windows1251Message(fields, shared().secrets.callbackSecret);
    expect(await postForm(trigger.address, body)).toEqual(ok);
    const [output] = await trigger.outputs(1);
    expect(output).toMatchObject({
      event: 'incomingMessage',
      from: fields.phone,
      text: fields.mes,
    });
  });

  it('reads a JSON body', async () => {
    const fields = delivery();
    const body = JSON.stringify({ ...signed(fields), status: 1 });
    expect(await post(trigger.address, body, 'application/json')).toEqual(ok);
    expect((await trigger.outputs(1))[0]).toMatchObject({ id: fields.id, status: 1 });
  });

  it('reads an XML body', async () => {
    const fields = delivery();
    const elements = Object.entries(signed(fields)).map(
      ([name, value]) => `<${name}>${value}</${name}>`,
    );
    const body = `<?xml version="1.0" encoding="utf-8"?><root>${elements.join('')}</root>`;
    expect(await post(trigger.address, body, 'application/xml')).toEqual(ok);
    expect((await trigger.outputs(1))[0]).toMatchObject({ id: fields.id, status: 1 });
  });

  it('loses none of 200 callbacks that come at once', async () => {
    const all = Array.from({ length: 200 }, () => delivery());
    const answers = await Promise.all(
      all.map((fields) => postForm(trigger.address, signed(fields))),
    );
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    const outputs = await trigger.outputs(200);
    expect(outputs.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
  });
});

describe('a trigger whose credential has no callback secret', () => {
  it('cannot be published, and n8n says what is missing', async () => {
    const { emulatorUrl, secrets } = shared();
    const credential = await sharedRest().createCredential('No callback secret', 'smscApi', {
      ...credentialData(emulatorUrl, secrets),
      callbackSecret: '',
    });
    await expect(publishTrigger('No secret', {}, { credential })).rejects.toThrow(
      /Callback Secret/i,
    );
  });
});
