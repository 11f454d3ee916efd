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
  /** The only algorithm that counts; a hash of another one is as good as none. */
  readonly algorithm: HashAlgorithm;
  /** The secret, and during a rotation the previous one. Empty ones never match. */
  readonly secrets: readonly string[];
}

export type SignatureOutcome =
  /** With the values that the hash is over, byte for byte. */
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
 * The signed values as they may have been hashed, the likeliest first. There are several only if an
 * escape left the charset open, or if they stand in XML or JSON, whose readers hand on characters
 * and not bytes: then nobody knows whether the gateway hashes them before or after it changes their
 * charset.
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

/** The values that the gateway signs, without a look at the hash. */
export function readSigned(callback: CallbackFields): readonly Uint8Array[] {
  const signed = signedValues(callback);
  return (
    readSignedBytes(callback, signed)[0] ??
    signed.map((value) => Buffer.from(readValueText(value, callback.charset), 'utf-8'))
  );
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
      reason: `The ${algorithm} hash does not fit: compare the secret in the address in the cabinet with the one in the credential`,
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
      reason: `The ${algorithm} hash fits, but its values are not those of this kind of callback: somebody may have sent another one again with changed names`,
    };
  }
  return { ok: true, signed };
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
