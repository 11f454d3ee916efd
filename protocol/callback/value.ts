import { decodeText, encodeText, isUtf8, type Charset } from '../wire/charset';

/**
 * A field name or value after undoing the escapes of its transport. Bytes stand for themselves.
 * A string is characters beyond ASCII that came as an escape (`\u041f`, `&#1055;`) and so left
 * open which bytes the gateway hashed.
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

/** The bytes if escaped characters were meant in this charset; `null` when it lacks one of them. */
export function readValueBytes({ parts }: CallbackValue, charset: Charset): Uint8Array | null {
  const [only] = parts;
  if (parts.length === 1 && typeof only === 'object') return only;
  const pieces: Uint8Array[] = [];
  for (const part of parts) {
    if (typeof part === 'string') {
      const encoded = encodeText(part, charset);
      if (!encoded.ok) return null;
      pieces.push(encoded.bytes);
    } else {
      pieces.push(part);
    }
  }
  return Buffer.concat(pieces);
}

/** Whether an escape left the charset of the bytes open. */
export function isCharsetOpen({ parts }: CallbackValue): boolean {
  for (const part of parts) if (typeof part === 'string') return true;
  return false;
}

/** Whether an ASCII character stands in it, which is the same byte in every charset. */
export function hasAsciiByte({ parts }: CallbackValue, byte: number): boolean {
  for (const part of parts) {
    if (typeof part !== 'string' && hasByte(part, byte)) return true;
  }
  return false;
}

/** Values are short, and the method of the array costs more than it finds. */
function hasByte(bytes: Uint8Array, wanted: number): boolean {
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === wanted) return true;
  return false;
}

export function isValueUtf8({ parts }: CallbackValue): boolean {
  return parts.every((part) => typeof part === 'string' || isUtf8(part));
}

/** Collects the parts of a value in the order they are read. */
export class ValueBuilder {
  private readonly parts: (Uint8Array | string)[] = [];

  addBytes(bytes: Uint8Array): void {
    if (bytes.length > 0) this.parts.push(bytes);
  }

  /** A character (or half of a surrogate pair) that came as an escape. ASCII is the same in every charset. */
  addEscaped(character: string): void {
    if (character < '\u0080') {
      this.parts.push(Uint8Array.of(character.charCodeAt(0)));
      return;
    }
    const last = this.parts.length - 1;
    const before = this.parts[last];
    if (typeof before === 'string') this.parts[last] = before + character;
    else this.parts.push(character);
  }

  build(kind: CallbackValue['kind'] = 'text'): CallbackValue {
    return { kind, parts: this.parts };
  }
}
