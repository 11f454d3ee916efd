export type JsonOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string };

const STRING_OR_LONG_INTEGER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d{16,}(?![\d.eE])/g;

/**
 * JSON to a value. Control characters that stand in strings as they are, which JSON forbids and
 * hand-made JSON has, are read as themselves: one line break in one text would else hide all records
 * of a response. A quote or a backslash that is not escaped leaves open where a string ends, so that
 * is damaged JSON. Integers that a JavaScript number cannot hold (an ID may have any number of
 * digits) come as strings of their digits. Never throws; `reason` completes the sentence
 * "The gateway gave …".
 */
export function parseJson(text: string): JsonOutcome {
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

/** The same JSON with the control characters in its strings escaped. */
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
 * The message of JSON.parse quotes the input, which may be private, so it is not told. What is nested
 * so deeply that the search exhausts the stack is not an answer either.
 */
function nameDamage(text: string): JsonOutcome {
  const reason = /^\s*[[{]/.test(text) ? 'damaged JSON' : 'text that is not JSON';
  return { ok: false, reason };
}

/** Looked for in the values, of which there are far fewer than characters in the text. */
function hasLongInteger(value: unknown): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasLongInteger);
  for (const name in value) if (hasLongInteger((value as Fields)[name])) return true;
  return false;
}

type Fields = Readonly<Record<string, unknown>>;

/** Only for text that is JSON: with an open string the pattern would take forever. */
function parseLongIntegers(text: string): unknown {
  const quoted = text.replace(STRING_OR_LONG_INTEGER, (token) =>
    token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `"${token}"`,
  );
  return JSON.parse(quoted);
}
