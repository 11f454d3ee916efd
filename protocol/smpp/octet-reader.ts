import type { FieldRow } from './layouts';

/**
 * Reads the fields of one PDU in order. Stops at the first incomplete field; `problem` then
 * describes it.
 */
export class OctetReader {
  problem: string | null = null;
  private position: number;

  /** `bytes` is the whole PDU. */
  constructor(
    private readonly bytes: Buffer,
    start: number,
  ) {
    this.position = start;
  }

  get left(): number {
    return this.bytes.length - this.position;
  }

  read({ name, kind }: FieldRow): number | string | Buffer {
    switch (kind) {
      case 'octet':
        return this.octet(name);
      case 'text':
        return this.text(name);
      case 'message': {
        return this.octets(name, this.octet(name));
      }
    }
  }

  octet(name: string): number {
    if (this.left < 1) return this.fail(`'${name}' is missing`, 0);
    return this.bytes[this.position++] as number;
  }

  uint16(name: string): number {
    if (this.left < 2) return this.fail(`'${name}' is missing`, 0);
    const value = this.bytes.readUInt16BE(this.position);
    this.position += 2;
    return value;
  }

  /** Returns a copy, so that a small value does not keep a large chunk in memory. */
  octets(name: string, length: number): Buffer {
    if (this.left < length) {
      return this.fail(`'${name}' has fewer octets than its length says`, Buffer.alloc(0));
    }
    const value = Buffer.from(this.bytes.subarray(this.position, this.position + length));
    this.position += length;
    return value;
  }

  private text(name: string): string {
    const end = this.bytes.indexOf(0, this.position);
    if (end === -1 || this.left < 1) return this.fail(`the text of '${name}' does not end`, '');
    const value = this.bytes.toString('latin1', this.position, end);
    this.position = end + 1;
    return value;
  }

  private fail<Value>(problem: string, value: Value): Value {
    this.problem ??= problem;
    this.position = this.bytes.length;
    return value;
  }
}
