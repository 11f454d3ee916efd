import { backOff } from '../pacing/retry';
import { findSmppStatus } from '../tables/smpp';
import { buildBind, readBindResponse } from './bind';
import type { BoundInfo, SmppClientState } from './client-interface';
import type { SmppPorts, SmppServer } from './connection';
import {
  accepted,
  refused,
  smppFailure,
  type SmppFailure,
  type SmppProblem,
  type SmppResult,
} from './problem';
import { createSession, type Session, type SessionListeners } from './session';
import type { SmppSettings } from './settings';

/** After so long a connection counts as good: the next pause is the shortest again. */
const GOOD_MS = 30_000;

export interface ConnectionListeners extends Pick<SessionListeners, 'onMessage' | 'onRoom'> {
  onState(state: SmppClientState): void;
  /** A session that is bound; `null` when it has ended. */
  onSession(session: Session | null): void;
}

/** Keeps one connection: connects, binds, and begins again when it ends, until it is told to stop. */
export interface ConnectionManager {
  /** True: goes on after a first attempt that failed. */
  keepTrying: boolean;
  stop(): void;
}

export function startConnectionManager(
  ports: SmppPorts,
  settings: SmppSettings,
  listeners: ConnectionListeners,
): ConnectionManager {
  const manager: ConnectionManager = { keepTrying: false, stop };
  let isStopped = false;
  let wasBound = false;
  let failedRounds = 0;
  let session: Session | null = null;
  let cancelPause: (() => void) | null = null;

  function stop(): void {
    isStopped = true;
    cancelPause?.();
    session?.end(smppFailure('stopped'));
  }

  async function runRound(): Promise<void> {
    const servers: SmppServer[] = settings.hasBackup ? ['main', 'backup'] : ['main'];
    let problem: SmppProblem = smppFailure('connectionFailed');
    for (const server of servers) {
      if (isStopped) return;
      listeners.onState({ kind: 'connecting', server });
      const bound = await attempt(server);
      if (isStopped || bound.ok) return;
      problem = bound.problem;
      // The other server knows the same accounts.
      if (problem.kind === 'smppRefusal') break;
    }
    if (isFinal(problem)) return fail(problem);
    pause(problem);
  }

  /** Resolves when the connection is bound, or not. */
  async function attempt(server: SmppServer): Promise<SmppResult<BoundInfo>> {
    const connected = await ports
      .connect(server)
      .catch(() => refused(smppFailure('connectionFailed')));
    if (!connected.ok) return connected;
    if (isStopped) {
      connected.value.destroy();
      return refused(smppFailure('stopped'));
    }
    let boundAt: number | null = null;
    const own = createSession(connected.value, ports, settings, {
      onMessage(pdu, offer) {
        // Nothing is for this login before the server has accepted it.
        if (boundAt === null) offer.respond(false);
        else listeners.onMessage(pdu, offer);
      },
      onRoom: listeners.onRoom,
      onEnd(failure) {
        session = null;
        if (boundAt === null) return;
        listeners.onSession(null);
        if (isStopped) return;
        if (ports.monotonicNow() - boundAt >= GOOD_MS) failedRounds = 0;
        pause(failure);
      },
    });
    session = own;
    const bind = buildBind(settings);
    return new Promise((resolve) => {
      own.request(bind, (reply) => {
        const bound = readBindResponse(reply, bind.command, server);
        if (!bound.ok) {
          own.end(smppFailure('closedByServer'));
          return resolve(bound);
        }
        boundAt = ports.monotonicNow();
        wasBound = true;
        listeners.onState({ kind: 'bound', ...bound.value });
        listeners.onSession(own);
        resolve(bound);
      });
    });
  }

  /** A login that was good once may be refused for a moment by a status that nobody knows. */
  function isFinal(problem: SmppProblem): boolean {
    if (problem.kind !== 'smppRefusal') return !wasBound && !manager.keepTrying;
    if (problem.retry !== 'never') return !wasBound && !manager.keepTrying;
    return !wasBound || findSmppStatus(problem.code) !== undefined;
  }

  function fail(problem: SmppProblem): void {
    isStopped = true;
    listeners.onState({ kind: 'failed', problem });
  }

  function pause(problem: SmppProblem): void {
    const retryInMs = backOff(failedRounds, ports.random);
    failedRounds += 1;
    cancelPause = ports.schedule(retryInMs, () => {
      cancelPause = null;
      void runRound();
    });
    listeners.onState({ kind: 'waiting', retryInMs, problem });
  }

  void runRound();
  return manager;
}

/** What a state says about the start of a client; `null` while it is not known. */
export function readStart(
  state: SmppClientState,
  keepTrying: boolean,
): SmppResult<BoundInfo> | null {
  switch (state.kind) {
    case 'bound': {
      const { kind: _kind, ...info } = state;
      return accepted(info);
    }
    case 'failed':
      return refused(state.problem);
    case 'waiting':
      return keepTrying ? null : refused(state.problem);
    case 'connecting':
      return null;
    case 'stopped':
      return refused(smppFailure('stopped'));
  }
}

/** What is told to those that wait when the login was refused. */
export function toFailure(problem: SmppProblem): SmppFailure {
  return problem.kind === 'smppFailure' ? problem : smppFailure('notConnected');
}
