import { encodeText, type Charset } from '../wire/charset';
import type { CallbackEventType } from './event';
import { findEventType, type CallbackFields } from './fields';
import {
  digest,
  HASH_ALGORITHMS,
  isSameDigest,
  readWrittenHash,
  writeHash,
  type HashAlgorithm,
} from './hash';
import {
  hasAsciiByte,
  isCharsetOpen,
  readValueBytes,
  readValueText,
  type CallbackValue,
} from './value';

export interface SignatureSettings {
  /** The only algorithm that counts; a hash of another one is as good as none. */
  readonly algorithm: HashAlgorithm;
  /** The secret, and during a rotation the previous one. Empty ones never match. */
  readonly secrets: readonly string[];
}

export type SignatureOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: string };

/** Fields whose values, and after them the secret, are joined by colons and hashed. */
const SIGNED_FIELDS: Record<CallbackEventType, readonly string[]> = {
  deliveryStatus: ['id', 'phone', 'status'],
  incomingMessage: ['phone', 'mes', 'to'],
  callConfirmation: ['phone', 'ts'],
};

const COLON = 0x3a;
const ABSENT: CallbackValue = { kind: 'null', parts: [] };

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

/** The signed values as they may have been transmitted: several ways only if an escape left it open. */
function readSignedBytes({ type, charset, values }: CallbackFields): Uint8Array[][] {
  const signed = SIGNED_FIELDS[type].map((name) => values.get(name) ?? ABSENT);
  const charsets: Iterable<Charset> = signed.some(isCharsetOpen)
    ? new Set([charset, 'utf-8', 'windows-1251'] as const)
    : [charset];
  const readings: Uint8Array[][] = [];
  for (const candidate of charsets) {
    const bytes = signed.map((value) => readValueBytes(value, candidate));
    if (bytes.every((value) => value !== null)) readings.push(bytes);
  }
  return readings;
}

/**
 * A colon in a field that never has one would move the borders between the signed values, and the
 * hash of one callback would fit another. Only the text of a message may hold colons.
 */
function hasMovedBorder({ type, values }: CallbackFields): boolean {
  return SIGNED_FIELDS[type].some((name) => {
    const value = values.get(name);
    return name !== 'mes' && value !== undefined && hasAsciiByte(value, COLON);
  });
}

function explainMissing({ values }: CallbackFields, algorithm: HashAlgorithm): string {
  const other = HASH_ALGORITHMS.find((name) => values.has(name));
  return other === undefined
    ? `The callback has no ${algorithm} hash: add ${algorithm}=<secret> to the address in the cabinet`
    : `The callback has an ${other} hash, the credential asks for ${algorithm}: use ${algorithm}=<secret> in the address in the cabinet, or change the credential`;
}

/**
 * Whether the gateway sent this callback: the hash over the transmitted bytes of the signed fields
 * and one of the secrets. Every secret is tried in full whatever the others gave, and digests are
 * compared in constant time.
 *
 * Source: the gateway's page on the handler of the client; strings of the other two kinds as
 * handlers in the field compute them.
 */
export function verifySignature(
  callback: CallbackFields,
  { algorithm, secrets }: SignatureSettings,
): SignatureOutcome {
  const usable = secrets.filter((secret) => secret !== '');
  if (usable.length === 0) {
    return { ok: false, reason: 'The credential has no callback secret to check the hash with' };
  }
  const written = callback.values.get(algorithm);
  if (written === undefined) return { ok: false, reason: explainMissing(callback, algorithm) };
  const meanings = readWrittenHash(algorithm, readValueText(written, 'utf-8').trim());
  const readings = readSignedBytes(callback);
  let isSigned = false;
  for (const secret of usable) {
    for (const values of readings) {
      const expected = digest(algorithm, joinSigned(values, secret));
      for (const meaning of meanings) isSigned = isSameDigest(meaning, expected) || isSigned;
    }
  }
  if (isSigned && !hasMovedBorder(callback)) return { ok: true };
  return {
    ok: false,
    reason: `The ${algorithm} hash does not fit: compare the secret in the address in the cabinet with the one in the credential`,
  };
}

/**
 * The hash that the gateway would put under a callback, for tests of workflows and handlers. Which
 * kind of callback it is follows from the fields, as the gateway tells them apart.
 *
 * Throws a RangeError when a value has a character that the charset lacks.
 */
export function signCallback(
  fields: Readonly<Record<string, string>>,
  algorithm: HashAlgorithm,
  secret: string,
  charset: Charset = 'utf-8',
): string {
  const type = findEventType((name) => Object.hasOwn(fields, name));
  const values = SIGNED_FIELDS[type].map((name) => {
    const encoded = encodeText(fields[name] ?? '', charset);
    if (!encoded.ok) throw new RangeError(`'${name}' has characters that ${charset} lacks`);
    return encoded.bytes;
  });
  return writeHash(algorithm, digest(algorithm, joinSigned(values, secret)));
}
