import type { Socket } from 'node:net';

import type { ByteConnection } from '../../../../protocol';
import type { SocketReader } from './socket-reader';

/** An open socket as the protocol uses it, which writes in large pieces itself. */
export function wrapSocket(socket: Socket, reader: SocketReader): ByteConnection {
  let isBroken = false;
  let isDestroyed = false;
  socket.on('error', () => {
    isBroken = true;
  });
  // A server that says goodbye reads no more; bytes that wait for it would hold the socket open.
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
