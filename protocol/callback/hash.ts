import { createHash, timingSafeEqual } from 'node:crypto';

/** Hashes that the gateway can put under a callback. */
export type HashAlgorithm = 'md5' | 'sha1' | 'crc32';

export const HASH_ALGORITHMS: readonly HashAlgorithm[] = ['sha1', 'md5', 'crc32'];

// node:zlib has crc32, but n8n lets packages load node:crypto alone.
const CRC_TABLE: readonly number[] = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/** CRC-32 as in zip and PHP, unsigned. */
export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (CRC_TABLE[(value ^ byte) & 0xff] as number) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

function toFourBytes(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

export function digest(algorithm: HashAlgorithm, bytes: Uint8Array): Buffer {
  return algorithm === 'crc32'
    ? toFourBytes(crc32(bytes))
    : createHash(algorithm).update(bytes).digest();
}

const HEX_LENGTH: Record<HashAlgorithm, number> = { md5: 32, sha1: 40, crc32: 8 };

/**
 * The digests that a written hash can mean: hexadecimal in either case; for crc32, whose spelling
 * the gateway does not document, also unsigned and signed decimal. Empty when it is no hash.
 */
export function readWrittenHash(algorithm: HashAlgorithm, written: string): readonly Buffer[] {
  const meanings: Buffer[] = [];
  if (written.length === HEX_LENGTH[algorithm] && /^[0-9a-f]+$/i.test(written)) {
    meanings.push(Buffer.from(written, 'hex'));
  }
  if (algorithm === 'crc32' && /^-?\d{1,10}$/.test(written)) {
    const value = Number(written);
    if (value >= -0x80000000 && value <= 0xffffffff) meanings.push(toFourBytes(value));
  }
  return meanings;
}

/** How the gateway most likely writes a digest: lower-case hexadecimal, crc32 as PHP does. */
export function writeHash(algorithm: HashAlgorithm, value: Buffer): string {
  return algorithm === 'crc32' ? String(value.readUInt32BE()) : value.toString('hex');
}

/** Compares in constant time; both digests must be of one algorithm. */
export function isSameDigest(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
