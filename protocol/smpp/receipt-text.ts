import { isUtf8 } from '../wire/charset';
import { alphabetOf, decodeIncoming } from './incoming-text';
import { RECEIPT_LABEL } from './receipt';
import { decodeGsm, decodeUcs2, isLatin1Text } from './text-bytes';

/** Start of the octets of a receipt, which distinguishes them from a user data header. */
const START = /^[\0\s]*[A-Za-z_]{1,12}(?:[ _-](?:date|time|id))? ?:/i;
const TEXT_LABEL = /(?:^|[\s,;])te?xt ?:/i;
/** Octets that occur in GSM 03.38 but not in ASCII text: Greek letters, `@`, an escape. */
const GSM_ONLY = /[\0-\x08\x0b\x0c\x0e-\x1f]/;

export interface ReceiptText {
  readonly text: string;
  /** Whether the text contains all octets. */
  readonly isComplete: boolean;
}

/** Whether octets start like a receipt in ASCII. */
export function startsLikeReceipt(octets: Buffer): boolean {
  return START.test(octets.toString('latin1', 0, 40));
}

/**
 * Returns the text of a receipt. Servers write its labels in ASCII or UTF-16 and copy `data_coding`
 * from the original message. So the octets determine how to read the labels, and `data_coding` only
 * determines how to read the text after `text:`.
 */
export function readReceiptText(octets: Buffer, dataCoding: number): ReceiptText {
  const latin = octets.toString('latin1');
  if (RECEIPT_LABEL.test(latin)) {
    const label = TEXT_LABEL.exec(latin);
    const end = label === null ? latin.length : label.index + label[0].length;
    const copy = decodeCopy(octets.subarray(end), dataCoding);
    return { text: `${latin.slice(0, end)}${copy ?? ''}`, isComplete: copy !== null };
  }
  const wide = decodeUtf16(octets);
  const text = RECEIPT_LABEL.test(wide) ? wide : decodeIncoming(octets, dataCoding, true);
  return { text: text ?? '', isComplete: text?.includes('\ufffd') === false };
}

/** Without a byte order mark, the position of the zeros next to ASCII determines the byte order. */
function decodeUtf16(octets: Buffer): string {
  const isLittle = octets[0] !== 0 && octets[1] === 0;
  return isLittle ? octets.toString('utf16le') : decodeUcs2(octets);
}

/** Returns the text that is copied from the message, or `null` for binary data. */
function decodeCopy(octets: Buffer, dataCoding: number): string | null {
  const copy = withoutNuls(octets, dataCoding);
  if (/^[\t\n\r -~]*$/.test(copy.toString('latin1'))) return copy.toString('latin1');
  switch (alphabetOf(dataCoding)) {
    case 'default':
      return decodeUnnamed(copy);
    case 'octets':
    case 'other':
      return isLatin1Text(copy) ? copy.toString('latin1') : null;
    default:
      return decodeIncoming(copy, dataCoding, true);
  }
}

/** Decodes data coding 0, which servers use for GSM 03.38, ISO-8859-1 and UTF-8. */
function decodeUnnamed(octets: Buffer): string | null {
  const latin = octets.toString('latin1');
  if (GSM_ONLY.test(latin)) return octets.every((octet) => octet < 0x80) ? decodeGsm(octets) : null;
  const utf8 = octets.toString('utf8').replace(/\ufffd$/, '');
  if (isUtf8(octets) || !utf8.includes('\ufffd')) return utf8;
  return isLatin1Text(octets) ? latin : null;
}

/** Removes NULs at the end. In UTF-16 a single octet 0 is half of a character and stays. */
function withoutNuls(octets: Buffer, dataCoding: number): Buffer {
  const isWide = alphabetOf(dataCoding) === 'ucs2';
  let end = octets.length;
  while (end > 0 && octets[end - 1] === 0 && (!isWide || octets[end - 2] === 0))
    end -= isWide ? 2 : 1;
  return octets.subarray(0, Math.max(0, end));
}
