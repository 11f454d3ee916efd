/** The values of the credential that must not appear in a response. */
export interface Secrets {
  /**
   * API key, password and callback secrets: all secrets of the credential, whichever a request
   * uses.
   */
  readonly secrets: readonly string[];
  /**
   * The login may also be an ordinary word of a response, so it is masked only next to its field
   * name.
   */
  readonly login: string;
}

/** Masks nothing. */
export const NOTHING_TO_MASK: Secrets = { secrets: [], login: '' };
const SECRET_FIELDS = ['apiKey', 'password', 'callbackSecret', 'previousCallbackSecret'] as const;
const MASK = '***';
/** A shorter secret may be an ordinary word, so it is masked only next to its field name. */
const SHORTEST_ANYWHERE = 6;
/**
 * Matches a word in one case. Such a secret is masked only in this case, because a response may
 * contain an ordinary word with a capital letter.
 */
const WORD = /^(?:\p{Ll}+|\p{Lu}+)$/u;
/** A shorter body cannot contain a secret. */
const SHORTEST_BODY = 12;

/** Returns the secrets of a credential. */
export function collectSecrets(credential: Readonly<Record<string, unknown>>): Secrets {
  const clean = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
  const secrets = SECRET_FIELDS.map((name) => clean(credential[name]));
  return { secrets: secrets.filter((secret) => secret !== ''), login: clean(credential['login']) };
}

/**
 * Returns the response without the secrets and without the body of its request, in case the gateway
 * or a proxy repeats them, because unknown fields reach the output unchanged. Other responses are
 * returned unchanged.
 */
export function maskSecrets(
  response: Uint8Array,
  { body, endpoint }: { readonly body: string; readonly endpoint: string },
  secrets: Secrets,
): Uint8Array {
  const bytes = Buffer.from(response.buffer, response.byteOffset, response.byteLength);
  const whole = bytes.toString('latin1');
  const { anywhere, named } = findPatterns(secrets);
  const bodies = body.length < SHORTEST_BODY ? [] : [body, body.replaceAll('&', '&amp;')];
  let text = whole;
  for (const one of bodies) text = text.replaceAll(one, MASK);
  if (anywhere !== null) text = text.replace(anywhere, MASK);
  if (named !== null && NAMES.test(text)) text = maskNamed(text, named, endpoint);
  return text === whole ? response : Buffer.from(text, 'latin1');
}

interface Patterns {
  /** Global pattern; `null` without a secret that is long enough. */
  readonly anywhere: RegExp | null;
  /** Source of the pattern of every secret and of the login. */
  readonly named: string | null;
}

/**
 * The patterns of each credential are cached, because a run sends many requests with one
 * credential.
 */
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
 * Masks a value that follows the name of its field: `login=…`, `"psw":"…"`, `<login>…`, `[login] =>
 * …`. In a rejection it also masks values after `id`, because the ID of a rejection is not needed.
 */
function maskNamed(text: string, values: string, endpoint: string): string {
  const isErrorResponse = /error/i.test(text.slice(0, 1000)) || /error_?code/i.test(text);
  const fields = 'login|psw|password|apikey|sha1|md5|crc32';
  const names = isErrorResponse ? `${fields}|id` : fields;
  // Subaccounts and statistics are listed by login. The operation leaves out the account's own
  // login.
  const between = LISTED_BY_LOGIN.has(endpoint)
    ? '(?:=|%3D)'
    : '(?:[^A-Za-z0-9%]|%[0-9A-F]{2}|&quot;|&gt;|\\\\u00[0-9a-f]{2}){1,12}';
  const pattern = new RegExp(`\\b(${names})(${between})(?:${values})(?![A-Za-z0-9])`, 'gi');
  return text.replace(pattern, (_match, name: string, gap: string) => `${name}${gap}${MASK}`);
}

const LISTED_BY_LOGIN: ReadonlySet<string> = new Set(['users', 'get']);

const SIGNS = /[.*+?^${}()|[\]\\/-]/g;
const NAMED: Readonly<Record<string, string>> = {
  ...{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' },
};
/** Text that is escaped twice also has `&` and the backslash escaped. */
const AMPERSAND = '&(?:amp;){0,2}';
const BACKSLASHES = '\\\\{1,4}';

/**
 * Returns the source of a pattern that finds a text in every encoding: plain, percent-encoded, as a
 * JSON string, with character references, in base64 (also inside longer data) or in hexadecimal,
 * each also escaped once more. It matches bytes of utf-8 that are read as latin1.
 *
 * @param anyCase whether to ignore case
 */
function toSpellings(text: string, anyCase: boolean): string {
  const bytes = Buffer.from(text);
  const plain = [...text].map((sign) => spellSign(sign, anyCase)).join('');
  const coded = [0, 1, 2].map((offset) => spellBase64(bytes, offset));
  return [plain, ...coded, toAnyCase(bytes.toString('hex'))].join('|');
}

function spellSign(sign: string, anyCase: boolean): string {
  const cases = anyCase ? [sign, sign.toLowerCase(), sign.toUpperCase()] : [sign];
  const spellings = [...new Set(cases)].flatMap((one) => {
    const bytes = Buffer.from(one);
    const points = [...one].map((character) => character.codePointAt(0) as number);
    return [
      spellPlain(bytes.toString('latin1')),
      [...bytes].map((byte) => `%(?:25){0,2}${toHex(byte, 2)}`).join(''),
      toUnits(one)
        .map((unit) => `${BACKSLASHES}u${toHex(unit, 4)}`)
        .join(''),
      points
        .map((point) => `${AMPERSAND}#(?:0{0,6}${point}|[xX]0{0,6}${toHex(point, 0)});?`)
        .join(''),
      ...(NAMED[one] === undefined ? [] : [`${AMPERSAND}${NAMED[one]};`]),
      ...(one === ' ' ? ['\\+'] : []),
    ];
  });
  return `(?:${spellings.join('|')})`;
}

/** JSON and shells put backslashes before punctuation, but not before plain letters and digits. */
function spellPlain(latin1: string): string {
  if (latin1 === '\\') return '\\\\{1,8}';
  return /^[\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e]$/.test(latin1)
    ? `\\\\{0,4}${escapePattern(latin1)}`
    : escapePattern(latin1);
}

/** Returns the base64 characters that depend only on these bytes, not on the bytes around them. */
function spellBase64(bytes: Uint8Array, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes]);
  const from = Math.ceil((offset * 4) / 3);
  const core = whole.toString('base64').slice(from, Math.floor((whole.length * 4) / 3));
  return core.replaceAll('+', '(?:[+-]|%2[bB])').replaceAll('/', '(?:\\\\{0,4}[/]|_|%2[fF])');
}

function toUnits(text: string): number[] {
  return Array.from({ length: text.length }, (_, place) => text.charCodeAt(place));
}

function toHex(value: number, digits: number): string {
  return toAnyCase(value.toString(16).padStart(digits, '0'));
}

function toAnyCase(hex: string): string {
  return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function escapePattern(text: string): string {
  return text.replace(SIGNS, '\\$&');
}
