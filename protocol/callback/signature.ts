import { encodeText, type Charset } from '../wire/charset';
import type { CallbackEventType } from './event';
import { findEventType, type CallbackFields } from './fields';
import { createHashCheck, HASH_ALGORITHMS, writeHash, type HashAlgorithm } from './hash';
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

/** The signed values as they may have been transmitted: several ways only if an escape left it open. */
function readSignedBytes({ type, charset, values }: CallbackFields): Uint8Array[][] {
  const signed: CallbackValue[] = [];
  for (const name of SIGNED_FIELDS[type]) signed.push(values.get(name) ?? ABSENT);
  const charsets: Iterable<Charset> = signed.some(isCharsetOpen)
    ? new Set([charset, 'utf-8', 'windows-1251'] as const)
    : [charset];
  const readings: Uint8Array[][] = [];
  for (const candidate of charsets) {
    const reading = readAllBytes(signed, candidate);
    if (reading !== null) readings.push(reading);
  }
  return readings;
}

function readAllBytes(signed: readonly CallbackValue[], charset: Charset): Uint8Array[] | null {
  const all: Uint8Array[] = [];
  for (const value of signed) {
    const bytes = readValueBytes(value, charset);
    if (bytes === null) return null;
    all.push(bytes);
  }
  return all;
}

/**
 * A colon in a field that never has one would move the borders between the signed values, and the
 * hash of one callback would fit another. Only the text of a message may hold colons.
 */
function hasMovedBorder({ type, values }: CallbackFields): boolean {
  for (const name of SIGNED_FIELDS[type]) {
    const value = name === 'mes' ? undefined : values.get(name);
    if (value !== undefined && hasAsciiByte(value, COLON)) return true;
  }
  return false;
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
  if (!secrets.some((secret) => secret !== '')) {
    return { ok: false, reason: 'The credential has no callback secret to check the hash with' };
  }
  const written = callback.values.get(algorithm);
  if (written === undefined) return { ok: false, reason: explainMissing(callback, algorithm) };
  const fits = createHashCheck(algorithm, readValueText(written, 'utf-8').trim());
  const readings = readSignedBytes(callback);
  let isSigned = false;
  for (const secret of secrets) {
    if (secret === '') continue;
    for (const values of readings) isSigned = fits(values, secret) || isSigned;
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
  return writeHash(algorithm, values, secret);
}
