import { createHash } from 'node:crypto';

/**
 * Returns 24 characters of the SHA-256 of values: the same for equal values, however long they are.
 */
export function digest(values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64').slice(0, 24);
}

/**
 * Returns 24 characters of the SHA-256 of the values that the gateway signed, byte for byte as they were
 * hashed. Two callbacks with the same result are the same as far as the signature proves. Anything else
 * in which they differ (kind, charset, times, message IDs) can have been changed by anyone who holds
 * one of them.
 */
export function identifySigned(values: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  // With the lengths, so that no border between two values can move.
  for (const value of values) hash.update(`${value.length}:`).update(value);
  return hash.digest('base64').slice(0, 24);
}
