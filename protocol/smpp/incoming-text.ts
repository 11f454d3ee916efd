import { decodeGsm, decodeUcs2, isLatin1Text } from './text-bytes';

/** The text of an incoming message; `null` if it is bytes that are no text. */
export function decodeIncoming(octets: Buffer, dataCoding: number, iso: boolean): string | null {
  switch (alphabetOf(dataCoding)) {
    case 'default':
      return iso ? octets.toString('latin1') : decodeGsm(octets);
    case 'latin1':
      return octets.toString('latin1');
    case 'ucs2':
      return decodeUcs2(octets);
    case 'octets':
      return isLatin1Text(octets) ? octets.toString('latin1') : null;
  }
}

type Alphabet = 'default' | 'latin1' | 'ucs2' | 'octets';

/**
 * The gateway uses 0, 4 (ISO-8859-1, or bytes) and 8; others are read by the specification and by
 * GSM 03.38, whose groups have the alphabet in the same two bits. Source: SMPP 3.4, 5.2.19.
 */
function alphabetOf(dataCoding: number): Alphabet {
  if (dataCoding === 1 || dataCoding === 3) return 'latin1';
  if (dataCoding >= 0xf0) return (dataCoding & 0x04) === 0 ? 'default' : 'octets';
  if (dataCoding === 2) return 'octets';
  if (dataCoding > 8 && dataCoding < 0x10) return 'octets';
  if (dataCoding >= 0x40 && dataCoding < 0xf0) {
    return (dataCoding & 0xf0) === 0xe0 ? 'ucs2' : dataCoding < 0xc0 ? 'octets' : 'default';
  }
  switch (dataCoding & 0x0c) {
    case 0x00:
      return 'default';
    case 0x08:
      return 'ucs2';
    default:
      return 'octets';
  }
}
