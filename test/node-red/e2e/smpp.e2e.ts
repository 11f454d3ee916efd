import { nodeRedVersions } from '../../../testkit/node-red/versions';
import { waitUntil } from '../../../testkit/processes/wait-until';
import { node, openStage, probe, type Stage } from './support/stage';

const SECRETS = { session: { login: 'demo', password: 'demo' } };

const flow = ({ emulator }: Stage) => [
  {
    ...{ id: 'session', type: 'smsc-smpp-config', region: 'custom', host: '127.0.0.1' },
    ...{ port: emulator.smpp?.port ?? 0, tls: false, perSecond: 0, window: 10 },
  },
  node('press', 'inject', { props: [], wires: [['out']] }),
  node('out', 'smsc smpp out', {
    ...{ session: 'session', resource: 'message', operation: 'send', parameters: {} },
    wires: [['sent']],
  }),
  node('in', 'smsc smpp in', {
    ...{ session: 'session', events: ['deliveryStatus', 'incomingMessage'], options: {} },
    wires: [['status'], ['message']],
  }),
  node('catch', 'catch', { scope: null, wires: [['failure']] }),
  node('watch', 'status', { scope: ['in'], wires: [['state']] }),
  ...['sent', 'status', 'message', 'failure', 'state'].map(probe),
];

describe.each(nodeRedVersions)('SMPP in Node-RED $version', (version) => {
  let stage: Stage;

  const sessions = async () => (await stage.emulator.control.smpp('look')).sessions;

  beforeAll(async () => {
    stage = await openStage(version, { smpp: true });
    stage.emulator.control.configure({ smppIncoming: true });
    await stage.red.deploy(stage.flows(...flow(stage)), { secrets: SECRETS });
    await stage.red.untilProbed('state', 1);
  });
  afterAll(async () => await stage.stop());

  it('sends, and receives the receipt and a message over one session', async () => {
    await stage.red.admin.inject('press', { payload: 'Привет', phone: '77011234567', kept: 1 });
    const [sent] = await stage.red.untilProbed('sent', 1);
    expect(sent).toMatchObject({
      ...{ kept: 1, phone: '+77011234567' },
      payload: { phone: '+77011234567', accepted: true },
    });
    expect(stage.emulator.control.readMessages()).toMatchObject([{ text: 'Привет' }]);
    await stage.red.untilProbed('status', 1);
    const { id } = sent?.payload as { id: string };
    const last = await waitUntil('a final status', () =>
      stage.red.probed('status').find(({ payload }) => (payload as { isFinal: boolean }).isFinal),
    );
    expect(last).toMatchObject({
      ...{ topic: 'deliveryStatus', phone: '+77011234567' },
      payload: { id, statusName: 'delivered', event: 'deliveryStatus' },
    });
    await stage.emulator.control.incoming({ phone: '77011239999', text: 'Ответ' });
    const [message] = await stage.red.untilProbed('message', 1);
    expect(message).toMatchObject({ phone: '+77011239999', payload: { text: 'Ответ' } });
    expect(await sessions()).toHaveLength(1);
  });

  it('does not send again what was accepted under a key', async () => {
    const before = stage.emulator.control.readMessages().length;
    const message = { payload: 'once', phone: '77011234567', smsc: { key: 'order 1' } };
    await stage.red.admin.inject('press', message);
    await stage.red.untilProbed('sent', 2);
    await stage.red.admin.inject('press', message);
    const rows = await stage.red.untilProbed('sent', 3);
    expect(rows.at(-1)).toMatchObject({ payload: { accepted: true, sentBefore: true } });
    expect(stage.emulator.control.readMessages()).toHaveLength(before + 1);
  });

  it('reconnects after a lost connection and shows both', async () => {
    const count = stage.red.probed('state').length;
    await stage.emulator.control.smpp('disconnect');
    await waitUntil(
      'the node shows both states',
      () => {
        const texts = stage.red
          .probed('state')
          .slice(count)
          .map(({ status }) => (status as { text: string }).text);
        const connecting = texts.indexOf('smsc-smpp-in.status.connecting');
        return connecting >= 0 && texts.indexOf('smsc-smpp-in.status.connected', connecting) > 0;
      },
      { limitMs: 30_000 },
    );
    await stage.emulator.control.incoming({ phone: '77011239998', text: 'again' });
    await stage.red.untilProbed('message', 2);
  });

  it.each(['full', 'flows', 'nodes'] as const)(
    'has one session after a deployment of %s, and none after the nodes are gone',
    async (type) => {
      const count = stage.red.probed('state').length;
      const changed = flow(stage).map((one) =>
        one.id === 'in' ? { ...one, name: `after ${type}` } : one,
      );
      await stage.red.deploy(stage.flows(...changed), { type });
      await stage.red.untilProbed('state', count + 1);
      await waitUntil('one session', async () => (await sessions()).length === 1);
      await stage.red.deploy(stage.flows(), { type });
      await waitUntil('no session', async () => (await sessions()).length === 0, {
        limitMs: 14_000,
      });
      await stage.red.deploy(stage.flows(...flow(stage)), { secrets: SECRETS });
      await waitUntil('one session', async () => (await sessions()).length === 1);
    },
  );

  it('ends the session when Node-RED stops', async () => {
    await stage.red.process.stop();
    expect(await sessions()).toEqual([]);
  });
});
