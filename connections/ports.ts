import { accepted, type SmppPorts } from '../protocol';
import { openSocket } from './open-socket';
import type { Target } from './session-settings';
import { createSocketReader, wrapSocket } from './socket-connection';

const CONNECT_TIMEOUT_MS = 15_000;

/**
 * The ports of the protocol: sockets and timers. They do not keep the process alive, because the
 * users of a session decide about that.
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
