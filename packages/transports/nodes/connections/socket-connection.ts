import type { Socket } from 'node:net';

import type { ByteConnection } from '../../../../protocol';
import type { SocketReader } from './socket-reader';

/** Returns an open socket as a connection of the protocol, which buffers its writes itself. */
export function wrapSocket(socket: Socket, reader: SocketReader): ByteConnection {
  let isBroken = false;
  let isDestroyed = false;
  socket.on('error', () => {
    isBroken = true;
  });
  // A server that closes the connection no longer reads. Pending bytes would keep the socket open.
  socket.once('end', () => socket.destroy());
  return {
    write: (bytes) => !socket.destroyed && socket.write(bytes),
    onData: reader.listen,
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
