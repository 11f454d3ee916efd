import { decodeText, encodeWhole, isUtf8, type Charset } from '../wire/charset';

/**
 * A field name or value without the escapes of its transport. `Uint8Array` parts are the sent
 * bytes. String parts are non-ASCII characters that came as an escape (`\u041f`, `&#1055;`), so it
 * is unknown which bytes the gateway hashed.
 */
export interface CallbackValue {
  readonly kind: 'text' | 'number' | 'null';
  readonly parts: readonly (Uint8Array | string)[];
}

export interface CallbackEntry {
  readonly name: CallbackValue;
  readonly value: CallbackValue;
}

export type EntriesOutcome =
  | { readonly ok: true; readonly entries: readonly CallbackEntry[] }
  | { readonly ok: false; readonly reason: string };

export function readValueText({ parts }: CallbackValue, charset: Charset): string {
  let text = '';
  for (const part of parts) text += typeof part === 'string' ? part : decodeText(part, charset);
  return text;
}

/** Returns the bytes with escaped characters in this charset, or `null` if it lacks one of them. */
export function readValueBytes({ parts }: CallbackValue, charset: Charset): Uint8Array | null {
  const [only] = parts;
  if (parts.length === 1 && typeof only === 'object') return only;
  const pieces: Uint8Array[] = [];
  for (const part of parts) {
    const bytes = typeof part === 'string' ? encodeWhole(part, charset) : part;
    if (bytes === null) return null;
    pieces.push(bytes);
  }
  return Buffer.concat(pieces);
}

/** Returns the bytes of the characters in another charset, or `null` if it lacks one of them. */
export function transcodeValue(
  value: CallbackValue,
  from: Charset,
  to: Charset,
): Uint8Array | null {
  return encodeWhole(readValueText(value, from), to);
}

/** Whether an escape leaves the charset of the bytes open. */
export function isCharsetOpen({ parts }: CallbackValue): boolean {
  for (const part of parts) if (typeof part === 'string') return true;
  return false;
}

/** Whether the value contains an ASCII character, which is the same byte in every charset. */
export function hasAsciiByte({ parts }: CallbackValue, byte: number): boolean {
  for (const part of parts) {
    if (typeof part === 'string') {
      if (part.includes(String.fromCharCode(byte))) return true;
    } else if (hasByte(part, byte)) return true;
  }
  return false;
}

/** For short values a loop is faster than the array method. */
function hasByte(bytes: Uint8Array, wanted: number): boolean {
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === wanted) return true;
  return false;
}

export function hasOnlyAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) if ((bytes[at] as number) > 0x7f) return false;
  return true;
}

/** Whether the value has the same bytes in every charset. */
export function isAsciiValue({ parts }: CallbackValue): boolean {
  for (const part of parts) if (typeof part === 'string' || !hasOnlyAscii(part)) return false;
  return true;
}

export function isValueUtf8({ parts }: CallbackValue): boolean {
  return parts.every((part) => typeof part === 'string' || isUtf8(part));
}

/** Returns the number of bytes and escaped characters. */
export function lengthOfValue({ parts }: CallbackValue): number {
  let length = 0;
  for (const part of parts) length += part.length;
  return length;
}

function toLatin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/**
 * Collects the parts of a value in order. Each part needs a conversion, so adjacent bytes form one
 * part, and ASCII after escaped characters is added to them, because it is the same in every
 * charset.
 */
export class ValueBuilder {
  private readonly parts: (Uint8Array | string)[] = [];
  /** Bytes that are not a part yet, either as given or as one character per byte. */
  private bytes: Uint8Array | string = '';

  addBytes(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.bytes = this.bytes.length === 0 ? bytes : this.takeBytes() + toLatin1(bytes);
  }

  /** Adds an escaped character, or half of a surrogate pair. ASCII is the same in every charset. */
  addEscaped(character: string): void {
    if (character < '\u0080') {
      this.bytes = this.takeBytes() + character;
      return;
    }
    this.closeBytes();
    const last = this.parts.length - 1;
    const before = this.parts[last];
    if (typeof before === 'string') this.parts[last] = before + character;
    else this.parts.push(character);
  }

  build(kind: CallbackValue['kind'] = 'text'): CallbackValue {
    this.closeBytes();
    return { kind, parts: this.parts };
  }

  private takeBytes(): string {
    return typeof this.bytes === 'string' ? this.bytes : toLatin1(this.bytes);
  }

  private closeBytes(): void {
    if (this.bytes.length === 0) return;
    const bytes = typeof this.bytes === 'string' ? Buffer.from(this.bytes, 'latin1') : this.bytes;
    this.bytes = '';
    const last = this.parts.length - 1;
    const before = this.parts[last];
    if (typeof before === 'string' && hasOnlyAscii(bytes)) {
      this.parts[last] = before + toLatin1(bytes);
    } else {
      this.parts.push(bytes);
    }
  }
}
