import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeRedVersions } from '../../../testkit/node-red/versions';
import { waitUntil } from '../../../testkit/processes/wait-until';
import { node, openStage, probe, type Stage } from './support/stage';

/** What can throw while a listener, a route or a timer of the package runs. */
const POINTS = ['status', 'send', 'error', 'warn', 'context', 'writeHead'] as const;

const flow = (stage: Stage, name: string) => [
  node('saboteur', 'saboteur'),
  node('press', 'inject', { props: [], wires: [['send', 'lookup', 'verify', 'out', 'broken']] }),
  node('send', 'smsc send', { account: 'account', parameters: {}, name, wires: [['sent']] }),
  node('broken', 'smsc send', {
    ...{ account: '', name, parameters: { text: { t: 'jsonata', v: '$error("no")' } } },
  }),
  node('lookup', 'smsc', {
    ...{ account: 'account', resource: 'number', operation: 'getOperator', name },
    ...{ parameters: {}, wires: [['operator']] },
  }),
  node('verify', 'smsc verify code', { account: 'account', parameters: {}, name }),
  node('in', 'smsc in', {
    ...{ account: 'account', path: '/smsc', authentication: 'none', name },
    ...{ options: { deduplicate: false }, events: ['deliveryStatus'], wires: [['status'], [], []] },
  }),
  node('poll', 'smsc poll', {
    ...{ account: 'account', interval: 5, options: {}, name },
    ...{ events: ['lowBalance', 'incomingMessage'], balanceLimit: 1e9, wires: [[], [], []] },
  }),
  {
    ...{ id: 'session', type: 'smsc-smpp-config', region: 'custom', host: '127.0.0.1' },
    ...{ port: stage.emulator.smpp?.port ?? 0, tls: false, perSecond: 0, window: 10 },
  },
  node('out', 'smsc smpp out', {
    ...{ session: 'session', resource: 'message', operation: 'send', parameters: {}, name },
  }),
  node('smpp in', 'smsc smpp in', {
    ...{ session: 'session', events: ['deliveryStatus'], options: {}, name },
  }),
  ...['sent', 'operator', 'status'].map(probe),
];

const SECRETS = { session: { login: 'demo', password: 'demo' } };

describe.each(nodeRedVersions)('faults in Node-RED $version', (version) => {
  let stage: Stage;

  const call = async (path: string, method = 'POST', body?: string) => {
    const response = await fetch(`${stage.red.url}${path}`, {
      ...{ method, headers: { connection: 'close' } },
      ...(body !== undefined && { body: new URLSearchParams(body) }),
    });
    await response.text();
    return response.status;
  };
  /** Returns the status code; 0 if the connection ends without a response. */
  const callback = async () =>
    await call('/smsc', 'POST', 'id=1&phone=77011234567&status=1').catch(() => 0);
  const thrown = async () =>
    JSON.parse(await stage.red.admin.request('GET', '/sabotage')) as Record<string, number>;

  beforeAll(async () => {
    stage = await openStage(version, {
      ...{ smpp: true, speed: 100 },
      // The node that polls warns of it.
      settings: ["contextStorage: { default: { module: 'memory' } }"],
    });
    const { userDirectory } = stage.red;
    await stage.red.process.stop();
    cpSync(
      join(__dirname, 'support/saboteur'),
      join(userDirectory, 'node_modules/node-red-saboteur'),
      { recursive: true },
    );
    const manifest = join(userDirectory, 'package.json');
    const content = JSON.parse(readFileSync(manifest, 'utf8')) as { dependencies: object };
    Object.assign(content.dependencies, { 'node-red-saboteur': '*' });
    writeFileSync(manifest, JSON.stringify(content));
    await stage.red.restart();
    await stage.red.deploy(stage.flows(...flow(stage, 'start')), { secrets: SECRETS });
  });
  afterAll(async () => await stage.stop());

  it.each(POINTS)('lives when %s throws, and works again afterwards', async (point) => {
    for (const times of [1, 3, 40]) {
      const before = (await thrown())[point] ?? 0;
      await call(`/sabotage/${point}/${times}`);
      // Every node closes, starts, polls and connects.
      await stage.red.deploy(stage.flows(...flow(stage, `${point} ${times}`)), { type: 'full' });
      await callback();
      await stage.red.admin.inject('press', { payload: 'Hello', phone: '77011234567', token: 'x' });
      await waitUntil(`${point} throws`, async () => ((await thrown())[point] ?? 0) > before);
      await callback();
    }
    await call('/sabotage/none/0');
    await stage.red.deploy(stage.flows(...flow(stage, `after ${point}`)), { type: 'full' });
    const [sent, statuses] = ['sent', 'status'].map((id) => stage.red.probed(id).length);
    expect(await callback()).toBe(200);
    await stage.red.admin.inject('press', { payload: 'Hello', phone: '77011234567', token: 'x' });
    await stage.red.untilProbed('sent', (sent ?? 0) + 1);
    await stage.red.untilProbed('status', (statuses ?? 0) + 1);
    expect(stage.red.process.hasEnded).toBe(false);
  });
});
