// node:zlib has crc32, but some hosts allow packages to load node:crypto only.
const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** Initial state. */
const START = -1;

function add(state: number, byte: number): number {
  return (TABLE[(state ^ byte) & 0xff] as number) ^ (state >>> 8);
}

function addAll(state: number, bytes: Uint8Array): number {
  let value = state;
  for (let at = 0; at < bytes.length; at += 1) value = add(value, bytes[at] as number);
  return value;
}

function finish(state: number): number {
  return ~state >>> 0;
}

/** Returns the CRC-32 used by zip and PHP, unsigned. */
export function crc32(bytes: Uint8Array): number {
  return finish(addAll(START, bytes));
}

const COLON = 0x3a;

/** Returns the CRC-32 of the values and the secret, joined by colons, without copying them. */
export function crc32OfSigned(values: readonly Uint8Array[], secret: string): number {
  let state = START;
  for (const value of values) state = add(addAll(state, value), COLON);
  for (let at = 0; at < secret.length; at += 1) {
    const code = secret.charCodeAt(at);
    if (code > 0x7f) return finish(addAll(state, Buffer.from(secret.slice(at), 'utf-8')));
    state = add(state, code);
  }
  return finish(state);
}

const HEXADECIMAL = /^[0-9a-f]{8}$/i;
const DECIMAL = /^-?\d{1,10}$/;

/**
 * Returns the values that a written CRC-32 can mean: unsigned or signed decimal, or hexadecimal in
 * either case, because the gateway does not document its format. Empty if it is not valid.
 */
export function readWrittenCrc32(written: string): readonly number[] {
  const meanings: number[] = [];
  if (HEXADECIMAL.test(written)) meanings.push(Number.parseInt(written, 16));
  if (DECIMAL.test(written)) {
    const value = Number(written);
    if (value >= -0x80000000 && value <= 0xffffffff) meanings.push(value >>> 0);
  }
  return meanings;
}
