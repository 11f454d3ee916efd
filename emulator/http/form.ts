/** A raw form field: bytes, because the charset is itself one of the fields. */
export interface RawField {
  readonly name: string;
  readonly value: Buffer;
}

/**
 * Parses `a=1&b=2`, from a query or a body. A malformed percent escape is kept as it is, as in PHP.
 */
export function readForm(encoded: string): RawField[] {
  return encoded
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const name = equals < 0 ? pair : pair.slice(0, equals);
      const value = equals < 0 ? '' : pair.slice(equals + 1);
      return { name: decodeEscapes(name).toString('latin1'), value: decodeEscapes(value) };
    });
}

/** @param encoded one character per byte */
function decodeEscapes(encoded: string): Buffer {
  const octets = encoded
    .replace(/\+/g, ' ')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(octets, 'latin1');
}
