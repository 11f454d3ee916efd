import { credentialData } from '../../testkit/host/sandbox';
import {
  postForm,
  post,
  signDelivery,
  newDelivery,
  signed,
  windows1251Message,
} from './support/gateway';
import { publishTrigger, type PublishedTrigger } from './support/published-trigger';
import { shared, sharedRest } from './support/shared';

const ok = { status: 200, text: 'OK' };

describe('the published trigger', () => {
  let trigger: PublishedTrigger;

  beforeAll(async () => {
    trigger = await publishTrigger('Callbacks');
  });

  afterAll(async () => {
    await trigger.unpublish();
  });

  const outputOf = (id: string): Promise<Record<string, unknown>> =>
    trigger.outputWhere((output) => output['id'] === id);

  /** Sends a valid callback and waits for it: by then a rejected one would have left a trace, too. */
  async function expectNoExecutionOf(id: string): Promise<void> {
    const last = newDelivery();
    expect(await postForm(trigger.address, signed(last))).toEqual(ok);
    await outputOf(last.id);
    expect((await trigger.outputs()).filter((output) => output['id'] === id)).toEqual([]);
  }

  it('runs the workflow on a signed delivery status', async () => {
    const fields = newDelivery({ status: '20', err: '6' });
    expect(await postForm(trigger.address, signed(fields))).toEqual(ok);
    expect(await outputOf(fields.id)).toMatchObject({
      event: 'deliveryStatus',
      phone: `+${fields.phone}`,
      status: 20,
      statusName: 'undeliverable',
      isFinal: true,
      errorName: 'subscriberOffline',
      changedAt: '2026-09-21T14:13:20.000Z',
    });
  });

  it('responds to an unsigned callback with 401 and runs nothing', async () => {
    const fields = newDelivery();
    expect((await postForm(trigger.address, fields)).status).toBe(401);
    await expectNoExecutionOf(fields.id);
  });

  it('responds with 401 to a callback whose status was changed after signing and runs nothing', async () => {
    const fields = newDelivery({ status: '20' });
    const forged = { ...signed(fields), status: '1' };
    expect((await postForm(trigger.address, forged)).status).toBe(401);
    await expectNoExecutionOf(fields.id);
  });

  it('responds with 401 to a callback signed with another secret and runs nothing', async () => {
    const fields = newDelivery();
    expect((await postForm(trigger.address, signDelivery(fields, 'guess'))).status).toBe(401);
    await expectNoExecutionOf(fields.id);
  });

  it('responds with OK to a replayed callback and does not run the workflow again', async () => {
    const fields = newDelivery();
    await postForm(trigger.address, signed(fields));
    await outputOf(fields.id);
    expect(await postForm(trigger.address, signed(fields))).toEqual(ok);
    const last = newDelivery();
    await postForm(trigger.address, signed(last));
    await outputOf(last.id);
    expect((await trigger.outputs()).filter(({ id }) => id === fields.id)).toHaveLength(1);
  });

  it('responds with 400 to a body that cannot be read and runs nothing', async () => {
    const before = await trigger.outputs();
    expect((await postForm(trigger.address, 'id=%zz&phone=1&status=1')).status).toBe(400);
    await expectNoExecutionOf('%zz');
    expect(await trigger.outputs()).toHaveLength(before.length + 1);
  });

  it('reads an incoming message in windows-1251', async () => {
    const fields = { id: '501', phone: '77011230100', to: '77059990001', mes: 'Привет, Щука' };
    const body = windows1251Message(fields, shared().secrets.callbackSecret);
    expect(await postForm(trigger.address, body)).toEqual(ok);
    expect(await outputOf(fields.id)).toMatchObject({
      event: 'incomingMessage',
      from: `+${fields.phone}`,
      to: `+${fields.to}`,
      text: fields.mes,
    });
  });

  it('reads a JSON body', async () => {
    const fields = newDelivery();
    const body = JSON.stringify({ ...signed(fields), status: 1 });
    expect(await post(trigger.address, body, 'application/json')).toEqual(ok);
    expect(await outputOf(fields.id)).toMatchObject({ status: 1, phone: `+${fields.phone}` });
  });

  it('reads an XML body', async () => {
    const fields = newDelivery();
    const elements = Object.entries(signed(fields)).map(
      ([name, value]) => `<${name}>${value}</${name}>`,
    );
    const body = `<?xml version="1.0" encoding="utf-8"?><root>${elements.join('')}</root>`;
    expect(await post(trigger.address, body, 'application/xml')).toEqual(ok);
    expect(await outputOf(fields.id)).toMatchObject({ status: 1, phone: `+${fields.phone}` });
  });
});

describe('a trigger whose credential has no callback secret', () => {
  it('cannot be published, and n8n names the missing secret', async () => {
    const { emulatorUrl, secrets } = shared();
    const credential = await sharedRest().createCredential('No callback secret', 'smscApi', {
      ...credentialData(emulatorUrl, secrets),
      // With the switch on, n8n itself does not store a credential without the secret.
      receivesCallbacks: false,
      callbackSecret: '',
    });
    await expect(publishTrigger('No secret', {}, { credential })).rejects.toThrow(
      /Callback Secret/i,
    );
  });
});
