/**
 * Flows in the runtime of a real Node-RED, loaded by its own test helper: the kinds of values that
 * only Node-RED itself can evaluate, catch and complete nodes, and a subflow.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { type EmulatorHandle, startEmulator } from '../../emulator/start';
import type { RedModule } from '../../packages/node-red/host/red';
import registerAccount from '../../packages/node-red/nodes/smsc-config/smsc-config';
import registerSend from '../../packages/node-red/nodes/smsc-send/smsc-send';
import registerSmsc from '../../packages/node-red/nodes/smsc/smsc';
import { hostRoot } from '../../testkit/host/versions';

type Message = Record<string, unknown>;

interface HelperNode {
  on(event: 'input', listener: (message: Message) => void): void;
  receive(message: Message): void;
  context(): {
    readonly flow: { set(key: string, value: unknown): void };
    readonly global: { set(key: string, value: unknown): void };
  };
}

/** The part of `node-red-node-test-helper` that these tests use. */
interface Helper {
  init(runtime: string): void;
  settings(settings: object): void;
  startServer(done: () => void): void;
  stopServer(done: () => void): void;
  load(nodes: readonly RedModule[], flow: readonly object[], credentials: object): Promise<void>;
  unload(): Promise<void>;
  getNode(id: string): HelperNode | null;
}

const fromHost = createRequire(path.join(hostRoot, 'node-red-4/package.json'));
const helper = fromHost('node-red-node-test-helper') as Helper;
helper.init(fromHost.resolve('node-red'));
const modules = [registerAccount, registerSend, registerSmsc];
const PHONE = '+77011234567';

let emulator: EmulatorHandle;

beforeAll(async () => {
  emulator = await startEmulator({ speed: 60 });
  await new Promise<void>((resolve) => helper.startServer(resolve));
});
beforeEach(() => {
  emulator.control.reset();
  emulator.control.configure({ limits: false });
});
afterEach(async () => await helper.unload());
afterAll(async () => {
  await new Promise<void>((resolve) => helper.stopServer(resolve));
  await emulator.stop();
});

/** A node on the tab; without a place it would be a configuration node. */
const node = (id: string, type: string, more: object = {}) => ({
  ...{ id, z: 'tab', type, x: 0, y: 0 },
  ...more,
});

/** Deploys a node between an input and the probes `out`, `caught` and `completed`. */
async function deploy(type: string, more: object, tab: object = {}): Promise<void> {
  const place = { region: 'custom', baseUrl: emulator.url, authentication: 'apiKey' };
  await helper.load(
    modules,
    [
      { id: 'tab', type: 'tab', label: 'SMS', ...tab },
      { id: 'account', type: 'smsc-config', ...place },
      node('node', type, { account: 'account', parameters: {}, ...more, wires: [['out']] }),
      node('catch', 'catch', { scope: ['node'], wires: [['caught']] }),
      node('complete', 'complete', { scope: ['node'], wires: [['completed']] }),
      ...['out', 'caught', 'completed'].map((id) => node(id, 'helper')),
    ],
    { account: { apiKey: 'demo-key' } },
  );
}

/** Returns the first message that reaches a probe. */
async function next(id: string): Promise<Message> {
  return await new Promise((resolve) => helper.getNode(id)!.on('input', resolve));
}

const texts = (): string[] =>
  emulator.control.readMessages().map(({ phone, text }) => `${phone} ${text}`);

const typed = (t: string, v: string) => ({ t, v });

