import { createHash, timingSafeEqual } from 'node:crypto';
import { crc32OfSigned, readWrittenCrc32 } from './crc32';

/** Hash algorithms of callbacks. */
export type HashAlgorithm = 'md5' | 'sha1' | 'crc32';

export const HASH_ALGORITHMS: readonly HashAlgorithm[] = ['sha1', 'md5', 'crc32'];

const HEX_LENGTH = { md5: 32, sha1: 40 } as const;

type Digest = keyof typeof HEX_LENGTH;

const COLON = 0x3a;

function joinSigned(values: readonly Uint8Array[], secret: string): Buffer {
  const secretLength = Buffer.byteLength(secret, 'utf-8');
  const length = values.reduce((sum, value) => sum + value.length + 1, secretLength);
  const joined = Buffer.allocUnsafe(length);
  let at = 0;
  for (const value of values) {
    joined.set(value, at);
    joined[at + value.length] = COLON;
    at += value.length + 1;
  }
  joined.write(secret, at, 'utf-8');
  return joined;
}

function digest(algorithm: Digest, values: readonly Uint8Array[], secret: string): Buffer {
  return createHash(algorithm).update(joinSigned(values, secret)).digest();
}

/** Whether the received hash matches the signed values and a secret. */
export type HashCheck = (values: readonly Uint8Array[], secret: string) => boolean;

/**
 * Returns a check for a hash in hexadecimal of either case, or for crc32 in any of its formats.
 * Compares in constant time: digests as bytes, crc32 as one number.
 */
export function createHashCheck(algorithm: HashAlgorithm, written: string): HashCheck {
  if (algorithm === 'crc32') {
    const meanings = readWrittenCrc32(written);
    return (values, secret) => {
      const expected = crc32OfSigned(values, secret);
      let isSame = false;
      for (const meaning of meanings) isSame = meaning === expected || isSame;
      return isSame;
    };
  }
  const isHash = written.length === HEX_LENGTH[algorithm] && /^[0-9a-f]+$/i.test(written);
  const given = isHash ? Buffer.from(written, 'hex') : null;
  return (values, secret) => {
    const expected = digest(algorithm, values, secret);
    return given !== null && timingSafeEqual(given, expected);
  };
}

/** Returns a hash in the gateway's most likely format: lower-case hexadecimal, crc32 as in PHP. */
export function writeHash(
  algorithm: HashAlgorithm,
  values: readonly Uint8Array[],
  secret: string,
): string {
  return algorithm === 'crc32'
    ? String(crc32OfSigned(values, secret))
    : digest(algorithm, values, secret).toString('hex');
}
