import {
  accepted,
  type SmppClient,
  type SmppProblem,
  type SmppResult,
} from '../../../../protocol/transports';
import { deliverToListeners, type DeliveryListener } from './deliver-to-listeners';
import { accountKey, sessionKey } from './session-key';
import type { SessionMode, SessionSettings } from './session-settings';

/** A run of the action, or a trigger from its activation to its end, as a user of a session. */
export interface SessionLease {
  /** A changed credential may have replaced the client of before, so it is looked up at each use. */
  readonly client: SmppClient;
  /** Gives what ends the listening. */
  listen(listener: DeliveryListener): () => void;
  /** Called when the gateway does not take the login any more, which nothing here repairs. */
  onRefused(tell: (problem: SmppProblem) => void): void;
  /** The session goes on for others, and for a while for those to come. */
  release(): void;
}

export interface SessionRegistry {
  /**
   * A session with these settings, bound. One that receives serves those who only send as well. The
   * problem says why there is none.
   *
   * @param listener hears of what is delivered from the first moment: the gateway hands over what it
   *   has kept in the same breath as it accepts the login
   */
  acquire(
    settings: SessionSettings,
    mode: SessionMode,
    listener?: DeliveryListener,
  ): Promise<SmppResult<SessionLease>>;
}

export interface RegistryOptions {
  createClient(settings: SessionSettings, mode: SessionMode): SmppResult<SmppClient>;
  /** How long, in ms, a session without users waits for the next one. */
  readonly lingerMs: number;
}

interface Session {
  readonly key: string;
  readonly account: string;
  readonly mode: SessionMode;
  readonly client: SmppClient;
  readonly started: Promise<SmppResult<unknown>>;
  readonly leases: Set<Lease>;
  linger: NodeJS.Timeout | undefined;
  /** Keeps the process alive while somebody uses the session. */
  hold: NodeJS.Timeout | undefined;
}

interface Lease {
  session: Session;
  readonly listeners: Set<DeliveryListener>;
  readonly tellRefusal: Set<(problem: SmppProblem) => void>;
}

const FOR_EVER_MS = 2 ** 31 - 1;

/**
 * The sessions of a process. By default the gateway lets a login be bound once and ends the older
 * connection when a second one comes, so action and trigger of one credential use the same.
 */
export function createSessionRegistry(options: RegistryOptions): SessionRegistry {
  const sessions = new Map<string, Session>();

  function find(settings: SessionSettings, mode: SessionMode): Session | undefined {
    const receiving = sessions.get(sessionKey(settings, 'transceiver'));
    return receiving ?? sessions.get(sessionKey(settings, mode));
  }

  /** A session takes the place of the account's older one, so it must receive where that one did. */
  function findMode(settings: SessionSettings, wanted: SessionMode): SessionMode {
    const account = accountKey(settings);
    const isReceiving = [...sessions.values()].some(
      (one) => one.account === account && one.mode === 'transceiver' && one.leases.size > 0,
    );
    return isReceiving ? 'transceiver' : wanted;
  }

  function open(settings: SessionSettings, mode: SessionMode): SmppResult<Session> {
    const created = options.createClient(settings, mode);
    if (!created.ok) return created;
    const client = created.value;
    const leases = new Set<Lease>();
    if (mode === 'transceiver') {
      client.onDeliver(async (event) => await deliverToListeners(event, listenersOf(session)));
    }
    const session: Session = {
      key: sessionKey(settings, mode),
      account: accountKey(settings),
      mode,
      client,
      started: client.start(),
      leases,
      linger: undefined,
      hold: undefined,
    };
    client.onState((state) => {
      if (state.kind !== 'failed') return;
      forget(session);
      for (const lease of leases) for (const tell of lease.tellRefusal) tell(state.problem);
    });
    sessions.set(session.key, session);
    return accepted(session);
  }

  /**
   * Everybody of the account: a session hears of events while those that it is to replace still have
   * their users, and hands over what it holds when its own have gone to another.
   */
  function listenersOf({ account, leases }: Session): Set<DeliveryListener> {
    const others = [...sessions.values()].filter((other) => other.account === account);
    const all = [leases, ...others.map((other) => other.leases)].flatMap((some) => [...some]);
    return new Set(all.flatMap(({ listeners }) => [...listeners]));
  }

  function join(session: Session, lease: Lease): void {
    clearTimeout(session.linger);
    session.hold ??= setInterval(() => undefined, FOR_EVER_MS);
    session.leases.add(lease);
    lease.session = session;
  }

  function leave(lease: Lease): void {
    const { session } = lease;
    if (!session.leases.delete(lease) || session.leases.size > 0) return;
    clearInterval(session.hold);
    session.hold = undefined;
    session.linger = setTimeout(() => end(session), options.lingerMs).unref();
  }

  function forget(session: Session): void {
    if (sessions.get(session.key) === session) sessions.delete(session.key);
  }

  function end(session: Session): void {
    forget(session);
    clearTimeout(session.linger);
    clearInterval(session.hold);
    void session.client.stop();
  }

  /**
   * A changed credential, or one that now receives: the gateway has ended the older session of the
   * account, or would end this one for it. Who used the older one, a trigger say, goes on with this.
   */
  function replaceOthers(session: Session): void {
    for (const other of [...sessions.values()]) {
      if (other === session || other.account !== session.account) continue;
      for (const lease of other.leases) join(session, lease);
      other.leases.clear();
      end(other);
    }
  }

  return {
    async acquire(settings, mode, listener) {
      const known = find(settings, mode);
      const opened = known ? accepted(known) : open(settings, findMode(settings, mode));
      if (!opened.ok) return opened;
      const session = opened.value;
      const listeners = new Set(listener === undefined ? [] : [listener]);
      const lease: Lease = { session, listeners, tellRefusal: new Set() };
      join(session, lease);
      const started = await session.started;
      if (!started.ok) {
        session.leases.delete(lease);
        end(session);
        return started;
      }
      if (known === undefined) replaceOthers(session);
      return accepted({
        get client() {
          return lease.session.client;
        },
        listen(other) {
          lease.listeners.add(other);
          return () => lease.listeners.delete(other);
        },
        onRefused: (tell) => void lease.tellRefusal.add(tell),
        release: () => leave(lease),
      });
    },
  };
}
