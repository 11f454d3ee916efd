import type { TransportRequest } from '../../protocol';
import type { RequestingFunctions } from '../shared/requesting-functions';

/** What must not come back in an answer. */
export interface Secrets {
  /** The API key, or the password. */
  readonly secret: string;
  /** Also a word that may stand in an answer for other reasons, so it counts only beside its name. */
  readonly login: string;
}

export const NO_SECRETS: Secrets = { secret: '', login: '' };
const MASK = '***';
/** A shorter secret is a word like others; it counts only beside its name. */
const SHORTEST_ANYWHERE = 6;
/** A shorter body says nothing that the request does not say. */
const SHORTEST_BODY = 12;

export async function readSecrets(functions: RequestingFunctions): Promise<Secrets> {
  const credential = await functions.getCredentials<Record<string, unknown>>('smscApi');
  const clean = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
  return credential['authentication'] === 'loginPassword'
    ? { secret: clean(credential['password']), login: clean(credential['login']) }
    : { secret: clean(credential['apiKey']), login: '' };
}

/**
 * An answer without the secrets and the body of its request, should the gateway or a proxy repeat
 * them: fields that no table knows reach the output as they came. Bytes without them stay as they are.
 */
export function maskSecrets(
  answer: Uint8Array,
  { body, endpoint }: Pick<TransportRequest, 'body' | 'endpoint'>,
  { secret, login }: Secrets,
): Uint8Array {
  const bytes = Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength);
  const needles = [
    ...(body.length < SHORTEST_BODY ? [] : [body, body.replaceAll('&', '&amp;')]),
    ...(secret.length < SHORTEST_ANYWHERE ? [] : spell(secret)),
  ].filter((needle) => bytes.includes(needle, 0, 'latin1'));
  const named = [...spell(secret), ...spell(login)].filter((one) =>
    bytes.includes(one, 0, 'latin1'),
  );
  if (needles.length === 0 && named.length === 0) return answer;
  let text = bytes.toString('latin1');
  for (const needle of needles) text = text.replaceAll(needle, MASK);
  for (const value of named) text = maskNamed(text, value, endpoint);
  return Buffer.from(text, 'latin1');
}

/**
 * The value where the name of its field stands before it: `login=…`, `"psw":"…"`, `<login>…`,
 * `[login] => …`. A refusal holds an ID only to be told, so a login stands in for none there.
 */
function maskNamed(text: string, value: string, endpoint: string): string {
  const isRefusal = /error/i.test(text.slice(0, 1000)) || /error_?code/i.test(text);
  const names = isRefusal ? 'login|psw|password|apikey|id' : 'login|psw|password|apikey';
  // Subaccounts and statistics are listed by login; the operation leaves out the account's own one.
  const between = LISTED_BY_LOGIN.has(endpoint)
    ? '(?:=|%3D)'
    : '(?:[^A-Za-z0-9%]|%[0-9A-F]{2}|&quot;|&gt;|\\\\u00[0-9a-f]{2}){1,12}';
  const pattern = new RegExp(`\\b(${names})(${between})${escape(value)}(?![A-Za-z0-9])`, 'gi');
  return text.replace(pattern, (_match, name: string, gap: string) => `${name}${gap}${MASK}`);
}

/** A text in the ways in which forms, JSON, XML and HTML write it, as bytes of utf-8 that are read as latin1. */
function spell(text: string): string[] {
  if (text === '') return [];
  const form = encodeURIComponent(text);
  const strict = form.replace(/[!'()*~]/g, toPercent);
  const json = JSON.stringify(text).slice(1, -1);
  const ascii = json.replace(/[\u0080-\uffff]/g, toUnicodeEscape);
  const xml = text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string);
  const spellings = [
    ...[text, form, strict, strict.replaceAll('%20', '+'), strict.toLowerCase()],
    ...[json, json.replaceAll('/', '\\/'), ascii, ascii.replaceAll('/', '\\/'), xml],
    Buffer.from(text).toString('base64'),
  ];
  return [...new Set(spellings)].map((one) => Buffer.from(one).toString('latin1'));
}

const LISTED_BY_LOGIN: ReadonlySet<string> = new Set(['users', 'get']);

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};

function toPercent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}

function toUnicodeEscape(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
