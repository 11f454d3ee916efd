import { backOff } from '../pacing/retry';
import { findSmppStatus } from '../tables/smpp';
import { buildBind, readBindResponse } from './bind';
import type { BoundInfo, SmppClientState } from './client-interface';
import type { SmppPorts, SmppServer } from './connection';
import {
  accepted,
  rejected,
  smppFailure,
  type SmppFailure,
  type SmppProblem,
  type SmppResult,
} from './problem';
import { createSession, type Session, type SessionListeners } from './session';
import type { SmppSettings } from './settings';

/** A connection that lasts this long resets the backoff. */
const GOOD_MS = 30_000;

export interface ConnectionListeners extends Pick<SessionListeners, 'onMessage' | 'onRoom'> {
  onState(state: SmppClientState): void;
  /** A bound session, or `null` when it has ended. */
  onSession(session: Session | null): void;
}

/** Keeps one connection open: connects, binds and reconnects until `stop`. */
export interface ConnectionManager {
  /** Whether to continue after a failed first attempt. */
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
      // Both servers have the same accounts, so the other one would reject the login too.
      if (problem.kind === 'smppRefusal') break;
    }
    if (isFinal(problem)) return fail(problem);
    pause(problem);
  }

  /** Resolves when the bind succeeds or fails. */
  async function attempt(server: SmppServer): Promise<SmppResult<BoundInfo>> {
    const connected = await ports
      .connect(server)
      .catch(() => rejected(smppFailure('connectionFailed')));
    if (!connected.ok) return connected;
    if (isStopped) {
      connected.value.destroy();
      return rejected(smppFailure('stopped'));
    }
    let boundAt: number | null = null;
    const own = createSession(connected.value, ports, settings, {
      onMessage(pdu, offer) {
        // Before the bind succeeds, nothing is addressed to this login.
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

  /** After a successful bind, an unknown status may be a temporary rejection. */
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

/** Returns the result of `start` for a state, or `null` while it is undecided. */
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
      return rejected(state.problem);
    case 'waiting':
      return keepTrying ? null : rejected(state.problem);
    case 'connecting':
      return null;
    case 'stopped':
      return rejected(smppFailure('stopped'));
  }
}

/** Returns the failure for queued requests when the login is rejected. */
export function toFailure(problem: SmppProblem): SmppFailure {
  return problem.kind === 'smppFailure' ? problem : smppFailure('notConnected');
}
