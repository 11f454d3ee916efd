import { createHash } from 'node:crypto';
import * as zlib from 'node:zlib';
import type { HashAlgorithm } from './address';

export type Crc32Style = 'unsigned' | 'signed' | 'hex';

/** The hash as PHP writes it: lower-case hex; crc32 in the style of the settings. */
export function hashBytes(algorithm: HashAlgorithm, bytes: Buffer, crc32: Crc32Style): string {
  if (algorithm !== 'crc32') return createHash(algorithm).update(bytes).digest('hex');
  const sum = zlib.crc32(bytes);
  switch (crc32) {
    case 'unsigned':
      return String(sum);
    case 'signed':
      return String(sum | 0);
    case 'hex':
      return sum.toString(16).padStart(8, '0');
  }
}
