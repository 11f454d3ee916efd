import type { OnReadOpts, Socket } from 'node:net';
import type { ByteConnection } from '../../../../protocol';

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

/** As much as Node.js itself reads at once. */
const READ_OCTETS = 65_536;

/** What comes over one socket, and who is told of it. */
export interface SocketReader {
  /** For the socket, when it is made. */
  readonly onread: OnReadOpts;
  /** Once. The bytes are there until the listener returns; the next ones take their place. */
  listen(listener: (bytes: Buffer) => void): void;
}

/**
 * Reads a socket into the same memory again and again. A socket left to itself asks for 64 KiB for
 * every answer, however short, and hands it through a stream that nobody needs here.
 */
export function createSocketReader(): SocketReader {
  const early: Buffer[] = [];
  let take = (bytes: Buffer): void => void early.push(Buffer.from(bytes));
  return {
    onread: {
      buffer: Buffer.allocUnsafeSlow(READ_OCTETS),
      callback(octets, buffer) {
        take(buffer.subarray(0, octets) as Buffer);
        return true;
      },
    },
    listen(listener) {
      take = listener;
      if (early.length > 0) process.nextTick(listener, Buffer.concat(early));
    },
  };
}
