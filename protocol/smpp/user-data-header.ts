/** `esm_class` of a message that begins with a user data header. Source: SMPP 3.4, 5.2.12. */
export const UDH_INDICATOR = 0x40;

/** Which part of which message. */
export interface PartNumber {
  /** Who counts: references of different kinds do not belong together. */
  readonly kind: 'udh8' | 'udh16' | 'sar';
  /** The same in all parts of a message from one sender. */
  readonly reference: number;
  readonly total: number;
  /** From 1. */
  readonly number: number;
}

const CONCATENATION_8_BIT = 0x00;
const CONCATENATION_16_BIT = 0x08;

/** The header of a part, with a reference of 8 bits. Source: 3GPP TS 23.040, 9.2.3.24.1. */
export function writePartHeader({ reference, total, number }: Omit<PartNumber, 'kind'>): Buffer {
  return Buffer.from([5, CONCATENATION_8_BIT, 3, reference & 0xff, total, number]);
}

export interface SplitUserData {
  /** What the header says about parts, `null` if it says nothing, or something impossible. */
  readonly part: PartNumber | null;
  /** Other elements of the header as they came, without its length; empty if there are none. */
  readonly others: Buffer;
  readonly data: Buffer;
}

/** Takes a header off the octets. One that is longer than them is none: all stays data. */
export function readUserData(octets: Buffer): SplitUserData {
  const length = octets[0] ?? 0;
  if (1 + length > octets.length) {
    return { part: null, others: Buffer.alloc(0), data: octets };
  }
  const header = octets.subarray(1, 1 + length);
  const others: Buffer[] = [];
  let part: PartNumber | null = null;
  for (let at = 0; at < header.length; ) {
    const end = at + 2 + (header[at + 1] ?? 0);
    const element = header.subarray(at, Math.min(end, header.length));
    const found = end <= header.length ? readPart(element) : null;
    if (found === null) others.push(element);
    else part = found;
    at = end;
  }
  return { part, others: Buffer.concat(others), data: octets.subarray(1 + length) };
}

function readPart(element: Buffer): PartNumber | null {
  const [id, length] = element;
  if (id === CONCATENATION_8_BIT && length === 3) {
    return checkPart('udh8', element.readUInt8(2), element.readUInt8(3), element.readUInt8(4));
  }
  if (id === CONCATENATION_16_BIT && length === 4) {
    return checkPart('udh16', element.readUInt16BE(2), element.readUInt8(4), element.readUInt8(5));
  }
  return null;
}

/** `null` for a number that cannot be: part 3 of 2, part 0. */
export function checkPart(
  kind: PartNumber['kind'],
  reference: number,
  total: number,
  number: number,
): PartNumber | null {
  return number >= 1 && number <= total ? { kind, reference, total, number } : null;
}
