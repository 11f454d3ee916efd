import { GSM_BASIC } from '../tables';
import { GSM_ESCAPE, GSM_EXTENSION_CODES } from '../tables/smpp';

/** Characters with the same code in ASCII and GSM 03.38. */
const PLAIN = /^[\n\r !"#%&'()*+,\-./0-9:;<=>?A-Za-z]*$/;
const LATIN = /^[\t\n\f\r\u0020-\u007e\u00a0-\u00ff]*$/;

const extension = new Map<number, string>(
  GSM_EXTENSION_CODES.map(({ sign, code }) => [code, sign]),
);
/** The table of characters omits the escape code, so its position needs a placeholder. */
const basic = [...GSM_BASIC.slice(0, GSM_ESCAPE), '\ufffd', ...GSM_BASIC.slice(GSM_ESCAPE)];
const codes = new Map<string, readonly number[]>([
  ...basic.map((sign, code) => [sign, [code]] as const),
  ...GSM_EXTENSION_CODES.map(({ sign, code }) => [sign, [GSM_ESCAPE, code]] as const),
]);
codes.delete('\ufffd');

/**
 * Encodes a text in GSM 03.38, one septet per octet. Returns `null` if a character is not in it.
 */
export function encodeGsm(text: string): Buffer | null {
  if (PLAIN.test(text)) return Buffer.from(text, 'latin1');
  const octets: number[] = [];
  for (const sign of text) {
    const code = codes.get(sign);
    if (code === undefined) return null;
    octets.push(...code);
  }
  return Buffer.from(octets);
}

/**
 * Decodes GSM 03.38. An unknown escaped code becomes the character without the escape, as the
 * standard requires. Octets above 127 and an escape at the end become U+FFFD.
 */
export function decodeGsm(bytes: Buffer): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const code = bytes[at] as number;
    const next = bytes[at + 1];
    if (code === GSM_ESCAPE && next !== undefined) {
      text += extension.get(next) ?? basic[next] ?? '\ufffd';
      at += 1;
    } else {
      text += basic[code] ?? '\ufffd';
    }
  }
  return text;
}

/**
 * Encodes a text in ISO-8859-1. Returns `null` if a character is not in it or is a control
 * character.
 */
export function encodeLatin1(text: string): Buffer | null {
  return LATIN.test(text) ? Buffer.from(text, 'latin1') : null;
}

/** Whether the bytes, read as ISO-8859-1, are a text. */
export function isLatin1Text(bytes: Buffer): boolean {
  return LATIN.test(bytes.toString('latin1'));
}

/** Encodes a text in UTF-16, high octet first. */
export function encodeUcs2(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

/** Byte order from the mark at the start of a UTF-16 text. */
export type ByteOrder = 'big' | 'little';

export function findByteOrder(bytes: Buffer): ByteOrder | null {
  if (bytes.length < 2) return null;
  const mark = bytes.readUInt16BE(0);
  return mark === 0xfeff ? 'big' : mark === 0xfffe ? 'little' : null;
}

/**
 * Decodes UTF-16, high octet first unless a byte order mark says otherwise; removes the mark. An
 * incomplete last code unit becomes U+FFFD. Source: RFC 2781, 3.2 and 4.3.
 */
export function decodeUcs2(bytes: Buffer): string {
  const order = findByteOrder(bytes);
  const marked = order === null ? bytes : bytes.subarray(2);
  const whole = marked.length - (marked.length % 2);
  const units = Buffer.from(marked.subarray(0, whole));
  const text = (order === 'little' ? units : units.swap16()).toString('utf16le');
  return whole === marked.length ? text : `${text}\ufffd`;
}
