import type { Charset } from '../wire/charset';

export type HashAlgorithm = 'md5' | 'sha1' | 'crc32';

export const HASH_ALGORITHMS: readonly HashAlgorithm[] = ['sha1', 'md5', 'crc32'];

export interface SignatureSettings {
  /** The only algorithm that counts; a hash of another one is as good as none. */
  readonly algorithm: HashAlgorithm;
  /** The secret, and during a rotation the previous one. Empty ones never match. */
  readonly secrets: readonly string[];
}

export declare function signCallback(
  fields: Readonly<Record<string, string>>,
  algorithm: HashAlgorithm,
  secret: string,
  charset?: Charset,
): string;
