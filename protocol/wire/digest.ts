import { createHash } from 'node:crypto';

/**
 * Returns 24 characters of the SHA-256 of values as JSON, equal for equal values.
 */
export function digest(values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64').slice(0, 24);
}

/**
 * Returns 24 characters of the SHA-256 of the signed values of a callback, as bytes. The signature
 * cannot distinguish callbacks with equal results. Their other values (kind, charset, times, message
 * IDs) are not protected: anyone who has one of the callbacks can change them.
 */
export function identifySigned(values: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  // The lengths prevent that bytes move from one value to the next.
  for (const value of values) hash.update(`${value.length}:`).update(value);
  return hash.digest('base64').slice(0, 24);
}
