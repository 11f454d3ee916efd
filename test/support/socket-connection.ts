import * as net from 'node:net';
import * as tls from 'node:tls';
import { smppFailure } from '../../protocol/smpp/problem';
import type { ByteConnection, SmppPorts } from '../../protocol/smpp/connection';

/** Ports of an SMPP client over real sockets and real time, for tests and measurements. */
export function socketPorts(port: number, secure: tls.ConnectionOptions | null = null): SmppPorts {
  return {
    connect: () =>
      new Promise((resolve) => {
        const target = { host: '127.0.0.1', port };
        const socket =
          secure === null ? net.connect(target) : tls.connect({ ...target, ...secure });
        socket.setNoDelay(true);
        socket.once(secure === null ? 'connect' : 'secureConnect', () => {
          socket.off('error', refuse);
          resolve({ ok: true, value: wrapSocket(socket) });
        });
        function refuse(): void {
          resolve({ ok: false, problem: smppFailure('connectionRefused') });
        }
        socket.once('error', refuse);
      }),
    monotonicNow: () => performance.now(),
    wallClock: () => Date.now(),
    schedule(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    random: Math.random,
  };
}

function wrapSocket(socket: net.Socket): ByteConnection {
  let hasFailed = false;
  socket.on('error', () => (hasFailed = true));
  return {
    write: (bytes) => socket.write(bytes),
    onData: (listener) => void socket.on('data', listener),
    onDrain: (listener) => void socket.on('drain', listener),
    onClose: (listener) =>
      void socket.on('close', () => listener(hasFailed ? 'brokeOff' : 'closedByPeer')),
    destroy: () => void socket.destroy(),
  };
}
