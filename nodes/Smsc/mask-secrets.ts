import type { TransportRequest } from '../../protocol';
import type { RequestingFunctions } from '../shared/requesting-functions';
import { toSpellings } from './secret-spellings';

/** What must not come back in an answer. */
export interface Secrets {
  /** API key, password and callback secrets: all of the credential, whichever a request carries. */
  readonly secrets: readonly string[];
  /** Also a word that may stand in an answer for other reasons, so it counts only beside its name. */
  readonly login: string;
}

export const NO_SECRETS: Secrets = { secrets: [], login: '' };
const SECRET_FIELDS = ['apiKey', 'password', 'callbackSecret', 'previousCallbackSecret'] as const;
const MASK = '***';
/** A shorter secret is a word like others; it counts only beside its name. */
const SHORTEST_ANYWHERE = 6;
/** A word like others may stand in an answer with a capital for other reasons. */
const WORD = /^(?:\p{Ll}+|\p{Lu}+)$/u;
/** A shorter body says nothing that the request does not say. */
const SHORTEST_BODY = 12;

export async function readSecrets(functions: RequestingFunctions): Promise<Secrets> {
  const credential = await functions.getCredentials<Record<string, unknown>>('smscApi');
  const clean = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
  const secrets = SECRET_FIELDS.map((name) => clean(credential[name]));
  return { secrets: secrets.filter((secret) => secret !== ''), login: clean(credential['login']) };
}

/**
 * An answer without the secrets and the body of its request, should the gateway or a proxy repeat
 * them: fields that no table knows reach the output as they came. Bytes without them stay as they are.
 */
export function maskSecrets(
  answer: Uint8Array,
  { body, endpoint }: Pick<TransportRequest, 'body' | 'endpoint'>,
  secrets: Secrets,
): Uint8Array {
  const bytes = Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength);
  const whole = bytes.toString('latin1');
  const { anywhere, named } = findPatterns(secrets);
  const bodies = body.length < SHORTEST_BODY ? [] : [body, body.replaceAll('&', '&amp;')];
  let text = whole;
  for (const one of bodies) text = text.replaceAll(one, MASK);
  if (anywhere !== null) text = text.replace(anywhere, MASK);
  if (named !== null && NAMES.test(text)) text = maskNamed(text, named, endpoint);
  return text === whole ? answer : Buffer.from(text, 'latin1');
}

interface Patterns {
  /** Global; `null` without a secret that is long enough. */
  readonly anywhere: RegExp | null;
  /** Source of the pattern of every secret and of the login. */
  readonly named: string | null;
}

/** A run makes many requests with one credential. */
const known = new WeakMap<Secrets, Patterns>();

function findPatterns(given: Secrets): Patterns {
  const found = known.get(given) ?? toPatterns(given);
  known.set(given, found);
  return found;
}

function toPatterns({ secrets, login }: Secrets): Patterns {
  const long = secrets.filter((secret) => secret.length >= SHORTEST_ANYWHERE);
  const anywhere = long.map((secret) => toSpellings(secret, !WORD.test(secret)));
  const all = login === '' ? secrets : [...secrets, login];
  const named = all.map((one) => toSpellings(one, true));
  return {
    anywhere: anywhere.length === 0 ? null : new RegExp(anywhere.join('|'), 'g'),
    named: named.length === 0 ? null : named.join('|'),
  };
}

const NAMES = /login|psw|password|apikey|sha1|md5|crc32|error/i;

/**
 * The value where the name of its field stands before it: `login=…`, `"psw":"…"`, `<login>…`,
 * `[login] => …`. A refusal holds an ID only to be told, so a login stands in for none there.
 */
function maskNamed(text: string, values: string, endpoint: string): string {
  const isRefusal = /error/i.test(text.slice(0, 1000)) || /error_?code/i.test(text);
  const fields = 'login|psw|password|apikey|sha1|md5|crc32';
  const names = isRefusal ? `${fields}|id` : fields;
  // Subaccounts and statistics are listed by login; the operation leaves out the account's own one.
  const between = LISTED_BY_LOGIN.has(endpoint)
    ? '(?:=|%3D)'
    : '(?:[^A-Za-z0-9%]|%[0-9A-F]{2}|&quot;|&gt;|\\\\u00[0-9a-f]{2}){1,12}';
  const pattern = new RegExp(`\\b(${names})(${between})(?:${values})(?![A-Za-z0-9])`, 'gi');
  return text.replace(pattern, (_match, name: string, gap: string) => `${name}${gap}${MASK}`);
}

const LISTED_BY_LOGIN: ReadonlySet<string> = new Set(['users', 'get']);
