import type { OnReadOpts, Socket } from 'node:net';
import type { ByteConnection } from '../protocol';

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
      const notify = () =>
        listener(isDestroyed ? 'destroyed' : isBroken ? 'brokeOff' : 'closedByPeer');
      if (socket.closed) process.nextTick(notify);
      else socket.once('close', notify);
    },
    destroy() {
      isDestroyed = true;
      socket.destroy();
    },
  };
}

/** Bytes per read, the same as in Node.js itself. */
const READ_OCTETS = 65_536;

/** Reads one socket and passes its bytes to a listener. */
export interface SocketReader {
  /** Option for the creation of the socket. */
  readonly onread: OnReadOpts;
  /**
   * Sets the listener, once. The bytes are valid until the listener returns; the next ones
   * overwrite them.
   */
  listen(listener: (bytes: Buffer) => void): void;
}

/**
 * Creates a reader that reads a socket into the same memory each time. By default a socket
 * allocates 64 KiB for every response, however short, and passes it through a stream that is not
 * needed here.
 */
export function createSocketReader(): SocketReader {
  const early: Buffer[] = [];
  let receive = (bytes: Buffer): void => void early.push(Buffer.from(bytes));
  return {
    onread: {
      buffer: Buffer.allocUnsafeSlow(READ_OCTETS),
      callback(octets, buffer) {
        receive(buffer.subarray(0, octets) as Buffer);
        return true;
      },
    },
    listen(listener) {
      receive = listener;
      if (early.length > 0) process.nextTick(listener, Buffer.concat(early));
    },
  };
}
