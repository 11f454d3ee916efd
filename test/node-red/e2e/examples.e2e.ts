import { nodeRedVersions, type NodeRedVersion } from '../../../testkit/node-red/versions';
import { waitUntil } from '../../../testkit/processes/wait-until';
import { readExample, type Example } from './support/example';
import { CALLBACK_SECRET, openStage, type Stage, type StageOptions } from './support/stage';

/** What a probe received, as far as these tests look at it. */
interface Received {
  readonly phone?: string;
  readonly topic?: string;
  readonly payload: unknown;
  readonly error?: { readonly code: string; readonly message: string };
}

let version: NodeRedVersion;
let stage: Stage | undefined;
let example: Example;

afterEach(async () => {
  await stage?.stop();
  stage = undefined;
});

async function open(from: Example, options: StageOptions = {}): Promise<Stage> {
  example = from;
  stage = await openStage(version, { ...options, nodes: from.nodes });
  return stage;
}

async function received(name: string, count = 1): Promise<Received[]> {
  return (await stage!.red.untilProbed(example.id(name), count)) as unknown as Received[];
}

function receivedSoFar(name: string): Received[] {
  return stage!.red.probed(example.id(name)) as unknown as Received[];
}

async function press(name: string, properties?: Record<string, unknown>): Promise<void> {
  await stage!.red.admin.inject(example.id(name), properties);
}

function receiveCallbacks(path: string): void {
  const { emulator, red } = stage!;
  emulator.control.setCallbackUrl(`${red.url}${path}?charset=utf-8&sha1=${CALLBACK_SECRET}`);
}

function sentTo(): string[] {
  return stage!.emulator.control.readMessages().map(({ phone }) => phone);
}

