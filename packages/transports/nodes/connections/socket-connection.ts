import type { Socket } from 'node:net';

import type { ByteConnection } from '../../../../protocol/transports';

/**
 * An open socket as the protocol uses it. What is written within one turn of the event loop leaves
 * in one piece: a window of a thousand messages would be a thousand calls of the system otherwise.
 */
export function wrapSocket(socket: Socket): ByteConnection {
  let isBroken = false;
  let isDestroyed = false;
  let isCorked = false;
  socket.on('error', () => {
    isBroken = true;
  });
  // A server that says goodbye reads no more; bytes that wait for it would hold the socket open.
  socket.once('end', () => socket.destroy());
  return {
    write(bytes) {
      if (socket.destroyed) return false;
      if (!isCorked) {
        isCorked = true;
        socket.cork();
        process.nextTick(() => {
          isCorked = false;
          socket.uncork();
        });
      }
      return socket.write(bytes);
    },
    onData: (listener) => void socket.on('data', listener),
    onDrain: (listener) => void socket.on('drain', listener),
    onClose(listener) {
      const tell = () =>
        listener(isDestroyed ? 'destroyed' : isBroken ? 'brokeOff' : 'closedByPeer');
      if (socket.closed) process.nextTick(tell);
      else socket.once('close', tell);
    },
    destroy() {
      isDestroyed = true;
      socket.destroy();
    },
  };
}
