import * as iconv from 'iconv-lite';

/** The charsets that the gateway speaks, in requests, answers and callbacks. */
export type Charset = 'utf-8' | 'windows-1251' | 'koi8-r';

export const CHARSETS: readonly Charset[] = ['utf-8', 'windows-1251', 'koi8-r'];

export interface UnmappableCharacter {
  readonly character: string;
  /** Position in the text, in characters as a user counts them, from 1. */
  readonly position: number;
}

export type EncodedText =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly unmappable: readonly UnmappableCharacter[] };

/**
 * Text to bytes without loss. iconv-lite writes `?` for what a charset lacks, and a customer would
 * receive that question mark, so every character is checked by reading it back.
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

/** The same where it does not matter which characters the charset lacks: `null` if there are any. */
export function encodeWhole(text: string, charset: Charset): Buffer | null {
  const bytes = toBytes(text, charset);
  return toText(bytes, charset) === text ? bytes : null;
}

/** Bytes to text without a byte order mark. Bytes that mean nothing in the charset become U+FFFD. */
export function decodeText(bytes: Uint8Array, charset: Charset): string {
  const text = toText(toBuffer(bytes), charset);
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** Charsets of eight bits that only SMPP names. */
export type SingleByteCharset = 'iso-8859-5' | 'iso-8859-8';

/** Bytes to text; what the charset does not have becomes U+FFFD. */
export function decodeSingleByte(bytes: Buffer, charset: SingleByteCharset): string {
  return iconv.decode(bytes, charset, { stripBOM: false });
}

/** Whether the bytes are well-formed utf-8. */
export function isUtf8(bytes: Uint8Array): boolean {
  const buffer = toBuffer(bytes);
  return Buffer.from(buffer.toString('utf-8'), 'utf-8').equals(buffer);
}

// For utf-8 iconv-lite calls the same methods of Buffer, by a way that takes ten times as long.
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

/** A charset by any of its usual spellings, `null` for one that the gateway does not speak. */
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
