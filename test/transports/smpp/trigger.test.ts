import { SECRETS, SmppStage } from './support/smpp-stage';

let stage: SmppStage;
beforeEach(async () => {
  stage = await SmppStage.start();
});
afterEach(async () => await stage.stop());

const SEND = { resource: 'message', operation: 'send', to: '+77011230500', text: 'Hello' };

describe('SMSC SMPP Trigger', () => {
  it('starts the workflow on receipts of messages that the action sends over the same connection', async () => {
    const trigger = await stage.publish({ options: { finalOnly: true } });
    const { json } = await stage.run(SEND);
    expect(stage.server.sessions()).toHaveLength(1);
    expect(await trigger.events()).toMatchObject([
      {
        event: 'deliveryStatus',
        id: json[0]?.['id'],
        phone: '+77011230500',
        statusName: 'delivered',
        isFinal: true,
        isDelivered: true,
      },
    ]);
    await stage.waitFor(() => stage.server.waiting() === 0);
  });

  it('delivers a receipt to a waiting action and to the trigger', async () => {
    const trigger = await stage.publish({ options: { finalOnly: true } });
    const options = { waitForStatus: true, waitTimeout: 20 };
    const { json } = await stage.run({ ...SEND, options });
    expect(json).toMatchObject([{ delivery: { statusName: 'delivered' } }]);
    expect(await trigger.events()).toMatchObject([{ id: json[0]?.['id'] }]);
  });

  it('returns HLR results and incoming messages', async () => {
    stage.emulator.control.configure({ smppIncoming: true });
    const trigger = await stage.publish({ events: ['hlrResult', 'incomingMessage'] });
    await stage.run({ resource: 'hlr', operation: 'start', phone: '+77011230006' });
    await stage.emulator.control.incoming({ phone: '77011230500', text: 'Да, спасибо' });
    const events = await trigger.events(2);
    expect(events).toContainEqual(
      expect.objectContaining({
        event: 'incomingMessage',
        from: '+77011230500',
        text: 'Да, спасибо',
        optOut: null,
      }),
    );
    expect(events).toContainEqual(
      expect.objectContaining({
        event: 'hlrResult',
        phone: '+77011230006',
        verdict: 'offline',
      }),
    );
  });

  it('acknowledges filtered events without starting the workflow', async () => {
    const trigger = await stage.publish({ options: { statuses: ['expired'] } });
    await stage.run(SEND);
    await stage.run({ ...SEND, to: '+77011230003' });
    expect(await trigger.events()).toMatchObject([{ statusName: 'expired' }]);
    await stage.waitFor(() => stage.server.waiting() === 0);
    expect(await trigger.events()).toHaveLength(1);
  });

  it('returns the fields of the gateway when not simplified', async () => {
    const trigger = await stage.publish({ options: { simplify: false, finalOnly: true } });
    await stage.run(SEND);
    expect(await trigger.events()).toMatchObject([
      { event: 'deliveryStatus', id: expect.any(String), status: 1 },
    ]);
  });

  it('leaves events with the gateway while there is no listener', async () => {
    await stage.run(SEND);
    await stage.waitFor(() => stage.server.waiting() > 0);
    const trigger = await stage.publish({ options: { finalOnly: true } });
    expect(await trigger.events()).toMatchObject([{ statusName: 'delivered' }]);
    await stage.waitFor(() => stage.server.waiting() === 0);
    expect(stage.refusedDeliveries()).toEqual([]);
  });

  it('receives events that the gateway stored while the connection was lost, at once and each once', async () => {
    const { control } = stage.emulator;
    control.configure({ smppIncoming: true });
    const trigger = await stage.publish({ events: ['incomingMessage'] });
    await stage.server.pause();
    await stage.waitFor(() => stage.server.sessions().length === 0);
    const texts = ['One', 'Two', 'Three'];
    for (const text of texts) await control.incoming({ phone: '77011230500', text });
    await stage.server.resume();
    expect((await trigger.events(3)).map(({ text }) => text)).toEqual(texts);
    await stage.waitFor(() => stage.server.waiting() === 0);
    expect(stage.refusedDeliveries()).toEqual([]);
    expect(await trigger.events(3)).toHaveLength(3);
  });

  it('continues after a restart of the server', async () => {
    const trigger = await stage.publish({ options: { finalOnly: true } });
    await stage.run(SEND);
    expect(await trigger.events()).toHaveLength(1);
    await stage.server.pause();
    await stage.waitFor(() => stage.server.sessions().length === 0);
    await stage.server.resume();
    await stage.waitFor(() => stage.server.sessions().length === 1);
    const { json, report } = await stage.run({ ...SEND, text: 'After the restart' });
    expect(report.error).toBeNull();
    expect(json).toMatchObject([{ accepted: true }]);
    expect(await trigger.events(2)).toHaveLength(2);
    expect(stage.server.sessions()).toHaveLength(1);
    expect(await stage.engine.call('triggerFailures')).toEqual([]);
  });

  it.each([
    [{ smppPassword: 'changed1' }, 'ESME_RINVPASWD 0x0E'],
    [{ smpp: false }, 'ESME_RBINDFAIL 0x0D'],
  ])('reports a rejected login after a lost connection to n8n: %j', async (change, reason) => {
    await stage.publish();
    await stage.publish();
    await stage.server.pause();
    stage.emulator.control.configure(change);
    await stage.server.resume();
    const told = await stage.triggerFailures(2);
    expect(told).toEqual(Array(2).fill(expect.stringContaining(reason)));
    expect(told.join()).not.toContain(SECRETS.password);
    expect(told.join()).not.toContain('changed1');
  });

  it('can be reactivated by n8n once the rejected password is corrected, and misses nothing', async () => {
    const { control } = stage.emulator;
    control.configure({ smppIncoming: true });
    const trigger = await stage.publish({ events: ['incomingMessage'] });
    await stage.server.pause();
    control.configure({ smppPassword: 'changed1' });
    await control.incoming({ phone: '77011230500', text: 'Meanwhile' });
    await stage.server.resume();
    await stage.triggerFailures();
    // Like n8n: it stops the workflow's triggers, then activates it repeatedly.
    await trigger.unpublish();
    await expect(trigger.publishAgain()).rejects.toThrow('0x0E');
    await stage.useCredential({ password: 'changed1' });
    await trigger.publishAgain();
    expect(await trigger.events()).toMatchObject([{ text: 'Meanwhile' }]);
    await stage.waitFor(() => stage.server.waiting() === 0);
    expect(stage.server.sessions()).toHaveLength(1);
    expect(await stage.triggerFailures()).toHaveLength(1);
  });

  it('continues with the session of a changed credential', async () => {
    const trigger = await stage.publish({ options: { finalOnly: true } });
    await stage.useCredential({ window: 5 });
    await stage.run(SEND);
    expect(await trigger.events()).toHaveLength(1);
    await stage.waitFor(() => stage.server.sessions().length === 1);
  });

  it('shares delivered events with all workflows of the credential', async () => {
    const first = await stage.publish({ options: { finalOnly: true } });
    const second = await stage.publish({ options: { finalOnly: true } });
    await stage.run(SEND);
    expect(await first.events()).toHaveLength(1);
    expect(await second.events()).toHaveLength(1);
    await first.unpublish();
    await stage.run({ ...SEND, text: 'Second' });
    expect(await second.events(2)).toHaveLength(2);
    expect(await first.events()).toHaveLength(1);
  });

  it('ends a test with the first event', async () => {
    const listening = stage.listenOnce();
    await stage.waitFor(() => stage.server.sessions().length === 1);
    await stage.run(SEND);
    const report = await listening;
    expect(report.nodes['After']?.[0]?.outputs[0]).toHaveLength(1);
  });

  it('receives in a test events that the gateway has stored', async () => {
    await stage.run(SEND);
    await stage.waitFor(() => stage.server.waiting() > 0);
    const report = await stage.listenOnce();
    expect(report.nodes['After']?.[0]?.outputs[0]).toMatchObject([
      { json: { event: 'deliveryStatus', statusName: 'delivered' } },
    ]);
    await stage.waitFor(() => stage.server.waiting() === 0);
    expect(stage.refusedDeliveries()).toEqual([]);
  });

  it.each([
    [{ password: 'wrong' }, /Check the login and password/],
    [{ port: 1 }, /refused the connection.*\. Check/],
    [{ login: '' }, /'Login' of the credential is empty\. Enter the login/],
  ])('cannot be published with %j and reports why and what to do', async (changes, reason) => {
    await stage.useCredential(changes);
    const publishing = stage.publish();
    await expect(publishing).rejects.toThrow(reason);
    await expect(publishing).rejects.not.toThrow(SECRETS.password);
  });

  it('cannot be published with an invalid pattern', async () => {
    await expect(stage.publish({ options: { textPattern: '(' } })).rejects.toThrow(
      "'Text Pattern' is not a valid regular expression",
    );
  });
});
