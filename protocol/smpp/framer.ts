import { LONGEST_PDU, PDU_HEADER_OCTETS } from './pdu';

/** Cuts a stream of bytes into PDUs, however it is chunked. Holds at most one PDU (64 KiB). */
export interface Framer {
  /**
   * Hands every whole PDU to `take`, in order. What it gets may be part of `chunk`: it is to be read
   * at once. Gives `null`, or what is wrong with the stream (`command_length 15`); after that nothing
   * is taken any more, because nobody knows where the next PDU begins.
   */
  push(chunk: Buffer, take: (pdu: Buffer) => void): string | null;
  /** `sequence_number` of the PDU that is wrong, as far as its header came; else 0. */
  readonly rejectedSequence: number;
}

const LENGTH_OCTETS = 4;
const SEQUENCE_AT = 12;

export function createFramer(longest: number = LONGEST_PDU): Framer {
  /** Beginning of a PDU that is not whole: its length first, then room for all of it. */
  let begun: Buffer = Buffer.allocUnsafe(LENGTH_OCTETS);
  let filled = 0;
  let problem: string | null = null;
  let rejectedSequence = 0;

  function checkLength(length: number): boolean {
    if (length >= PDU_HEADER_OCTETS && length <= longest) return true;
    problem = `command_length ${length}`;
    return false;
  }

  /** Copies up to `until` octets of the begun PDU; gives the new position in the chunk. */
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

  function push(chunk: Buffer, take: (pdu: Buffer) => void): string | null {
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
          take(chunk.subarray(at, at + length));
          at += length;
          continue;
        }
      }
      at = begin(chunk, at);
      if (problem !== null || filled < LENGTH_OCTETS || filled < begun.length) continue;
      const whole = begun;
      begun = Buffer.allocUnsafe(LENGTH_OCTETS);
      filled = 0;
      take(whole);
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
