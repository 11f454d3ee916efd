import { createAcceptOnce } from '../../../operations/smpp/accept-events';
import type { SessionSettings } from '../../../connections';
import { isAcknowledged } from '../../../connections/lease';
import { createSessionRegistry, type SessionRegistry } from '../../../connections/session-registry';
import { accountKey, sessionKey } from '../../../connections/session-settings';
import type {
  DeliverHandler,
  SmppClient,
  SmppClientState,
  SmppEvent,
  StateListener,
} from '../../../protocol/smpp/client-interface';
import { smppRefusal, type SmppResult } from '../../../protocol/smpp/problem';
import { valueOf } from '../../support/results';

const SETTINGS: SessionSettings = {
  target: { hosts: ['a.example'], port: 3443, tls: null },
  login: 'me',
  password: 'p7Qz4k2X',
  version: '3.4',
  systemType: '',
  window: 10,
  perSecond: 30,
};
const EVENT = { type: 'deliveryStatus' } as unknown as SmppEvent;
const DELIVERY = { id: '1', isRepeated: false };
const REFUSED = smppRefusal('bind_transceiver', 0x0e);
const taken = async () => 'accepted' as const;

/** A client that only records its calls. */
class FakeClient {
  isStopped = false;
  handler: DeliverHandler = () => false;
  tell: StateListener = () => undefined;
  constructor(
    readonly mode: string,
    private readonly answer: SmppResult<never> | null,
  ) {}
  start = async () => this.answer ?? { ok: true, value: {} };
  onDeliver = (handler: DeliverHandler) => (this.handler = handler);
  onState = (tell: StateListener) => (this.tell = tell);
  stop = async () => {
    this.isStopped = true;
  };
}

let clients: FakeClient[];
let answer: SmppResult<never> | null;
let registry: SessionRegistry;
beforeEach(() => {
  jest.useFakeTimers();
  clients = [];
  answer = null;
  registry = createSessionRegistry({
    lingerMs: 10_000,
    createClient(_, mode) {
      const client = new FakeClient(mode, answer);
      clients.push(client);
      return { ok: true, value: client as unknown as SmppClient };
    },
  });
});
afterEach(() => jest.useRealTimers());

async function acquire(changes: Partial<SessionSettings> = {}, mode = 'transceiver') {
  return valueOf(await registry.acquire({ ...SETTINGS, ...changes }, mode as 'transceiver'));
}

