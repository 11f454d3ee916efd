import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

import { subscriberKey } from '../numbers/subscriber';
import { createKeyedBytes, drawCode } from './one-time-code';

/**
 * Content of a token. It is signed, not encrypted: the holder can read everything except the code.
 */
export interface CodeClaims {
  /** Random, unguessable ID of the token, used to count its attempts. */
  readonly nonce: string;
  /** Phone number that received the code. */
  readonly phone: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  readonly maxAttempts: number;
}

/** Result of an attempt, the most severe reason first. */
export type CodeVerdict =
  | 'invalidToken'
  | 'expired'
  | 'otherPhone'
  | 'alreadyUsed'
  | 'tooManyAttempts'
  | 'wrongCode'
  | 'verified';

/** Earlier attempts with a token. */
export interface CodeHistory {
  readonly attempts: number;
  readonly isUsed: boolean;
}

const VERSION = 'c1';
const MOST_CHARACTERS = 1000;

/**
 * Shortest secret in characters. The holder of a token can check guesses of the secret against it.
 */
export const SHORTEST_CODE_SECRET = 16;

/**
 * Each kind of secret has its own label, so that equal secrets of two kinds give different keys.
 */
const KEY_LABELS = {
  apiKey: 'one-time codes',
  callbackSecret: 'one-time codes by callback secret',
} as const;
export type CodeSecret = keyof typeof KEY_LABELS;

/**
 * Returns the 32-byte key that signs all codes of an account. The holder of a token can check
 * guesses of the secret, so use a long random secret, never a password.
 *
 * @param product name of the package that signs. Tokens of another product do not verify, so the
 *   name must never change.
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

/** A keyed signature of the code, so that codes cannot be tried without the key. */
function signCode(
  key: Buffer,
  { nonce, phone }: CodeClaims,
  purpose: string,
  code: string,
): Buffer {
  return sign(key, ['code', nonce, phone, purpose, code]);
}

/**
 * Returns a token that later proves which code was sent. The token does not contain `purpose`
 * ("login", "payment 17"), so name it again to verify: a code for one purpose is wrong for any
 * other.
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

/**
 * Returns the code of a token: digits that are as good as random to everybody without the key, and
 * the same each time, so that a code can be sent again and is stored nowhere. The nonce is random and
 * belongs to one token, so no two tokens share a code but by chance.
 */
export function deriveCode(
  key: Buffer,
  { nonce, phone }: Pick<CodeClaims, 'nonce' | 'phone'>,
  length: number,
): string {
  return drawCode(length, createKeyedBytes(key, ['digits', nonce, phone, length]));
}

interface OpenedToken {
  readonly claims: CodeClaims;
  readonly mark: Buffer;
  /**
   * Number of digits of the code, because a number loses leading zeros. Not secret: the message
   * shows it.
   */
  readonly codeLength: number;
}

/** Returns the content of a token signed with this key, or `null` for any other text. */
export function openCodeToken(key: Buffer, token: string): OpenedToken | null {
  if (token.length > MOST_CHARACTERS) return null;
  const [version, payload = '', signature = '', ...others] = token.trim().split('.');
  if (version !== VERSION || others.length > 0) return null;
  if (!isEqual(sign(key, [VERSION, payload]), Buffer.from(signature, 'base64url'))) return null;
  // The signature is valid, so `issueCodeToken` wrote this JSON.
  const [nonce, phone, expiresAt, maxAttempts, mark, codeLength] = JSON.parse(
    Buffer.from(payload, 'base64url').toString(),
  ) as [string, string, number, number, string, number];
  const claims = { nonce, phone, expiresAt, maxAttempts };
  return { claims, mark: Buffer.from(mark, 'base64url'), codeLength };
}

/** Whether the code belongs to the token. Takes the same time for every code. */
export function isCodeOf(
  key: Buffer,
  { claims, mark }: Pick<OpenedToken, 'claims' | 'mark'>,
  { code, purpose }: { readonly code: string; readonly purpose: string },
): boolean {
  return isEqual(signCode(key, claims, purpose, code), mark);
}

/**
 * Returns why a token must not be tried, or `null`.
 *
 * @param now milliseconds since 1970
 */
export function checkToken(
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
