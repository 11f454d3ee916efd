import { decodeSingleByte } from '../wire/charset';
import { decodeGsm, decodeUcs2, findByteOrder, isLatin1Text } from './text-bytes';

/** Controls that no text contains: all except tab, line ends and form feed. */
const CONTROLS = /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f]/g;
const NOT_ASCII = /[\x80-\xff]/g;
const NOT_READABLE = '\ufffd';

/**
 * Returns the text of a message from the octets of all its parts, or `null` for binary data and for
 * unsupported encodings. Undefined octets become U+FFFD.
 * @param iso whether data coding 0 is ISO-8859-1 instead of GSM 03.38
 */
export function decodeIncoming(octets: Buffer, dataCoding: number, iso: boolean): string | null {
  switch (alphabetOf(dataCoding)) {
    case 'default':
      return iso ? withoutControls(octets.toString('latin1')) : decodeGsm(octets);
    case 'ascii':
      return withoutControls(octets.toString('latin1')).replace(NOT_ASCII, NOT_READABLE);
    case 'latin1':
      return withoutControls(octets.toString('latin1'));
    case 'cyrillic':
      return withoutControls(decodeSingleByte(octets, 'iso-8859-5'));
    case 'hebrew':
      return withoutControls(decodeSingleByte(octets, 'iso-8859-8'));
    case 'ucs2':
      return decodeUcs2(octets);
    case 'octets':
      return isLatin1Text(octets) ? octets.toString('latin1') : null;
    case 'other':
      return null;
  }
}

function withoutControls(text: string): string {
  return text.replace(CONTROLS, NOT_READABLE);
}

export type IncomingAlphabet =
  | 'default'
  | 'ascii'
  | 'latin1'
  | 'cyrillic'
  | 'hebrew'
  | 'ucs2'
  | 'octets'
  | 'other';

/** Data codings of SMPP, below the groups of GSM 03.38. Source: SMPP 3.4, 5.2.19. */
const SMPP_ALPHABETS: Readonly<Record<number, IncomingAlphabet>> = {
  0: 'default',
  1: 'ascii',
  2: 'octets',
  3: 'latin1',
  // "Octet unspecified", which for the gateway is ISO-8859-1 or bytes.
  4: 'octets',
  6: 'cyrillic',
  7: 'hebrew',
  8: 'ucs2',
};
const COMPRESSED = 0x20;

/**
 * Returns the alphabet of a data coding. The gateway uses 0, 4 (ISO-8859-1 or bytes) and 8. Other
 * values follow SMPP and GSM 03.38, whose groups have the alphabet in two bits. `other` is
 * unsupported: JIS and Korean alphabets, which each have several encodings, pictograms, compressed
 * texts and reserved values.
 * Source: SMPP 3.4, 5.2.19; 3GPP TS 23.038, 4.
 */
export function alphabetOf(dataCoding: number): IncomingAlphabet {
  if (dataCoding < 0x10) return SMPP_ALPHABETS[dataCoding] ?? 'other';
  if (dataCoding < 0x80) {
    return (dataCoding & COMPRESSED) === 0
      ? (TWO_BITS[(dataCoding >> 2) & 3] as IncomingAlphabet)
      : 'other';
  }
  if (dataCoding < 0xc0) return 'other';
  if (dataCoding < 0xe0) return 'default';
  if (dataCoding < 0xf0) return 'ucs2';
  return (dataCoding & 0x04) === 0 ? 'default' : 'octets';
}

const TWO_BITS: readonly IncomingAlphabet[] = ['default', 'octets', 'ucs2', 'other'];

/**
 * Returns the octets of all parts of a message. Removes the byte order mark of the second and later
 * parts, because some programs write one for each part.
 */
export function joinOctets(parts: readonly Buffer[], dataCoding: number): Buffer {
  const [first] = parts;
  const order = first && alphabetOf(dataCoding) === 'ucs2' ? findByteOrder(first) : null;
  if (order === null) return Buffer.concat(parts);
  return Buffer.concat(
    parts.map((part, index) =>
      index > 0 && findByteOrder(part) === order ? part.subarray(2) : part,
    ),
  );
}