describe('values of a dialog in the runtime of Node-RED', () => {
  it.each([
    ['msg', 'order.text', 'From the message'],
    ['flow', 'greeting', 'From the flow'],
    ['flow', 'greetings[1]', 'From a list of the flow'],
    ['global', 'greeting', 'From everywhere'],
    ['env', 'SMSC_TEST_TEXT', 'From the tab'],
    ['jsonata', '"Order " & order.id & " costs " & $round(order.sum, 1)', 'Order 7 costs 9.5'],
    ['jsonata', '$flowContext("greeting")', 'From the flow'],
    ['str', 'As written', 'As written'],
  ])('are read: %s %s', async (type, value, text) => {
    const env = [{ name: 'SMSC_TEST_TEXT', type: 'str', value: 'From the tab' }];
    await deploy('smsc send', { parameters: { text: typed(type, value) } }, { env });
    const context = helper.getNode('node')!.context();
    context.flow.set('greeting', 'From the flow');
    context.flow.set('greetings', ['', 'From a list of the flow']);
    context.global.set('greeting', 'From everywhere');
    const order = { id: 7, sum: 9.46, text: 'From the message' };
    const output = next('out');
    helper.getNode('node')!.receive({ topic: PHONE, payload: 'x', order });
    expect(await output).toMatchObject({ order, phone: PHONE, payload: { accepted: true } });
    expect(texts()).toEqual([`77011234567 ${text}`]);
  });

  it.each([
    ['jsonata', '$uppercase(', /'Text' cannot be evaluated: /],
    ['jsonata', '$unknown()', /'Text' cannot be evaluated: /],
  ])('that are wrong reach a catch node, and nothing is sent: %s %s', async (type, value, text) => {
    await deploy('smsc send', { parameters: { text: typed(type, value) } });
    const caught = next('caught');
    helper.getNode('node')!.receive({ topic: PHONE, payload: 'x' });
    expect(await caught).toMatchObject({
      error: { message: expect.stringMatching(text), source: { id: 'node', type: 'smsc send' } },
      payload: 'x',
    });
    expect(texts()).toEqual([]);
  });

  it.each([
    ['flow', 'limits.sms'],
    ['global', 'limit'],
    ['env', 'SMSC_TEST_LIMIT'],
    ['jsonata', 'order.limit'],
  ])('of a limit must not be missing: %s %s', async (type, value) => {
    await deploy('smsc send', { parameters: { options: { maxCost: typed(type, value) } } });
    const caught = next('caught');
    helper.getNode('node')!.receive({ topic: PHONE, payload: 'x' });
    const { error } = (await caught) as { readonly error: { readonly message: string } };
    expect(error.message).toContain("'Max Cost' has no value");
    expect(texts()).toEqual([]);
  });
});

describe('a subflow in the runtime of Node-RED', () => {
  it('has a text and an account for each instance', async () => {
    const place = { region: 'custom', baseUrl: emulator.url, authentication: 'apiKey' };
    const instance = (id: string, greeting: string, account: string) =>
      node(id, 'subflow:sub', {
        env: [
          { name: 'GREETING', type: 'str', value: greeting },
          { name: 'ACCOUNT', type: 'conf-type', value: account },
        ],
        wires: [['out']],
      });
    await helper.load(
      modules,
      [
        { id: 'tab', type: 'tab', label: 'SMS' },
        { id: 'account', type: 'smsc-config', ...place },
        { id: 'other', type: 'smsc-config', ...place },
        {
          ...{ id: 'sub', type: 'subflow', name: 'Notify', env: [] },
          ...{ in: [{ wires: [{ id: 'inner' }] }], out: [{ wires: [{ id: 'inner', port: 0 }] }] },
        },
        node('inner', 'smsc send', {
          ...{ z: 'sub', account: '${ACCOUNT}', wires: [[]] },
          parameters: { text: typed('env', 'GREETING') },
        }),
        instance('right', 'Hi', 'account'),
        instance('wrong', 'Hello', 'other'),
        node('catch', 'catch', { scope: null, wires: [['caught']] }),
        ...['out', 'caught'].map((id) => node(id, 'helper')),
      ],
      { account: { apiKey: 'demo-key' }, other: { apiKey: 'wrong' } },
    );
    const [output, caught] = [next('out'), next('caught')];
    helper.getNode('right')!.receive({ topic: PHONE });
    expect(await output).toMatchObject({ payload: { accepted: true } });
    helper.getNode('wrong')!.receive({ topic: PHONE });
    expect(await caught).toMatchObject({ error: { message: expect.stringMatching(/API key/i) } });
    expect(texts()).toEqual(['77011234567 Hi']);
  });
});

describe('a node in the runtime of Node-RED', () => {
  it('completes a message after its result, and catches none', async () => {
    await deploy('smsc', { resource: 'account', operation: 'getBalance' });
    const [output, completed] = [next('out'), next('completed')];
    helper.getNode('node')!.receive({ payload: 'x', mine: 1 });
    expect(await output).toMatchObject({ mine: 1, payload: { balance: expect.any(Number) } });
    expect(await completed).toMatchObject({ mine: 1 });
  });

  it('gives a rejection to a catch node, with its code and the message', async () => {
    await deploy('smsc send', {});
    const caught = next('caught');
    helper.getNode('node')!.receive({ topic: '+77011230907', payload: 'A', mine: 1 });
    const { error, mine } = (await caught) as Message & { readonly error: Message };
    expect([mine, typeof error['message']]).toEqual([1, 'string']);
  });
});
