export type JsonOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string };

const STRING_OR_LONG_INTEGER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d{16,}(?![\d.eE])/g;

/**
 * JSON to a value. Integers that a JavaScript number cannot hold (an ID may have any number of
 * digits) come as strings of their digits. Never throws; `reason` completes the sentence
 * "The gateway gave …".
 */
export function parseJson(text: string): JsonOutcome {
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value: hasLongInteger(value) ? parseLongIntegers(text) : value };
  } catch {
    // The message of JSON.parse quotes the input, which may be private. What is nested so deeply that
    // the search exhausts the stack is no answer either.
    return {
      ok: false,
      reason: /^\s*[[{]/.test(text) ? 'damaged JSON' : 'text that is not JSON',
    };
  }
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
