import { accepted, type SmppPorts } from '../../../../protocol';
import { openSocket } from './open-socket';
import type { Target } from './session-settings';
import { createSocketReader, wrapSocket } from './socket-connection';

const CONNECT_TIMEOUT_MS = 15_000;

/**
 * What the protocol needs of the machine. Neither sockets nor timers keep the process alive: that
 * is for those to decide who use the session.
 */
export function createPorts({ hosts, ...target }: Target): SmppPorts {
  return {
    async connect(server) {
      const host = hosts[server === 'main' ? 0 : hosts.length - 1] ?? '';
      const reader = createSocketReader();
      const socket = await openSocket({ ...target, host }, reader, CONNECT_TIMEOUT_MS);
      return socket.ok ? accepted(wrapSocket(socket.value, reader)) : socket;
    },
    monotonicNow: () => performance.now(),
    wallClock: () => Date.now(),
    schedule(ms, run) {
      const timer = setTimeout(run, ms).unref();
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
  };
}