describe.each(nodeRedVersions)('in Node-RED $version the example flow', (tested) => {
  beforeAll(() => {
    version = tested;
  });

  it('Send an SMS sends one, and shows why another was rejected', async () => {
    await open(readExample('Send an SMS'));
    await press('Hello from Node-RED');
    const [sent] = await received('Result');
    expect(sent).toMatchObject({
      phone: '+77011234567',
      payload: { phone: '+77011234567', accepted: true, errorCode: null },
    });
    await press('Hello from Node-RED', { payload: 'No', phone: '+77011234906' });
    const [failed] = await received('Reason');
    expect(failed?.error).toMatchObject({ code: expect.stringMatching(/^[a-z]\w+$/) });
    expect(sentTo()).toEqual(['77011234567']);
  });

  it('Alarm with acknowledgement by reply waits for the reply of a person on its list', async () => {
    await open(
      readExample('Alarm with acknowledgement by reply', {
        'Wait five minutes': { duration: '3', units: 's' },
      }),
    );
    receiveCallbacks('/smsc-alarm');
    const { control } = stage!.emulator;
    await press('Freezer too warm');
    await received('Alarm sent');
    await control.incoming({ phone: '77771234567', text: 'OK' });
    await control.incoming({ phone: '77011234567', text: 'Okapi' });
    await control.incoming({ phone: '77011234567', text: 'Ок!' });
    const [done] = await received('Acknowledged');
    expect(done?.payload).toBe('+77011234567 has acknowledged: Freezer 3 is too warm: -9 °C');
    await new Promise((resolve) => setTimeout(resolve, 4000));
    expect(sentTo()).toEqual(['77011234567']);
    expect(receivedSoFar('Acknowledged')).toHaveLength(1);
  });

  it('Alarm with acknowledgement by reply calls the next person without one', async () => {
    await open(
      readExample('Alarm with acknowledgement by reply', {
        'Wait five minutes': { duration: '1', units: 's' },
      }),
    );
    await press('Freezer too warm');
    const [nobody] = await received('Nobody left');
    expect(nobody?.payload).toBe('Nobody has acknowledged: Freezer 3 is too warm: -9 °C');
    const messages = stage!.emulator.control.readMessages();
    expect(messages.map(({ phone, channel }) => [phone, channel])).toEqual([
      ['77011234567', 'sms'],
      ['77017654321', 'voice'],
    ]);
  });

  it('Delivery statuses on a page shows what became of each message', async () => {
    await open(readExample('Delivery statuses on a page'));
    receiveCallbacks('/smsc-status');
    const page = async (): Promise<string> =>
      await (await fetch(`${stage!.red.url}/sms-status`)).text();
    expect(await page()).toContain('<table>');
    await press('Two messages');
    await waitUntil('both statuses are on the page', async () => {
      const html = await page();
      return html.includes('The message was delivered') && html.includes('could not be delivered');
    });
    expect(await page()).toMatch(/class="delivered">\s*<td>\+77011234567</);
  });

  it('HLR check of a list sends to reachable numbers only', async () => {
    await open(readExample('HLR check of a list'));
    await press('Numbers');
    const [all] = await received('All results');
    expect(all?.payload).toHaveLength(3);
    await received('Reachable', 2);
    expect((await received('Not reachable')).map(({ payload }) => payload)).toMatchObject([
      { phone: '+77011234006', verdict: 'offline' },
    ]);
    await received('Result', 2);
    const messages = stage!.emulator.control.readMessages().filter(({ text }) => text !== '');
    expect(messages.map(({ phone }) => phone).sort()).toEqual(['77011234567', '77017654321']);
  });

  it('Low balance warns once', async () => {
    await open(readExample('Low balance', { Balance: { interval: 5, balanceLimit: 2_000_000 } }));
    const [low] = await received('Low balance');
    expect(low).toMatchObject({ topic: 'lowBalance', payload: { limit: 2_000_000 } });
    await received('Result');
    await press('Now');
    const [now] = await received('Current balance');
    expect(now?.payload).toMatchObject({
      balance: expect.any(Number),
      currency: expect.any(String),
    });
    await new Promise((resolve) => setTimeout(resolve, 6000));
    expect(stage!.emulator.control.readMessages().map(({ text }) => text)).toEqual([
      expect.stringMatching(/^SMSC balance: [\d.]+ \w+\. Please top up\.$/),
    ]);
  });

  it('Door bell answers at once and sends at most once a minute', async () => {
    await open(readExample('Door bell'));
    const ring = async (): Promise<number> =>
      (await fetch(`${stage!.red.url}/door-bell`, { method: 'POST' })).status;
    expect([await ring(), await ring(), await ring()]).toEqual([204, 204, 204]);
    const [sent] = await received('Result');
    expect(sent?.payload).toMatchObject([
      { phone: '+77011234567', accepted: true },
      { phone: '+77017654321', accepted: true },
    ]);
    expect(sentTo().sort()).toEqual(['77011234567', '77017654321']);
  });

  it('One-time code knows right codes from wrong ones', async () => {
    await open(readExample('One-time code'));
    await press('Number to confirm');
    await received('Code sent');
    const [message] = stage!.emulator.control.readMessages();
    const code = /\d{6}/.exec(message?.text ?? '')?.[0] ?? '';
    const wrong = code === '000000' ? '111111' : '000000';
    await press('Typed code', { payload: wrong });
    expect((await received('Wrong'))[0]?.payload).toMatchObject({ verified: false });
    await press('Typed code', { payload: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect((await received('Right'))[0]?.payload).toMatchObject({
      verified: true,
      phone: '+77011234567',
    });
    await press('Typed code', { payload: code });
    expect(await received('Wrong', 2)).toHaveLength(2);
    expect(receivedSoFar('Right')).toHaveLength(1);
  });

  it('Messages over SMPP sends and receives over one connection', async () => {
    const { emulator, red, flows } = await open(readExample('Messages over SMPP'), { smpp: true });
    const session = {
      ...{ id: 'session', type: 'smsc-smpp-config', region: 'custom', host: '127.0.0.1' },
      ...{ port: emulator.smpp?.port ?? 0, tls: false, connections: 1, perSecond: 30, window: 100 },
    };
    const secrets = { session: { login: 'demo', password: 'demo' } };
    await red.deploy(flows(session, ...example.nodes), { secrets });
    emulator.control.configure({ smppIncoming: true });
    await press('Hello over SMPP');
    expect((await received('Result'))[0]?.payload).toMatchObject({
      phone: '+77011234567',
      accepted: true,
    });
    expect((await received('Delivery receipt'))[0]).toMatchObject({
      topic: 'deliveryStatus',
      phone: '+77011234567',
    });
    await emulator.control.incoming({ phone: '77011239999', text: 'Thank you' });
    expect((await received('Incoming message'))[0]?.payload).toMatchObject({ text: 'Thank you' });
    expect((await emulator.control.smpp('look')).sessions).toHaveLength(1);
  });
});
