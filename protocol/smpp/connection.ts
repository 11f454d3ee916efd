import type { SmppResult } from './problem';

/** Why a connection ended. */
export type ConnectionEnd =
  /** The peer closed it normally. */
  | 'closedByPeer'
  /** It was interrupted: reset, network failure, TLS error. */
  | 'brokeOff'
  /** `destroy` was called. */
  | 'destroyed';

/**
 * A connection for bytes in both directions, such as a TCP or TLS socket. Listeners are set once,
 * before the first write. After the end no listener is called and `write` does nothing.
 */
export interface ByteConnection {
  /**
   * Returns false if the peer is slower than the writer. The bytes are accepted; wait for `onDrain`
   * before you write more.
   */
  write(bytes: Uint8Array): boolean;
  /** Read the bytes synchronously: the buffer may be reused. */
  onData(listener: (bytes: Buffer) => void): void;
  onDrain(listener: () => void): void;
  /** Called once, however the connection ends. */
  onClose(listener: (end: ConnectionEnd) => void): void;
  /** Closes the connection immediately. May be called several times. */
  destroy(): void;
}

/** Server of a region to connect to. */
export type SmppServer = 'main' | 'backup';

/** Functions that the host provides. */
export interface SmppPorts {
  /**
   * Makes one attempt to connect, with its own time limit. Never rejects. Problems: SmppFailure.
   */
  connect(server: SmppServer): Promise<SmppResult<ByteConnection>>;
  /**
   * Milliseconds of a clock that never goes back, with any origin. For durations only, not for
   * dates.
   */
  monotonicNow(): number;
  /** Milliseconds since 1970, UTC. This clock may be set back, so it does not measure durations. */
  wallClock(): number;
  /** Runs a function once after `ms`. Returns a function that cancels it. */
  schedule(ms: number, run: () => void): () => void;
  /** From 0 to 1. */
  random(): number;
}
