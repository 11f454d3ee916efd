import { GSM_BASIC } from '../tables';
import { GSM_ESCAPE, GSM_EXTENSION_CODES } from '../tables/smpp';

/** Signs that have the same code in ASCII and in GSM 03.38. */
const PLAIN = /^[\n\r !"#%&'()*+,\-./0-9:;<=>?A-Za-z]*$/;
const LATIN = /^[\t\n\f\r\u0020-\u007e\u00a0-\u00ff]*$/;

const extension = new Map<number, string>(
  GSM_EXTENSION_CODES.map(({ sign, code }) => [code, sign]),
);
/** The table of signs leaves out the escape, which is none. */
const basic = [...GSM_BASIC.slice(0, GSM_ESCAPE), '\ufffd', ...GSM_BASIC.slice(GSM_ESCAPE)];
const codes = new Map<string, readonly number[]>([
  ...basic.map((sign, code) => [sign, [code]] as const),
  ...GSM_EXTENSION_CODES.map(({ sign, code }) => [sign, [GSM_ESCAPE, code]] as const),
]);
codes.delete('\ufffd');

/** A text in GSM 03.38, a septet in each octet; `null` if a sign is not in it. */
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
 * Reads GSM 03.38. An escaped code that no table has stands for the sign without the escape, as the
 * standard says; octets beyond 127 and an escape at the end become U+FFFD.
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

/** A text in ISO-8859-1; `null` if a sign is not in it, or only controls something. */
export function encodeLatin1(text: string): Buffer | null {
  return LATIN.test(text) ? Buffer.from(text, 'latin1') : null;
}

/** Whether bytes read as ISO-8859-1 are a text. */
export function isLatin1Text(bytes: Buffer): boolean {
  return LATIN.test(bytes.toString('latin1'));
}

/** UTF-16, the high octet first. */
export function encodeUcs2(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

/** The order of octets that a text of UTF-16 begins with, if it says so. */
export type ByteOrder = 'big' | 'little';

export function findByteOrder(bytes: Buffer): ByteOrder | null {
  if (bytes.length < 2) return null;
  const mark = bytes.readUInt16BE(0);
  return mark === 0xfeff ? 'big' : mark === 0xfffe ? 'little' : null;
}

/**
 * Reads UTF-16, the high octet first unless a byte order mark says otherwise; the mark is left out.
 * A last octet without its other half becomes U+FFFD. Source: RFC 2781, 3.2 and 4.3.
 */
export function decodeUcs2(bytes: Buffer): string {
  const order = findByteOrder(bytes);
  const marked = order === null ? bytes : bytes.subarray(2);
  const whole = marked.length - (marked.length % 2);
  const units = Buffer.from(marked.subarray(0, whole));
  const text = (order === 'little' ? units : units.swap16()).toString('utf16le');
  return whole === marked.length ? text : `${text}\ufffd`;
}
