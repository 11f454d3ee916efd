import type { SmppResult } from './problem';

/** Why a connection ended, as far as its two ends can tell. */
export type ConnectionEnd =
  /** The peer closed it in order. */
  | 'closedByPeer'
  /** It broke off: reset, network gone, TLS error. */
  | 'brokeOff'
  /** `destroy` was called. */
  | 'destroyed';

/**
 * A connection over which bytes go both ways, such as a TCP or TLS socket. Listeners are set once,
 * before anything is written. After the end nothing is reported any more, and `write` does nothing.
 */
export interface ByteConnection {
  /** False: the peer does not keep up; the bytes are taken, but write no more before `onDrain`. */
  write(bytes: Uint8Array): boolean;
  /** The bytes are to be read at once: the next ones may take their place in memory. */
  onData(listener: (bytes: Buffer) => void): void;
  onDrain(listener: () => void): void;
  /** Called once, whatever ended the connection. */
  onClose(listener: (end: ConnectionEnd) => void): void;
  /** Ends it at once. May be called several times. */
  destroy(): void;
}

/** Which of the servers of an area an attempt is for. */
export type SmppServer = 'main' | 'backup';

/** All that the client needs from outside. */
export interface SmppPorts {
  /** One attempt to connect, with a time limit of its own. Never rejects; see `smppFailure` for reasons. */
  connect(server: SmppServer): Promise<SmppResult<ByteConnection>>;
  /**
   * Milliseconds of a clock that is never set back, from any origin. For durations only: its values
   * are not dates.
   */
  monotonicNow(): number;
  /** The date: milliseconds since 1970, UTC. It may be set back, so no duration is measured by it. */
  wallClock(): number;
  /** Runs something once, later. Returns a function that cancels it. */
  schedule(ms: number, run: () => void): () => void;
  /** 0 to 1. */
  random(): number;
}
