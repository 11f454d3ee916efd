export type JsonOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string };

/** A bare number of 16 digits or more may be more than a JavaScript number holds exactly. */
const LONG_NUMBER = /(?:^|[[:,\s])-?\d{16}/;
const STRING_OR_LONG_INTEGER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d{16,}(?![\d.eE])/g;

/**
 * JSON to a value. Integers that a JavaScript number cannot hold (an ID may have any number of
 * digits) come as strings of their digits. Never throws; `reason` completes the sentence
 * "The gateway gave …".
 */
export function parseJson(text: string): JsonOutcome {
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value: LONG_NUMBER.test(text) ? parseLongIntegers(text) : value };
  } catch {
    // The message of JSON.parse quotes the input, which may be private.
    return {
      ok: false,
      reason: /^\s*[[{]/.test(text) ? 'damaged JSON' : 'text that is not JSON',
    };
  }
}

/** Only for text that is JSON: with an open string the pattern would take forever. */
function parseLongIntegers(text: string): unknown {
  const quoted = text.replace(STRING_OR_LONG_INTEGER, (token) =>
    token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `"${token}"`,
  );
  return JSON.parse(quoted);
}
