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

/**
 * Takes a header off the octets. Octets that no well-formed header begins are data, all of them:
 * servers copy the bit for a header from a message that had one.
 *
 * @param isUcs2 whether `data_coding` says that the data is UCS-2
 */
export function readUserData(octets: Buffer, isUcs2 = false): SplitUserData {
  const elements = readElements(octets, isUcs2);
  if (elements === null) return { part: null, others: Buffer.alloc(0), data: octets };
  const others: Buffer[] = [];
  let part: PartNumber | null = null;
  for (const element of elements) {
    const found = readPart(element);
    if (found === null) others.push(element);
    else part = found;
  }
  const length = elements.reduce((sum, element) => sum + element.length, 1);
  return { part, others: Buffer.concat(others), data: octets.subarray(length) };
}

/**
 * The elements of a header, each with its name and length; `null` if there is none. They have to end
 * where the header ends. Elements that are all empty, and a header of printable signs, are a text
 * whose octets happen to fit; so is an empty header before an odd number of octets of UTF-16, whose
 * Latin letters begin with the octet 0. Source: 3GPP TS 23.040, 9.2.3.24.
 */
function readElements(octets: Buffer, isUcs2: boolean): readonly Buffer[] | null {
  const length = octets[0];
  if (length === undefined || 1 + length > octets.length) return null;
  const header = octets.subarray(1, 1 + length);
  const elements: Buffer[] = [];
  for (let at = 0; at < length; ) {
    const end = at + 2 + (header[at + 1] ?? length);
    if (end > length) return null;
    elements.push(header.subarray(at, end));
    at = end;
  }
  if (length === 0) return isUcs2 && octets.length % 2 === 0 ? null : elements;
  const isEmpty = elements.every((element) => element.length === 2);
  return isEmpty || isPrintable(octets.subarray(0, 1 + length)) ? null : elements;
}

function isPrintable(octets: Buffer): boolean {
  return octets.every((octet) => octet >= 0x20 && octet < 0x7f);
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

/** A total has one octet; a TLV may be longer. */
const MOST_PARTS = 255;

/** `null` for a number that cannot be: part 3 of 2, part 0, part 1 of 256. */
export function checkPart(
  kind: PartNumber['kind'],
  reference: number,
  total: number,
  number: number,
): PartNumber | null {
  return number >= 1 && number <= total && total <= MOST_PARTS
    ? { kind, reference, total, number }
    : null;
}
