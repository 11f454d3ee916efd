/** `application/x-www-form-urlencoded` as bytes. The caller decodes the charset. */

/** A field with undecoded bytes. */
export interface FormField {
  readonly name: Uint8Array;
  readonly value: Uint8Array;
}

export type FormOutcome =
  | { readonly ok: true; readonly fields: readonly FormField[] }
  | { readonly ok: false; readonly reason: string };

const PERCENT = 0x25;
const PLUS = 0x2b;
const AMPERSAND = 0x26;
const EQUALS = 0x3d;
const SPACE = 0x20;

/** Returns the value of a hexadecimal digit in ASCII, or -1. */
export function hexDigit(code: number | undefined): number {
  if (code === undefined) return -1;
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

function hasEscape(encoded: Uint8Array): boolean {
  for (let at = 0; at < encoded.length; at += 1) {
    if (encoded[at] === PERCENT || encoded[at] === PLUS) return true;
  }
  return false;
}

/**
 * Decodes `%XX` and `+`. Returns `null` if two hexadecimal digits do not follow a `%`. Bytes without
 * an escape are returned without a copy.
 */
export function percentDecode(encoded: Uint8Array): Uint8Array | null {
  if (!hasEscape(encoded)) return encoded;
  const decoded = new Uint8Array(encoded.length);
  let length = 0;
  for (let at = 0; at < encoded.length; at += 1) {
    const byte = encoded[at] as number;
    if (byte === PERCENT) {
      const high = hexDigit(encoded[at + 1]);
      const low = hexDigit(encoded[at + 2]);
      if (high < 0 || low < 0) return null;
      decoded[length] = high * 16 + low;
      at += 2;
    } else {
      decoded[length] = byte === PLUS ? SPACE : byte;
    }
    length += 1;
  }
  return decoded.subarray(0, length);
}

/**
 * Returns the fields of a form body in their order, duplicates included. A field without `=` has an
 * empty value; `&&` is skipped. Malformed percent-encoding is an error, and so are more than
 * `mostFields` fields.
 */
export function decodeForm(body: Uint8Array, mostFields = Infinity): FormOutcome {
  const fields: FormField[] = [];
  for (let start = 0; start <= body.length; ) {
    const found = body.indexOf(AMPERSAND, start);
    const end = found < 0 ? body.length : found;
    if (end > start) {
      if (fields.length >= mostFields)
        return { ok: false, reason: `more than ${mostFields} fields` };
      const pair = body.subarray(start, end);
      const equals = pair.indexOf(EQUALS);
      const name = percentDecode(equals < 0 ? pair : pair.subarray(0, equals));
      const value = percentDecode(
        equals < 0 ? pair.subarray(pair.length) : pair.subarray(equals + 1),
      );
      if (name === null || value === null) {
        return { ok: false, reason: 'malformed percent-encoding' };
      }
      fields.push({ name, value });
    }
    start = end + 1;
  }
  return { ok: true, fields };
}
