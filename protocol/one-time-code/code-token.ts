import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

import { subscriberKey } from '../numbers/subscriber';

/** What a token says. It is signed, not encrypted: whoever holds it can read it, but for the code. */
export interface CodeClaims {
  /** Names the token, so that its attempts can be counted; unguessable. */
  readonly nonce: string;
  /** To whom the code was sent. */
  readonly phone: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  readonly maxAttempts: number;
}

/** What an attempt came to, the gravest reason first. */
export type CodeVerdict =
  | 'invalidToken'
  | 'expired'
  | 'otherPhone'
  | 'alreadyUsed'
  | 'tooManyAttempts'
  | 'wrongCode'
  | 'verified';

/** Attempts that were made with a token before this one. */
export interface CodeHistory {
  readonly attempts: number;
  readonly isUsed: boolean;
}

const VERSION = 'c1';
const MOST_CHARACTERS = 1000;

/** Shorter secrets could be found by trying: whoever holds a token can check each guess against it. */
export const SHORTEST_CODE_SECRET = 16;

/** Each kind of secret has its own label, so that equal secrets of two kinds give two keys. */
const KEY_LABELS = {
  apiKey: 'one-time codes',
  callbackSecret: 'one-time codes by callback secret',
} as const;
export type CodeSecret = keyof typeof KEY_LABELS;

/**
 * Returns the 32 bytes of the key that signs all codes of an account. A token lets its holder check
 * guesses of the secret, so the secret must be a long random one: never a password, which people
 * make up.
 * @param product name of the package that signs; tokens of another product do not verify, so it
 *   must never change
 */
export function deriveCodeKey(
  secret: string,
  product: string,
  kind: CodeSecret = 'apiKey',
): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `${product} ${KEY_LABELS[kind]}`, 32));
}

function sign(key: Buffer, parts: readonly unknown[]): Buffer {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest();
}

/** Of the code: without the key nobody can try all codes against it. */
function signCode(
  key: Buffer,
  { nonce, phone }: CodeClaims,
  purpose: string,
  code: string,
): Buffer {
  return sign(key, ['code', nonce, phone, purpose, code]);
}

/**
 * A token that proves later which code was sent. `purpose` ("login", "payment 17") is not in it and
 * has to be named again: a code for one purpose is wrong for any other.
 */
export function issueCodeToken(
  key: Buffer,
  claims: CodeClaims,
  { code, purpose }: { readonly code: string; readonly purpose: string },
): string {
  const { nonce, phone, expiresAt, maxAttempts } = claims;
  const mark = signCode(key, claims, purpose, code).toString('base64url');
  const body = JSON.stringify([nonce, phone, expiresAt, maxAttempts, mark, code.length]);
  const payload = Buffer.from(body).toString('base64url');
  const signature = sign(key, [VERSION, payload]).toString('base64url');
  return `${VERSION}.${payload}.${signature}`;
}

interface OpenedToken {
  readonly claims: CodeClaims;
  readonly mark: Buffer;
  /** Digits of the code, which a number cannot tell where the first ones are zeros. No secret: the message shows it. */
  readonly codeLength: number;
}

/** What a token of this key says; `null` for any other text. */
export function openCodeToken(key: Buffer, token: string): OpenedToken | null {
  if (token.length > MOST_CHARACTERS) return null;
  const [version, payload = '', signature = '', ...others] = token.trim().split('.');
  if (version !== VERSION || others.length > 0) return null;
  if (!isEqual(sign(key, [VERSION, payload]), Buffer.from(signature, 'base64url'))) return null;
  // What is signed was written above.
  const [nonce, phone, expiresAt, maxAttempts, mark, codeLength] = JSON.parse(
    Buffer.from(payload, 'base64url').toString(),
  ) as [string, string, number, number, string, number];
  const claims = { nonce, phone, expiresAt, maxAttempts };
  return { claims, mark: Buffer.from(mark, 'base64url'), codeLength };
}

/** Whether the code is the one of the token; takes equally long for every code. */
export function isCodeOf(
  key: Buffer,
  { claims, mark }: Pick<OpenedToken, 'claims' | 'mark'>,
  { code, purpose }: { readonly code: string; readonly purpose: string },
): boolean {
  return isEqual(signCode(key, claims, purpose, code), mark);
}

/**
 * Why a token may not be tried, or `null`.
 * @param now milliseconds since 1970
 */
export function refuseToken(
  { phone: own, expiresAt, maxAttempts }: CodeClaims,
  { phone, now }: { readonly phone: string; readonly now: number },
  { attempts, isUsed }: CodeHistory,
): CodeVerdict | null {
  if (now >= expiresAt) return 'expired';
  if (subscriberKey(own) !== subscriberKey(phone)) return 'otherPhone';
  if (isUsed) return 'alreadyUsed';
  return attempts >= maxAttempts ? 'tooManyAttempts' : null;
}

function isEqual(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
