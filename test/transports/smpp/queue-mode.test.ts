import { SmppStage } from './support/smpp-stage';

let stage: SmppStage;
beforeEach(async () => {
  stage = await SmppStage.start();
  await stage.startWorker();
});
afterEach(async () => await stage.stop());

const SEND = { resource: 'message', operation: 'send', to: '+77011230500', text: 'Hello' };

describe('queue mode, with the trigger in the main process and the action in a worker', () => {
  it('with a connection for each, both stay, and the trigger gets the receipts', async () => {
    await stage.useCredential({ connections: 2 });
    const trigger = await stage.publish({ options: { finalOnly: true } });
    const { json } = await stage.runInWorker(SEND);
    expect(json).toMatchObject([{ accepted: true }]);
    expect(await trigger.events()).toMatchObject([{ id: json[0]?.['id'] }]);
    await stage.waitFor(() => stage.server.waiting() === 0);
    expect(stage.server.sessions()).toMatchObject([
      { mode: 'transceiver', systemType: 'MCON2' },
      { mode: 'transmitter', systemType: 'MCON2' },
    ]);
    expect(stage.refusedDeliveries()).toEqual([]);
    expect(stage.binds()).toHaveLength(2);
  });

  it('with one connection more, a worker can replace its own and disconnects no other', async () => {
    await stage.useCredential({ connections: 3 });
    const trigger = await stage.publish({ options: { finalOnly: true } });
    await stage.runInWorker(SEND);
    const options = { waitForStatus: true, waitTimeout: 1 };
    await stage.runInWorker({ ...SEND, text: 'Second', options });
    expect(await trigger.events(2)).toHaveLength(2);
    expect(stage.server.sessions().map(({ mode }) => mode)).toEqual(['transceiver', 'transceiver']);
    expect(stage.binds()).toHaveLength(3);
  });

  it('with one connection they disconnect each other, but no receipt is lost for the trigger', async () => {
    await stage.useCredential({ connections: 1 });
    const trigger = await stage.publish({ options: { finalOnly: true } });
    const { json } = await stage.runInWorker(SEND);
    expect(json).toMatchObject([{ accepted: true }]);
    expect(await trigger.events()).toMatchObject([{ id: json[0]?.['id'] }]);
    expect(stage.binds().length).toBeGreaterThan(2);
  });
});
