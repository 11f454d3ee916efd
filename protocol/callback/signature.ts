import { encodeText, type Charset } from '../wire/charset';
import type { CallbackFields } from './fields';
import { createHashCheck, HASH_ALGORITHMS, writeHash, type HashAlgorithm } from './hash';
import { findEventType, isOfKind, SIGNED_FIELDS } from './kinds';
import {
  hasAsciiByte,
  isAsciiValue,
  isCharsetOpen,
  readValueBytes,
  readValueText,
  transcodeValue,
  type CallbackValue,
} from './value';

export interface SignatureSettings {
  /** The only accepted algorithm; hashes of other algorithms are ignored. */
  readonly algorithm: HashAlgorithm;
  /** The secret, and during a rotation the previous one. Empty secrets never match. */
  readonly secrets: readonly string[];
}

export type SignatureOutcome =
  /** With the bytes of the hashed values. */
  | { readonly ok: true; readonly signed: readonly Uint8Array[] }
  | { readonly ok: false; readonly reason: string };

type Reading = readonly Uint8Array[];

const COLON = 0x3a;
const ABSENT: CallbackValue = { kind: 'null', parts: [] };

function signedValues({ type, values }: CallbackFields): CallbackValue[] {
  const signed: CallbackValue[] = [];
  for (const name of SIGNED_FIELDS[type]) signed.push(values.get(name) ?? ABSENT);
  return signed;
}

/**
 * Returns the byte sequences that may have been hashed, most likely first. There are several only
 * if an escape leaves the charset open, or for XML and JSON values, which are characters: it is
 * unknown whether the gateway hashes them before or after it converts the charset.
 */
function readSignedBytes({ charset, isCharacters }: CallbackFields, signed: CallbackValue[]) {
  const readings: Reading[] = [];
  const add = (toBytes: (value: CallbackValue) => Uint8Array | null): void => {
    const reading = readAll(signed, toBytes);
    if (reading !== null) readings.push(reading);
  };
  if (signed.some(isCharsetOpen)) {
    for (const candidate of new Set<Charset>([charset, 'utf-8', 'windows-1251'])) {
      add((value) => readValueBytes(value, candidate));
    }
  } else {
    add((value) => readValueBytes(value, charset));
  }
  if (isCharacters && !signed.every(isAsciiValue)) {
    for (const candidate of ['utf-8', 'windows-1251'] as const) {
      if (candidate !== charset) add((value) => transcodeValue(value, charset, candidate));
    }
  }
  return readings;
}

function readAll(
  values: readonly CallbackValue[],
  toBytes: (value: CallbackValue) => Uint8Array | null,
): Reading | null {
  const all: Uint8Array[] = [];
  for (const value of values) {
    const bytes = toBytes(value);
    if (bytes === null) return null;
    all.push(bytes);
  }
  return all;
}

/** Returns the signed values without a hash check. */
export function readSigned(callback: CallbackFields): readonly Uint8Array[] {
  const signed = signedValues(callback);
  return (
    readSignedBytes(callback, signed)[0] ??
    signed.map((value) => Buffer.from(readValueText(value, callback.charset), 'utf-8'))
  );
}

/**
 * A colon in another field than the text would move the boundary between the signed values, so the
 * hash of one callback would match another. Only the text of a message may contain colons.
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
    ? `The callback has no ${algorithm} hash: add ${algorithm}=<secret> to the callback URL in the SMSC dashboard`
    : `The callback has an ${other} hash, but the credential requires ${algorithm}: use ${algorithm}=<secret> in the callback URL in the SMSC dashboard, or change the credential`;
}

/**
 * Verifies that the gateway sent this callback, from the hash over the transmitted bytes of the
 * signed fields and one of the secrets. Every secret is checked completely, and digests are
 * compared in constant time. Source: the gateway's page on the callback handler; for the other two
 * kinds, existing handlers.
 */
export function verifySignature(
  callback: CallbackFields,
  { algorithm, secrets }: SignatureSettings,
): SignatureOutcome {
  if (!secrets.some((secret) => secret !== '')) {
    return {
      ok: false,
      reason: 'The credential has no callback secret, so the hash cannot be checked',
    };
  }
  const written = callback.values.get(algorithm);
  if (written === undefined) return { ok: false, reason: explainMissing(callback, algorithm) };
  const fits = createHashCheck(algorithm, readValueText(written, 'utf-8').trim());
  const values = signedValues(callback);
  let signed: Reading | null = null;
  for (const secret of secrets) {
    if (secret === '') continue;
    for (const reading of readSignedBytes(callback, values)) {
      if (fits(reading, secret)) signed ??= reading;
    }
  }
  if (signed === null || hasMovedBorder(callback)) {
    return {
      ok: false,
      reason: `The ${algorithm} hash does not match: compare the secret in the callback URL in the SMSC dashboard with the one in the credential`,
    };
  }
  if (
    !isOfKind(
      callback.type,
      values.map((value) => readValueText(value, callback.charset)),
    )
  ) {
    return {
      ok: false,
      reason: `The ${algorithm} hash matches, but the values do not fit this kind of callback: it may be a replay with changed field names`,
    };
  }
  return { ok: true, signed };
}

/**
 * Returns the hash that the gateway would send with a callback, for tests of workflows and
 * handlers. The fields decide the kind of callback. Throws a RangeError if the charset lacks a
 * character of a value.
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
