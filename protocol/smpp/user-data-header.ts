/** `esm_class` of a message that starts with a user data header. Source: SMPP 3.4, 5.2.12. */
export const UDH_INDICATOR = 0x40;

/** Position of a part in a concatenated message. */
export interface PartNumber {
  /** Where the reference comes from. References of different kinds are unrelated. */
  readonly kind: 'udh8' | 'udh16' | 'sar';
  /** Equal in all parts of a message from one sender. */
  readonly reference: number;
  readonly total: number;
  /** From 1. */
  readonly number: number;
}

const CONCATENATION_8_BIT = 0x00;
const CONCATENATION_16_BIT = 0x08;

/**
 * Returns the concatenation header of a part, with an 8-bit reference. Source: 3GPP TS 23.040,
 * 9.2.3.24.1.
 */
export function writePartHeader({ reference, total, number }: Omit<PartNumber, 'kind'>): Buffer {
  return Buffer.from([5, CONCATENATION_8_BIT, 3, reference & 0xff, total, number]);
}

export interface SplitUserData {
  /** The concatenation element; `null` if it is missing or not valid. */
  readonly part: PartNumber | null;
  /** The other elements, unchanged and without the header length. May be empty. */
  readonly others: Buffer;
  readonly data: Buffer;
}

/**
 * Splits octets into user data header and data. Without a well-formed header all octets are data,
 * because servers copy the header bit from the message that a receipt is about.
 *
 * @param isUcs2 whether `data_coding` is UCS-2
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
 * Returns the elements of a header, each with its ID and length, or `null` if the octets do not
 * start with a header. The last element must end where the header ends. Some texts match this
 * structure by accident, so these are not headers: elements that are all empty, a header of
 * printable characters, and an empty header before an odd number of UTF-16 octets, where each Latin
 * letter starts with octet 0. Source: 3GPP TS 23.040, 9.2.3.24.
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

/** The header stores the total in one octet; a SAR TLV may hold a larger value. */
const MOST_PARTS = 255;

/** Returns `null` if the numbers are not valid, such as part 3 of 2, part 0 or part 1 of 256. */
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
