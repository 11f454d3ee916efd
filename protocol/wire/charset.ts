import * as iconv from 'iconv-lite';

/** Charsets of requests, responses and callbacks. */
export type Charset = 'utf-8' | 'windows-1251' | 'koi8-r';

export const CHARSETS: readonly Charset[] = ['utf-8', 'windows-1251', 'koi8-r'];

export interface UnmappableCharacter {
  readonly character: string;
  /** Position in the text, in code points from 1. */
  readonly position: number;
}

export type EncodedText =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly unmappable: readonly UnmappableCharacter[] };

/**
 * Returns the bytes of a text, or the characters that the charset does not support. iconv-lite writes
 * `?` for those, which a recipient would receive, so the bytes are decoded again for comparison.
 */
export function encodeText(text: string, charset: Charset): EncodedText {
  const unmappable: UnmappableCharacter[] = [];
  const bytes = toBytes(text, charset);
  if (toText(bytes, charset) === text) return { ok: true, bytes };
  let position = 0;
  for (const character of text) {
    position += 1;
    const back = toText(toBytes(character, charset), charset);
    if (back !== character) unmappable.push({ character, position });
  }
  return { ok: false, unmappable };
}

/** Returns the bytes of a text, or `null` if the charset does not support all its characters. */
export function encodeWhole(text: string, charset: Charset): Buffer | null {
  const bytes = toBytes(text, charset);
  return toText(bytes, charset) === text ? bytes : null;
}

/** Returns the text of bytes without a byte order mark. Invalid bytes become U+FFFD. */
export function decodeText(bytes: Uint8Array, charset: Charset): string {
  const text = toText(toBuffer(bytes), charset);
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** Single-byte charsets that only SMPP uses. */
export type SingleByteCharset = 'iso-8859-5' | 'iso-8859-8';

/** Returns the text of bytes. Undefined bytes become U+FFFD. */
export function decodeSingleByte(bytes: Buffer, charset: SingleByteCharset): string {
  return iconv.decode(bytes, charset, { stripBOM: false });
}

/** Whether the bytes are well-formed utf-8. */
export function isUtf8(bytes: Uint8Array): boolean {
  const buffer = toBuffer(bytes);
  return Buffer.from(buffer.toString('utf-8'), 'utf-8').equals(buffer);
}

// For utf-8, iconv-lite calls the same methods of Buffer but takes ten times as long.
function toBytes(text: string, charset: Charset): Buffer {
  return charset === 'utf-8' ? Buffer.from(text, 'utf-8') : iconv.encode(text, charset);
}

function toText(bytes: Buffer, charset: Charset): string {
  if (charset === 'utf-8') return bytes.toString('utf-8');
  return iconv.decode(bytes, charset, { stripBOM: false });
}

function toBuffer(bytes: Uint8Array): Buffer {
  if (Buffer.isBuffer(bytes)) return bytes;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Returns the charset of any of its usual labels, or `null` if the gateway does not support it. */
export function findCharset(label: string): Charset | null {
  switch (label.trim().toLowerCase().replace(/[_\s]/g, '-')) {
    case 'utf-8':
    case 'utf8':
      return 'utf-8';
    case 'windows-1251':
    case 'cp1251':
    case 'win-1251':
    case '1251':
      return 'windows-1251';
    case 'koi8-r':
    case 'koi8r':
      return 'koi8-r';
    default:
      return null;
  }
}
