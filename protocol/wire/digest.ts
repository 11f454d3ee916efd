import { createHash } from 'node:crypto';

/** A name for values, of constant length however long they are: 24 characters of their SHA-256. */
export function digest(values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64').slice(0, 24);
}

/**
 * A name, of constant length, for what the gateway signed: the values under the hash, byte for byte
 * as they were hashed. Two callbacks with the same name are the same as far as the signature
 * proves; whatever else differs between them (kind, charset, times, IDs of messages) anybody can
 * have changed who holds one of them.
 */
export function identifySigned(values: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  // With the lengths, so that no border between two values can move.
  for (const value of values) hash.update(`${value.length}:`).update(value);
  return hash.digest('base64').slice(0, 24);
}
