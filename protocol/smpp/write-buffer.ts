import type { ByteConnection } from './connection';

/** Octets that are collected before a write, so that a full window is one write. */
const BATCH_OCTETS = 16_384;
/** Most PDUs in the buffer while the peer does not read: only responses and enquire_links. */
const MOST_HELD = 2000;

/** Writes PDUs to a connection as fast as the peer reads them. */
export interface WriteBuffer {
  /** False while the peer does not read: only responses and enquire_links may be sent. */
  readonly isOpen: boolean;
  /**
   * Sends a PDU together with the others of the same turn. Buffers it while the peer does not read.
   */
  send(pdu: Buffer): void;
  /**
   * Writes PDUs sent during `work` directly after it, not at the end of the turn. The peer then
   * works on the next messages while outcomes of the previous ones are reported.
   */
  gather(work: () => void): void;
  /** Writes the buffered PDUs. */
  flush(): void;
  drained(): void;
  close(): void;
}

export function createWriteBuffer(connection: ByteConnection, onStuck: () => void): WriteBuffer {
  let collected: Buffer[] = [];
  let octets = 0;
  let isDraining = false;
  let isPlanned = false;
  let isGathering = false;
  let isClosed = false;

  function flush(): void {
    if (isDraining || isClosed || collected.length === 0) return;
    const bytes =
      collected.length === 1 ? (collected[0] as Buffer) : Buffer.concat(collected, octets);
    collected = [];
    octets = 0;
    isDraining = !connection.write(bytes);
  }

  function planFlush(): void {
    if (isPlanned || isGathering) return;
    isPlanned = true;
    void Promise.resolve().then(() => {
      isPlanned = false;
      flush();
    });
  }

  return {
    get isOpen() {
      return !isDraining && !isClosed;
    },
    send(pdu) {
      if (isClosed) return;
      collected.push(pdu);
      octets += pdu.length;
      if (isDraining) {
        if (collected.length > MOST_HELD) onStuck();
      } else if (octets >= BATCH_OCTETS) flush();
      else planFlush();
    },
    gather(work) {
      isGathering = true;
      try {
        work();
      } finally {
        isGathering = false;
        flush();
      }
    },
    flush,
    drained() {
      isDraining = false;
      flush();
    },
    close() {
      isClosed = true;
      collected = [];
    },
  };
}
