import { nodeRedVersions } from '../../../testkit/node-red/versions';
import { node, openStage, probe, type Stage } from './support/stage';

const flow = (properties: object = {}) => [
  node('poll', 'smsc poll', {
    ...{ account: 'account', interval: 5, options: {}, balanceLimit: 100 },
    events: ['deliveryStatus', 'incomingMessage', 'lowBalance'],
    wires: [['status'], ['message'], ['balance']],
    ...properties,
  }),
  ...['status', 'message', 'balance', 'state', 'failure'].map(probe),
  node('watch', 'status', { scope: ['poll'], wires: [['state']] }),
  node('catch', 'catch', { scope: ['poll'], wires: [['failure']] }),
];

/** Texts of the node statuses so far. */
const shown = ({ red }: Stage) =>
  red.probed('state').map(({ status }) => (status as { text?: string }).text);

const texts = ({ red }: Stage) =>
  red.probed('message').map(({ payload }) => (payload as { text: string }).text);

const inMemory = "contextStorage: { default: { module: 'memory' } }";

describe.each(nodeRedVersions)('smsc poll of Node-RED $version', (version) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage(version);
    await stage.emulator.control.incoming({ phone: '77011230001', text: 'before the start' });
    await stage.red.deploy(stage.flows(...flow()));
  });
  afterAll(async () => await stage.stop());

  it('starts the flow with new messages only, each at its output', async () => {
    await stage.red.untilProbed('state', 1);
    // The first poll sets the starting point.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await stage.emulator.control.incoming({ phone: '77011230002', text: 'Привет' });
    const [message] = await stage.red.untilProbed('message', 1);
    expect(message).toMatchObject({
      ...{ topic: 'incomingMessage', phone: '+77011230002' },
      payload: { from: '+77011230002', text: 'Привет', event: 'incomingMessage' },
    });
    expect(texts(stage)).toEqual(['Привет']);
  });

  it('reports a low balance once', async () => {
    stage.emulator.control.configure({ balance: 5 });
    const [message] = await stage.red.untilProbed('balance', 1);
    expect(message).toMatchObject({ topic: 'lowBalance', payload: { balance: 5, limit: 100 } });
    await new Promise((resolve) => setTimeout(resolve, 6000));
    expect(stage.red.probed('balance')).toHaveLength(1);
    expect(shown(stage)).toContain('smsc-poll.status.received');
  });

  it('continues after a restart where it ended', async () => {
    await stage.red.process.stop();
    await stage.emulator.control.incoming({ phone: '77011230003', text: 'while it was down' });
    await stage.red.restart();
    await stage.red.untilProbed('message', 2);
    expect(texts(stage)).toEqual(['Привет', 'while it was down']);
    expect(stage.red.probed('balance')).toHaveLength(1);
  });

  it('tells the catch node once that the gateway rejects the account, and recovers', async () => {
    stage.emulator.control.setFaults([{ kind: 'html', times: null }]);
    const [failure] = await stage.red.untilProbed('failure', 1, 30_000);
    expect(failure?.error).toMatchObject({ source: { id: 'poll' } });
    stage.emulator.control.setFaults([]);
    await stage.emulator.control.incoming({ phone: '77011230004', text: 'after the fault' });
    await stage.red.untilProbed('message', 3, 30_000);
    expect(stage.red.process.hasEnded).toBe(false);
  });
});

it('says that it remembers in memory only', async () => {
  const [version] = nodeRedVersions;
  const stage = await openStage(version!, { settings: [inMemory], nodes: flow() });
  try {
    await stage.red.untilProbed('state', 1);
    expect(shown(stage)).toContain('smsc-poll.status.memoryOnly');
    expect(stage.red.process.output).toContain('keeps the context in memory only');
  } finally {
    await stage.stop();
  }
});
