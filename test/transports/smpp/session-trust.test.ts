import { type EmulatorHandle, startEmulator } from '../../../emulator/start';
import type { Acceptance } from '../../../operations/smpp/session';
import { sessions, type SessionSettings } from '../../../connections';
import type { SmppEvent } from '../../../protocol/smpp/client-interface';

/** The sessions of the nodes over real sockets and real time, with the emulator as the gateway. */
const PATIENCE_MS = 8000;
const FROM = '77011230500';

let emulator: EmulatorHandle;
let releases: (() => void)[];
beforeEach(async () => {
  releases = [];
  emulator = await startEmulator({
    login: 'victim',
    password: 'p7Qz4k2X',
    smpp: { port: 0, tlsPort: 0 },
  });
  emulator.control.configure({ smppIncoming: true });
});
afterEach(async () => {
  for (const release of releases) release();
  await emulator.stop();
});

function settings(changes: Partial<SessionSettings> = {}): SessionSettings {
  return {
    target: { hosts: ['127.0.0.1'], port: emulator.smpp?.port ?? 0, tls: null },
    login: 'victim',
    password: 'p7Qz4k2X',
    version: '3.4',
    systemType: '',
    window: 10,
    perSecond: null,
    ...changes,
  };
}

/** A listener that records its events. */
function hearing(answer: () => Promise<Acceptance> = async () => 'accepted') {
  const texts: string[] = [];
  const listener = async (event: SmppEvent): Promise<Acceptance> => {
    texts.push(event.type === 'incomingMessage' ? event.message.text : event.type);
    return await answer();
  };
  return { texts, listener };
}

async function acquire(
  changes: Partial<SessionSettings>,
  listener?: ReturnType<typeof hearing>['listener'],
  mode: 'transceiver' | 'transmitter' = 'transceiver',
  ready?: Promise<void>,
) {
  const acquired = await sessions.acquire(settings(changes), mode, listener, ready);
  if (acquired.ok) releases.push(() => acquired.value.release());
  return acquired;
}

async function waitFor(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!holds() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(holds()).toBe(true);
}

/** Responses to deliveries that requested a redelivery. */
function refusals() {
  return emulator.control
    .readLog()
    .filter(
      (one) => one.kind === 'smpp' && one.command === 'deliver_sm' && (one.status ?? 0) !== 0,
    );
}

const never = async () => await new Promise<Acceptance>(() => undefined);
const tls = { authority: '', acceptsAnyCertificate: true };

describe('a message from a subscriber to a login', () => {
  it.each<[string, (port: number) => Partial<SessionSettings>, 'transceiver' | 'transmitter']>([
    ['a wrong password', () => ({ password: 'wrong' }), 'transceiver'],
    ['a wrong password for sending', () => ({ password: 'wrong' }), 'transmitter'],
    ['a wrong password and other limits', () => ({ password: 'x', window: 99 }), 'transceiver'],
    [
      'a wrong password and TLS on a server without TLS',
      (port) => ({ password: 'wrong', target: { hosts: ['127.0.0.1'], port, tls } }),
      'transceiver',
    ],
    [
      'the right password and TLS on a server without TLS',
      (port) => ({ target: { hosts: ['127.0.0.1'], port, tls } }),
      'transceiver',
    ],
    ['the beginning of the password', () => ({ password: 'p7Qz4k2' }), 'transceiver'],
  ])('never reaches a client with %s, and is acknowledged', async (_title, change, mode) => {
    const victim = hearing();
    expect((await acquire({}, victim.listener)).ok).toBe(true);
    const attacker = hearing(never);
    let isOver = false;
    const attacking = (async () => {
      while (!isOver) {
        const results = await Promise.all(
          [1, 2, 3].map(async () => {
            return await acquire(change(emulator.smpp?.port ?? 0), attacker.listener, mode);
          }),
        );
        expect(results.map(({ ok }) => ok)).toEqual([false, false, false]);
      }
    })();
    const sent = Array.from({ length: 10 }, (_, index) => `code ${index}`);
    for (const text of sent) {
      await emulator.control.incoming({ phone: FROM, text });
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await waitFor(() => victim.texts.length >= sent.length && emulator.smpp?.waiting() === 0);
    isOver = true;
    await attacking;
    expect(victim.texts).toEqual(sent);
    expect(attacker.texts).toEqual([]);
    expect(refusals()).toEqual([]);
  });

  it('does not reach a wrong password while the right one reconnects', async () => {
    const victim = hearing();
    await acquire({}, victim.listener);
    const attacker = hearing();
    for (const text of ['one', 'two']) {
      await emulator.smpp?.pause();
      await emulator.control.incoming({ phone: FROM, text });
      await emulator.smpp?.resume();
      while (!victim.texts.includes(text)) {
        const port = emulator.smpp?.port ?? 0;
        const target = { hosts: ['127.0.0.1'], port, tls: null };
        expect((await acquire({ password: 'wrong', target }, attacker.listener)).ok).toBe(false);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      // The gateway offers a message again if the pause cuts its acknowledgement off.
      await waitFor(() => emulator.smpp?.waiting() === 0);
    }
    expect([victim.texts, attacker.texts]).toEqual([['one', 'two'], []]);
  });

  it('does not reach a password any more that was changed at the gateway', async () => {
    const former = hearing();
    const told: string[] = [];
    const first = await acquire({}, former.listener);
    if (first.ok) first.value.onRejected((problem) => told.push(problem.kind));
    emulator.control.configure({ smppPassword: 'changed1' });
    const owner = hearing();
    expect((await acquire({ password: 'changed1' }, owner.listener)).ok).toBe(true);
    await emulator.control.incoming({ phone: FROM, text: 'for the owner' });
    await waitFor(() => owner.texts.length === 1 && told.length === 1);
    expect(former.texts).toEqual([]);
    expect(told).toEqual(['smppRefusal']);
  });

  it('reaches all clients with the right password, including an action', async () => {
    const all = [hearing(), hearing(), hearing()];
    await acquire({}, all[0]?.listener);
    await acquire({}, all[1]?.listener);
    await acquire({ window: 20 }, all[2]?.listener);
    expect((await acquire({}, undefined, 'transmitter')).ok).toBe(true);
    await emulator.control.incoming({ phone: FROM, text: 'hello' });
    await waitFor(() => all.every(({ texts }) => texts.length === 1));
    await waitFor(() => emulator.smpp?.waiting() === 0);
    expect(refusals()).toEqual([]);
  });
});

describe('a test in the editor that does not start', () => {
  it.each([
    ['with a wrong password', { password: 'wrong' }],
    ['with the right password', {}],
    ['with the right password and other limits', { window: 3 }],
  ])('%s does not delay a published workflow', async (_title, changes) => {
    const victim = hearing();
    await acquire({}, victim.listener);
    const tested = hearing();
    const testing = acquire(changes, tested.listener, 'transceiver', new Promise(() => undefined));
    await emulator.control.incoming({ phone: FROM, text: 'order 1' });
    await testing;
    await emulator.control.incoming({ phone: FROM, text: 'order 2' });
    const began = performance.now();
    await waitFor(() => victim.texts.length === 2 && emulator.smpp?.waiting() === 0);
    expect(performance.now() - began).toBeLessThan(1500);
    expect([victim.texts, tested.texts]).toEqual([['order 1', 'order 2'], []]);
    expect(refusals()).toEqual([]);
  });
});
