import { nodeRedVersions } from '../../../testkit/node-red/versions';
import { waitUntil } from '../../../testkit/processes/wait-until';
import { node, openStage, probe, type Stage } from './support/stage';

const flow = (name = '') => [
  node('press', 'inject', { props: [], wires: [['lookup']] }),
  node('lookup', 'smsc', {
    ...{ account: 'account', resource: 'hlr', operation: 'lookup', name },
    parameters: {
      options: { timeout: { t: 'num', v: '120' }, pollInterval: { t: 'num', v: '2' } },
    },
    wires: [['looked up']],
  }),
  node('write', 'inject', { props: [], wires: [['send']] }),
  node('send', 'smsc send', {
    ...{ account: 'account', name, parameters: {} },
    wires: [['sent']],
  }),
  node('in', 'smsc in', {
    ...{ account: 'account', path: '/smsc', authentication: 'none', options: {}, name },
    ...{ events: ['incomingMessage'], wires: [[], ['message'], []] },
  }),
  node('poll', 'smsc poll', {
    ...{ account: 'account', interval: 5, events: ['incomingMessage'], options: {}, name },
  }),
  node('catch', 'catch', { scope: null, wires: [['failure']] }),
  ...['looked up', 'sent', 'failure', 'message'].map(probe),
];

/** Phone numbers whose lookups never end; each is used once, because the gateway rejects repetitions. */
const SLOW_PHONES = ['77011231900', '77011232900', '77011233900', '77011234900'];

const hlrRequests = ({ emulator }: Stage) =>
  emulator.control.readMessages().filter(({ channel }) => String(channel) === 'hlr').length;

describe.each(nodeRedVersions)('deployments and restarts of Node-RED $version', (version) => {
  let stage: Stage;
  let used = 0;
  const nextPhone = () => SLOW_PHONES[used++ % SLOW_PHONES.length];

  beforeAll(async () => {
    stage = await openStage(version);
    await stage.red.deploy(stage.flows(...flow()));
  });
  afterAll(async () => await stage.stop());

  it.each(['full', 'flows', 'nodes'] as const)(
    'a deployment of %s ends a running lookup at once, and sends nothing twice',
    async (type) => {
      const [results, requests] = [stage.red.probed('looked up').length, hlrRequests(stage)];
      await stage.red.admin.inject('press', { phone: nextPhone() });
      await waitUntil('the lookup has begun', () => hlrRequests(stage) > requests);
      const started = Date.now();
      await stage.red.deploy(stage.flows(...flow(`after ${type}`)), { type });
      expect(Date.now() - started).toBeLessThan(5000);
      // Other types also restart the nodes behind it, so there is nobody to give the result to.
      if (type === 'nodes') {
        const all = await stage.red.untilProbed('looked up', results + 1);
        expect(all.at(-1)?.payload).toMatchObject({ verdict: 'pending', isFinal: false });
      }
      expect(hlrRequests(stage)).toBe(requests + 1);
      expect(stage.red.probed('failure')).toEqual([]);
      expect(stage.red.process.output).not.toContain('Unexpected fault');
    },
  );

  it('has no route, and asks the gateway for nothing, after the nodes are gone', async () => {
    const send = async () => {
      const url = `${stage.red.url}/smsc`;
      const response = await fetch(url, { method: 'POST', headers: { connection: 'close' } });
      await response.text();
      return response.status;
    };
    expect(await send()).toBe(400);
    await stage.red.deploy(stage.flows());
    expect(await send()).toBe(404);
    const { length } = stage.emulator.control.readLog();
    await new Promise((resolve) => setTimeout(resolve, 6000));
    expect(stage.emulator.control.readLog()).toHaveLength(length);
    await stage.red.deploy(stage.flows(...flow()));
    expect(await send()).toBe(400);
  });

  it('a shutdown ends a running lookup at once, and sends nothing twice', async () => {
    const requests = hlrRequests(stage);
    await stage.red.admin.inject('press', { phone: nextPhone() });
    await waitUntil('the lookup has begun', () => hlrRequests(stage) > requests);
    const started = Date.now();
    await stage.red.process.stop();
    expect(Date.now() - started).toBeLessThan(5000);
    await stage.red.restart();
    expect(hlrRequests(stage)).toBe(requests + 1);
  });

  it('does not send again after SIGKILL what was accepted under a key', async () => {
    const before = stage.emulator.control.readMessages().length;
    const count = stage.red.probed('sent').length;
    const message = { payload: ['one', 'two'], phone: '77011231005', smsc: { key: 'alarm 3' } };
    await stage.red.admin.inject('write', message);
    await stage.red.untilProbed('sent', count + 1, 40_000);
    await stage.red.process.kill();
    await stage.red.restart();
    await stage.red.admin.inject('write', message);
    const all = await stage.red.untilProbed('sent', count + 2, 40_000);
    expect(all.at(-1)?.payload).toMatchObject([{ sentBefore: true }, { sentBefore: true }]);
    expect(stage.emulator.control.readMessages()).toHaveLength(before + 2);
  });

  it('does not send again after SIGKILL in the middle of the response', async () => {
    const before = stage.emulator.control.readMessages().length;
    stage.emulator.control.setFaults([{ kind: 'delay', ms: 4000, endpoint: 'send' }]);
    const message = { payload: 'once more', phone: '77011231009', smsc: { key: 'alarm 2' } };
    await stage.red.admin.inject('write', message);
    await waitUntil(
      'the gateway accepts the message',
      () => stage.emulator.control.readMessages().length === before + 1,
    );
    await stage.red.process.kill();
    stage.emulator.control.setFaults([]);
    await stage.red.restart();
    const count = stage.red.probed('sent').length + stage.red.probed('failure').length;
    await stage.red.admin.inject('write', message);
    await waitUntil(
      'a result',
      () => stage.red.probed('sent').length + stage.red.probed('failure').length > count,
    );
    expect(stage.emulator.control.readMessages()).toHaveLength(before + 1);
  });
});
