import { LONGEST_PDU, PDU_HEADER_OCTETS } from './pdu';

/**
 * Splits a stream of bytes into PDUs, independent of chunk boundaries. Buffers at most one PDU (64
 * KiB).
 */
export interface Framer {
  /**
   * Calls `onPdu` with each complete PDU, in order. The buffer may be part of `chunk`, so the
   * callback must read it synchronously. Returns `null`, or what is wrong with the stream
   * (`command_length 15`). After an error it ignores all further bytes, because the start of the
   * next PDU is unknown.
   */
  push(chunk: Buffer, onPdu: (pdu: Buffer) => void): string | null;
  /** `sequence_number` of the invalid PDU, or 0 if its header is incomplete. */
  readonly rejectedSequence: number;
}

const LENGTH_OCTETS = 4;
const SEQUENCE_AT = 12;

export function createFramer(longest: number = LONGEST_PDU): Framer {
  /** An incomplete PDU: first its length, then a buffer of that length. */
  let begun: Buffer = Buffer.allocUnsafe(LENGTH_OCTETS);
  let filled = 0;
  let problem: string | null = null;
  let rejectedSequence = 0;

  function checkLength(length: number): boolean {
    if (length >= PDU_HEADER_OCTETS && length <= longest) return true;
    problem = `command_length ${length}`;
    return false;
  }

  /** Copies octets until the buffer holds `until` octets. Returns the new position in the chunk. */
  function fill(chunk: Buffer, at: number, until: number): number {
    const copied = chunk.copy(begun, filled, at, at + until - filled);
    filled += copied;
    return at + copied;
  }

  function begin(chunk: Buffer, start: number): number {
    let at = start;
    if (filled < LENGTH_OCTETS) {
      at = fill(chunk, at, LENGTH_OCTETS);
      if (filled < LENGTH_OCTETS) return at;
      const length = begun.readUInt32BE(0);
      if (!checkLength(length)) return chunk.length;
      const whole = Buffer.allocUnsafe(length);
      begun.copy(whole);
      begun = whole;
    }
    return fill(chunk, at, begun.length);
  }

  function push(chunk: Buffer, onPdu: (pdu: Buffer) => void): string | null {
    let at = 0;
    while (problem === null && at < chunk.length) {
      if (filled === 0 && chunk.length - at >= LENGTH_OCTETS) {
        const length = chunk.readUInt32BE(at);
        if (!checkLength(length)) {
          const hasHeader = length >= PDU_HEADER_OCTETS && chunk.length - at >= PDU_HEADER_OCTETS;
          rejectedSequence = hasHeader ? chunk.readUInt32BE(at + SEQUENCE_AT) : 0;
          break;
        }
        if (chunk.length - at >= length) {
          onPdu(chunk.subarray(at, at + length));
          at += length;
          continue;
        }
      }
      at = begin(chunk, at);
      if (problem !== null || filled < LENGTH_OCTETS || filled < begun.length) continue;
      const whole = begun;
      begun = Buffer.allocUnsafe(LENGTH_OCTETS);
      filled = 0;
      onPdu(whole);
    }
    return problem;
  }

  return {
    push,
    get rejectedSequence() {
      return rejectedSequence;
    },
  };
}