describe('the registry of sessions', () => {
  it('returns the same session to all users, also one that only sends', async () => {
    const leases = await Promise.all([acquire(), acquire(), acquire({}, 'transmitter')]);
    expect(new Set(leases.map(({ client }) => client)).size).toBe(1);
    expect(clients).toHaveLength(1);
  });

  it('ends a session some time after its last user', async () => {
    const [first, second] = [await acquire(), await acquire()];
    first.release();
    first.release();
    jest.advanceTimersByTime(60_000);
    expect(clients[0]?.isStopped).toBe(false);
    second.release();
    jest.advanceTimersByTime(9000);
    (await acquire()).release();
    jest.advanceTimersByTime(9999);
    expect(clients[0]?.isStopped).toBe(false);
    jest.advanceTimersByTime(1);
    expect(clients[0]?.isStopped).toBe(true);
    await acquire();
    expect(clients).toHaveLength(2);
  });

  it('moves listeners to the session of a changed credential and ends the old one', async () => {
    const lease = await acquire();
    lease.listen(taken);
    await acquire({ window: 20 }, 'transmitter');
    const [old, fresh] = clients;
    expect([old?.isStopped, fresh?.isStopped, fresh?.mode]).toEqual([true, false, 'transceiver']);
    expect(lease.client).toBe(fresh);
    expect(await fresh?.handler(EVENT, DELIVERY)).toBe(true);
  });

  it('has a listener before the login is accepted, for events that the gateway has stored', async () => {
    const heard: SmppEvent[] = [];
    const acquiring = registry.acquire(SETTINGS, 'transceiver', async (event) => {
      heard.push(event);
      return 'accepted';
    });
    expect(await clients[0]?.handler(EVENT, DELIVERY)).toBe(true);
    expect(heard).toEqual([EVENT]);
    await acquiring;
  });

  it('offers events that arrive with the accepted login of a changed credential to the listeners', async () => {
    const lease = await acquire();
    lease.listen(taken);
    const acquiring = acquire({ window: 20 }, 'transmitter');
    expect(await clients[1]?.handler(EVENT, DELIVERY)).toBe(true);
    await acquiring;
    expect(await clients[0]?.handler(EVENT, DELIVERY)).toBe(true);
  });

  it('offers an event once to a listener, however many sessions the account has', async () => {
    const heard = jest.fn(taken);
    (await acquire()).listen(heard);
    await registry.acquire({ ...SETTINGS, window: 20 }, 'transceiver', heard);
    await clients[1]?.handler(EVENT, DELIVERY);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('keeps events from the listeners of other accounts', async () => {
    const heard = jest.fn(taken);
    (await acquire({ login: 'other' })).listen(heard);
    await acquire();
    expect(await clients[1]?.handler(EVENT, DELIVERY)).toBe(false);
    expect(heard).not.toHaveBeenCalled();
  });

  it('keeps the running session when the changed credential is rejected', async () => {
    await acquire();
    answer = { ok: false, problem: REFUSED };
    const refused = await registry.acquire({ ...SETTINGS, password: 'wrong' }, 'transceiver');
    expect(refused).toEqual(answer);
    expect(clients.map(({ isStopped }) => isStopped)).toEqual([false, true]);
  });

  it('does not affect other accounts', async () => {
    await acquire();
    await acquire({ login: 'other' });
    expect(clients.map(({ isStopped }) => isStopped)).toEqual([false, false]);
  });

  it.each([
    ['another password', { password: 'other' }],
    ['an empty password', { password: '' }],
    ['a password in another case', { password: SETTINGS.password.toUpperCase() }],
  ])(
    'keeps events from listeners with %s, even when the gateway accepts both',
    async (_, other) => {
      const heard = jest.fn(taken);
      const [first, second] = [await acquire(), await acquire(other)];
      second.listen(heard);
      expect(await clients[0]?.handler(EVENT, DELIVERY)).toBe(false);
      expect(heard).not.toHaveBeenCalled();
      first.listen(taken);
      expect(await clients[0]?.handler(EVENT, DELIVERY)).toBe(true);
      expect(await clients[1]?.handler(EVENT, DELIVERY)).toBe(true);
      expect(heard).toHaveBeenCalledTimes(1);
      expect(clients.map(({ isStopped }) => isStopped)).toEqual([false, false]);
    },
  );

  it('keeps events from a listener whose login is not accepted yet, whatever its password is', async () => {
    const heard = jest.fn(taken);
    (await acquire()).listen(taken);
    const tls = { authority: '', acceptsAnyCertificate: true };
    const acquiring = registry.acquire(
      { ...SETTINGS, target: { ...SETTINGS.target, tls } },
      'transceiver',
      heard,
    );
    expect(await clients[0]?.handler(EVENT, DELIVERY)).toBe(true);
    expect(heard).not.toHaveBeenCalled();
    await acquiring;
    await clients[1]?.handler(EVENT, DELIVERY);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('keeps nothing of a rejected login attempt', async () => {
    answer = { ok: false, problem: REFUSED };
    const heard = jest.fn(taken);
    const attempts = await Promise.all(
      ['transceiver', 'transmitter', 'transceiver'].map(
        async (mode) => await registry.acquire(SETTINGS, mode as 'transceiver', heard),
      ),
    );
    expect(attempts).toEqual(Array(3).fill(answer));
    answer = null;
    await acquire();
    expect(await clients.at(-1)?.handler(EVENT, DELIVERY)).toBe(false);
    expect(heard).not.toHaveBeenCalled();
    expect(jest.getTimerCount()).toBe(1);
  });

  it('still acknowledges an event in progress when its listener is released, and offers it no more', async () => {
    let finish: (value: 'accepted') => void = () => undefined;
    const heard = jest.fn(async () => await new Promise<'accepted'>((done) => (finish = done)));
    const lease = await acquire();
    lease.listen(heard);
    const acknowledged = clients[0]?.handler(EVENT, DELIVERY);
    lease.release();
    finish('accepted');
    expect(await acknowledged).toBe(true);
    expect(await clients[0]?.handler(EVENT, DELIVERY)).toBe(false);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('leaves an event with the gateway at once when the test it waits for is cancelled', async () => {
    const acquired = await registry.acquire(
      SETTINGS,
      'transceiver',
      taken,
      new Promise(() => undefined),
    );
    const acknowledged = clients[0]?.handler(EVENT, DELIVERY);
    if (acquired.ok) acquired.value.release();
    expect(await acknowledged).toBe(false);
  });

  it('acknowledges for a test that does not start only events that others accepted, at once', async () => {
    const heard = jest.fn(taken);
    await registry.acquire(SETTINGS, 'transceiver', heard, new Promise(() => undefined));
    const alone = clients[0]?.handler(EVENT, DELIVERY);
    await jest.advanceTimersByTimeAsync(2000);
    expect(await alone).toBe(false);
    (await acquire()).listen(taken);
    expect(await clients[0]?.handler(EVENT, DELIVERY)).toBe(true);
    expect(heard).not.toHaveBeenCalled();
  });

  it('holds an event for a test that is about to start', async () => {
    let begin = (): void => undefined;
    const ready = new Promise<void>((resolve) => (begin = resolve));
    const heard = jest.fn(taken);
    await registry.acquire(SETTINGS, 'transceiver', heard, ready);
    const acknowledged = clients[0]?.handler(EVENT, DELIVERY);
    begin();
    expect(await acknowledged).toBe(true);
    expect(heard).toHaveBeenCalledTimes(1);
    expect(jest.getTimerCount()).toBe(1);
  });

  it('reports a rejected login to its users and opens another session for the next', async () => {
    const told: unknown[] = [];
    (await acquire()).onRejected((problem) => told.push(problem));
    clients[0]?.tell({ kind: 'waiting' } as SmppClientState);
    clients[0]?.tell({ kind: 'failed', problem: REFUSED });
    expect(told).toEqual([REFUSED]);
    await acquire();
    expect(clients).toHaveLength(2);
  });
});

describe('a delivered event', () => {
  it.each([
    [[], false],
    [['ignored'], false],
    [['ignored', 'accepted'], true],
    [['accepted', 'accepted'], true],
    [['accepted', 'failed'], false],
  ] as const)('is acknowledged by %j: %s', async (answers, expected) => {
    expect(isAcknowledged(answers)).toBe(expected);
    const lease = await acquire();
    for (const one of answers) lease.listen(async () => one);
    expect(await clients[0]?.handler(EVENT, DELIVERY)).toBe(expected);
  });

  it.each([
    ['rejects', async () => Promise.reject(new Error('x'))],
    [
      'throws',
      () => {
        throw new Error('x');
      },
    ],
  ])('is not acknowledged when a listener %s', async (_, broken) => {
    const lease = await acquire();
    lease.listen(taken);
    lease.listen(broken);
    expect(await clients[0]?.handler(EVENT, DELIVERY)).toBe(false);
  });

  it('is accepted once, also while it is in progress, and again after a failure', async () => {
    const acceptOnce = createAcceptOnce({ events: 2, ms: 1000, monotonicNow: () => 0 });
    const take = jest.fn(taken);
    await Promise.all([acceptOnce('a', take), acceptOnce('a', take)]);
    expect(take).toHaveBeenCalledTimes(1);
    expect(await acceptOnce('b', async () => 'failed')).toBe('failed');
    expect(await acceptOnce('b', take)).toBe('accepted');
    await acceptOnce('c', take);
    await acceptOnce('a', take);
    expect(take).toHaveBeenCalledTimes(4);
  });

  it('is remembered for a limited time', async () => {
    let now = 0;
    const acceptOnce = createAcceptOnce({ events: 100, ms: 1000, monotonicNow: () => now });
    const take = jest.fn(taken);
    await acceptOnce('a', take);
    now = 999;
    await acceptOnce('a', take);
    expect(take).toHaveBeenCalledTimes(1);
    now = 1000;
    await acceptOnce('a', take);
    expect(take).toHaveBeenCalledTimes(2);
  });
});

describe('session keys', () => {
  it('contain no password', () => {
    const key = sessionKey(SETTINGS, 'transceiver');
    expect(key).not.toContain(SETTINGS.password);
    expect(key).not.toBe(sessionKey({ ...SETTINGS, password: 'other' }, 'transceiver'));
    expect(accountKey(SETTINGS)).not.toContain(SETTINGS.password);
    expect(accountKey(SETTINGS)).not.toBe(accountKey({ ...SETTINGS, password: 'other' }));
    expect(accountKey(SETTINGS)).toBe(accountKey({ ...SETTINGS, window: 20 }));
  });
});
