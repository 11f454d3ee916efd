/**
 * The emulator's own SMPP codec, written from the specification: a PDU is a header of four numbers,
 * fields, and optional parameters.
 */

const HEADER_OCTETS = 16;
/** Longer PDUs end the connection. */
const MOST_OCTETS = 70_000;

export interface RawPdu {
  readonly id: number;
  readonly status: number;
  readonly sequence: number;
  readonly body: Buffer;
}

/** Complete PDUs cut off the received bytes. */
export interface Cut {
  readonly pdus: readonly RawPdu[];
  readonly rest: Buffer;
  /**
   * `sequence_number` of a PDU with an impossible length, 0 if it was not received: the bytes after
   * it cannot be read. `null` = all lengths are possible.
   */
  readonly brokenAt: number | null;
}

export function cutPdus(bytes: Buffer): Cut {
  const pdus: RawPdu[] = [];
  let rest = bytes;
  while (rest.length >= 4) {
    const length = rest.readUInt32BE(0);
    if (length < HEADER_OCTETS || length > MOST_OCTETS) {
      const sequence = rest.length < HEADER_OCTETS ? 0 : rest.readUInt32BE(12);
      return { pdus, rest: Buffer.alloc(0), brokenAt: sequence };
    }
    if (rest.length < length) break;
    pdus.push({
      id: rest.readUInt32BE(4),
      status: rest.readUInt32BE(8),
      sequence: rest.readUInt32BE(12),
      body: rest.subarray(HEADER_OCTETS, length),
    });
    rest = rest.subarray(length);
  }
  return { pdus, rest, brokenAt: null };
}

export function writePdu(id: number, status: number, sequence: number, body: Buffer): Buffer {
  const header = Buffer.alloc(HEADER_OCTETS);
  header.writeUInt32BE(HEADER_OCTETS + body.length, 0);
  header.writeUInt32BE(id, 4);
  header.writeUInt32BE(status, 8);
  header.writeUInt32BE(sequence, 12);
  return Buffer.concat([header, body]);
}

/** The body ends before its fields do. */
export class ShortBody extends Error {}

/** Reads the fields of a body in order. */
export class BodyReader {
  private at = 0;

  constructor(private readonly body: Buffer) {}

  byte(): number {
    const value = this.body[this.at];
    if (value === undefined) throw new ShortBody();
    this.at += 1;
    return value;
  }

  text(): string {
    const end = this.body.indexOf(0, this.at);
    if (end < 0) throw new ShortBody();
    const value = this.body.toString('latin1', this.at, end);
    this.at = end + 1;
    return value;
  }

  bytes(length: number): Buffer {
    if (this.at + length > this.body.length) throw new ShortBody();
    const value = Buffer.from(this.body.subarray(this.at, this.at + length));
    this.at += length;
    return value;
  }

  /** Reads the remaining bytes as optional parameters, by tag. */
  parameters(): Map<number, Buffer> {
    const found = new Map<number, Buffer>();
    while (this.at < this.body.length) {
      const head = this.bytes(4);
      found.set(head.readUInt16BE(0), this.bytes(head.readUInt16BE(2)));
    }
    return found;
  }
}

/** A C-octet string: text with its terminating NUL. */
export function text(value: string): Buffer {
  return Buffer.from(`${value}\0`, 'latin1');
}

export function parameter(tag: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(tag, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value]);
}
