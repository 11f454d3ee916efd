import type { ByteConnection } from './connection';

/** Octets that are collected before they are written, so that a full window is one write. */
const BATCH_OCTETS = 16_384;
/** PDUs that may wait for a peer that does not read: answers and enquire_links, nothing else. */
const MOST_HELD = 2000;

/** Writes PDUs to a connection, as fast as the peer takes them. */
export interface WriteBuffer {
  /** False: only what cannot wait may be sent. */
  readonly isOpen: boolean;
  /** Sends a PDU with all that is sent in the same turn. What comes while the peer does not read is held. */
  send(pdu: Buffer): void;
  /**
   * Writes what is sent during `work` right after it, and not at the end of the turn: the peer is at
   * work on the next messages while the outcome of the last ones is told.
   */
  gather(work: () => void): void;
  /** Writes what was collected. */
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
