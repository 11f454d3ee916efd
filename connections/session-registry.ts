import type { DeliveryListener, SessionLease, SessionMode } from '../operations/smpp/session';
import {
  accepted,
  createRedeliveryDetector,
  type RedeliveryDetector,
  type SmppClient,
  type SmppResult,
} from '../protocol';
import { deliverToLeases, Lease } from './lease';
import { accountKey, sessionKey, type SessionSettings } from './session-settings';

export interface SessionRegistry {
  /**
   * Returns a bound session with these settings. A session that receives also serves users that
   * only send. On a problem, nothing of the attempt remains.
   *
   * @param listener gets delivered events as soon as the gateway accepts the login, because it
   *   sends queued events at once; never before
   * @param ready resolves when the listener can accept events; the default is at once
   */
  acquire(
    settings: SessionSettings,
    mode: SessionMode,
    listener?: DeliveryListener,
    ready?: Promise<void>,
  ): Promise<SmppResult<SessionLease>>;
  /** Closes the sessions without users at once. Resolves when they are closed. */
  closeUnused(): Promise<void>;
}

export interface RegistryOptions {
  createClient(
    settings: SessionSettings,
    mode: SessionMode,
    redeliveries: RedeliveryDetector,
  ): SmppResult<SmppClient>;
  /** How long, in ms, a session without users stays open. */
  readonly lingerMs: number;
}

interface Session {
  readonly key: string;
  readonly account: string;
  readonly mode: SessionMode;
  readonly client: SmppClient;
  readonly redeliveries: RedeliveryDetector;
  readonly started: Promise<SmppResult<unknown>>;
  /** Whether the gateway has accepted the login of the session. */
  isAccepted: boolean;
  /** The leases of this session and of the sessions that it replaced. */
  readonly leases: Set<Lease<Session>>;
  /** Closes the session some time after its last lease ended. */
  closeTimer: NodeJS.Timeout | undefined;
  /** Keeps the process alive while the session has users. */
  keepAlive: NodeJS.Timeout | undefined;
}

const LONGEST_INTERVAL_MS = 2 ** 31 - 1;

/**
 * The sessions of a process. By default the gateway allows one bind per login and closes the older
 * connection when a second one binds, so the action and the trigger of one credential share a
 * session.
 */
export function createSessionRegistry(options: RegistryOptions): SessionRegistry {
  const sessions = new Map<string, Session>();

  function find(settings: SessionSettings, mode: SessionMode): Session | undefined {
    const receiving = sessions.get(sessionKey(settings, 'transceiver'));
    return receiving ?? sessions.get(sessionKey(settings, mode));
  }

  function listSessions(account: string): Session[] {
    return [...sessions.values()].filter((session) => session.account === account);
  }

  /** A session replaces the older one of the account, so it must receive if that one did. */
  function findMode(settings: SessionSettings, wanted: SessionMode): SessionMode {
    const account = accountKey(settings);
    const isReceiving = listSessions(account).some(
      (one) => one.mode === 'transceiver' && one.leases.size > 0,
    );
    return isReceiving ? 'transceiver' : wanted;
  }

  function open(settings: SessionSettings, mode: SessionMode): SmppResult<Session> {
    const account = accountKey(settings);
    const [other] = listSessions(account);
    const redeliveries = other?.redeliveries ?? createRedeliveryDetector();
    const created = options.createClient(settings, mode, redeliveries);
    if (!created.ok) return created;
    const client = created.value;
    const leases = new Set<Lease<Session>>();
    if (mode === 'transceiver') {
      client.onDeliver(
        async (event, delivery) => await deliverToLeases(event, delivery, leasesOf(session)),
      );
    }
    const session: Session = {
      key: sessionKey(settings, mode),
      account,
      mode,
      client,
      redeliveries,
      started: client.start().then((started) => {
        session.isAccepted = started.ok;
        return started;
      }),
      isAccepted: false,
      leases,
      closeTimer: undefined,
      keepAlive: undefined,
    };
    client.onState((state) => {
      if (state.kind !== 'failed') return;
      remove(session);
      for (const lease of leases)
        for (const notify of lease.rejectionListeners) notify(state.problem);
    });
    sessions.set(session.key, session);
    return accepted(session);
  }

  /**
   * Returns its own leases, because events only arrive after its bind, and those of sessions of the
   * same account that the gateway has accepted, because one replaces the other.
   */
  function leasesOf({ account, leases }: Session): Lease<Session>[] {
    const others = listSessions(account).filter((other) => other.isAccepted);
    return [leases, ...others.map((other) => other.leases)].flatMap((some) => [...some]);
  }

  function join(session: Session, lease: Lease<Session>): void {
    clearTimeout(session.closeTimer);
    session.keepAlive ??= setInterval(() => undefined, LONGEST_INTERVAL_MS);
    session.leases.add(lease);
    lease.session = session;
  }

  function leave(lease: Lease<Session>): void {
    const { session } = lease;
    lease.close();
    if (!session.leases.delete(lease) || session.leases.size > 0) return;
    clearInterval(session.keepAlive);
    session.keepAlive = undefined;
    session.closeTimer = setTimeout(() => void end(session), options.lingerMs).unref();
  }

  function remove(session: Session): void {
    if (sessions.get(session.key) === session) sessions.delete(session.key);
  }

  async function end(session: Session): Promise<void> {
    remove(session);
    clearTimeout(session.closeTimer);
    clearInterval(session.keepAlive);
    await session.client.stop();
  }

  /**
   * Replaces older sessions of the account, after a change of the credential with the same password
   * or a change to receiving: the gateway has closed the older session, or would close this one for
   * it. The users of the older session, such as a trigger, continue with this one.
   */
  function replaceOthers(session: Session): void {
    for (const other of listSessions(session.account)) {
      if (other === session) continue;
      for (const lease of other.leases) join(session, lease);
      other.leases.clear();
      void end(other);
    }
  }

  return {
    async closeUnused() {
      const unused = [...sessions.values()].filter(({ leases }) => leases.size === 0);
      await Promise.all(unused.map(end));
    },
    async acquire(settings, mode, listener, ready) {
      const known = find(settings, mode);
      const opened = known ? accepted(known) : open(settings, findMode(settings, mode));
      if (!opened.ok) return opened;
      const session = opened.value;
      const lease = new Lease(session, listener, ready);
      join(session, lease);
      const started = await session.started;
      if (!started.ok) {
        lease.close();
        session.leases.delete(lease);
        void end(session);
        return started;
      }
      if (known === undefined) replaceOthers(session);
      return accepted({
        get client() {
          return lease.session.client;
        },
        listen: (other) => lease.listen(other),
        onRejected: (notify) => void lease.rejectionListeners.add(notify),
        release: () => leave(lease),
      });
    },
  };
}
