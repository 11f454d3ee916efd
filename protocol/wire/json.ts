export type JsonOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string };

/** Matches whole numbers and strings, so that each character is read once. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;
const LONG_INTEGER = /^-?\d{16,}$/;

/** Responses are lists of flat records in an object. Deep nesting costs a parser much more time. */
const MAX_DEPTH = 16;
/** More than two lists of the recipients of one request need. */
const MAX_CONTAINERS = 100_000;
/** About 30 fields for each of 16,000 records. */
const MAX_VALUES = 500_000;
/** Maximum number of fields of an object. */
const MAX_MEMBERS = 20_000;

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Whether the nesting and the size of a text are those of a response. Reads each character once,
 * before the parser allocates memory. Does not check whether the text is JSON.
 */
function hasUsualShape(text: string): boolean {
  const open: number[] = [];
  const members: number[] = [];
  let containers = 0;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) {
      at = findEndOfString(text, at);
    } else if (sign === OPEN_LIST || sign === OPEN_OBJECT) {
      containers += 1;
      open.push(sign);
      members.push(0);
      if (open.length > MAX_DEPTH || containers > MAX_CONTAINERS) return false;
    } else if (sign === CLOSE_LIST || sign === CLOSE_OBJECT) {
      open.pop();
      members.pop();
    } else if (sign === COMMA) {
      values += 1;
      const count = (members.pop() ?? 0) + 1;
      members.push(count);
      if (values > MAX_VALUES || (open.at(-1) === OPEN_OBJECT && count > MAX_MEMBERS)) return false;
    }
  }
  return true;
}

/** Returns the index of the closing quote, or the end of the text. */
function findEndOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) {
    at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  }
  return at;
}

/**
 * Parses JSON. Accepts unescaped control characters in strings, because otherwise one line break in
 * one text would hide all records of a response. An unescaped quote or backslash is an error, because
 * the end of the string is ambiguous. Integers that a JavaScript number cannot represent become
 * strings of digits, because an ID may have any number of digits. Never throws; `reason` is a noun
 * phrase for an error sentence.
 */
export function parseJson(text: string): JsonOutcome {
  if (!hasUsualShape(text)) return { ok: false, reason: 'damaged JSON' };
  return parseStrictly(text) ?? parseStrictly(escapeControls(text)) ?? nameDamage(text);
}

function parseStrictly(text: string): JsonOutcome | null {
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value: hasLongInteger(value) ? parseLongIntegers(text) : value };
  } catch {
    return null;
  }
}

/** Escapes the control characters in the strings of a JSON text. */
function escapeControls(text: string): string {
  let isString = false;
  let isEscaped = false;
  return text.replace(/["\\\u0000-\u001f]|[^"\\\u0000-\u001f]+/g, (token) => {
    const wasEscaped = isEscaped;
    isEscaped = isString && token === '\\' && !wasEscaped;
    if (token === '"' && !wasEscaped) isString = !isString;
    const isControl = isString && !wasEscaped && token < ' ';
    return isControl ? `\\u${token.charCodeAt(0).toString(16).padStart(4, '0')}` : token;
  });
}

/**
 * Returns the reason without the message of JSON.parse, which quotes input that may be private.
 */
function nameDamage(text: string): JsonOutcome {
  const reason = /^\s*[[{]/.test(text) ? 'damaged JSON' : 'text that is not JSON';
  return { ok: false, reason };
}

/** Searches the values, because they are far fewer than the characters of the text. */
function hasLongInteger(value: unknown): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasLongInteger);
  for (const name in value) if (hasLongInteger((value as Fields)[name])) return true;
  return false;
}

type Fields = Readonly<Record<string, unknown>>;

/** Only for valid JSON: the pattern is very slow with an unclosed string. */
function parseLongIntegers(text: string): unknown {
  const quoted = text.replace(STRING_OR_NUMBER, (token) =>
    LONG_INTEGER.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
  );
  return JSON.parse(quoted);
}
