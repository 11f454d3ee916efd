/** What our SMPP client needs, over a socket to the loopback address. */
import { connect } from 'node:net';
import {
  smppFailure,
  type ByteConnection,
  type SmppPorts,
  type SmppResult,
} from '../../protocol/transports';

export function createPorts(port: number): SmppPorts {
  return {
    connect: () => open(port),
    now: () => performance.now(),
    schedule(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    random: Math.random,
  };
}

function open(port: number): Promise<SmppResult<ByteConnection>> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let wasDestroyed = false;
    let brokeOff = false;
    socket.on('error', () => {
      brokeOff = true;
      resolve({ ok: false, problem: smppFailure('connectionRefused') });
    });
    socket.once('end', () => socket.destroy());
    socket.once('connect', () =>
      resolve({
        ok: true,
        value: {
          write: (bytes) => socket.write(bytes),
          onData: (listener) => void socket.on('data', listener),
          onDrain: (listener) => void socket.on('drain', listener),
          onClose: (listener) =>
            void socket.once('close', () =>
              listener(wasDestroyed ? 'destroyed' : brokeOff ? 'brokeOff' : 'closedByPeer'),
            ),
          destroy() {
            wasDestroyed = true;
            socket.destroy();
          },
        },
      }),
    );
  });
}
