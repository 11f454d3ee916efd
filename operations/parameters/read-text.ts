import { composeText, failure, invalidInput, success, type Result } from '../../protocol';

/**
 * A parameter as text. Expressions give numbers and dates where the editor gives text; an object or
 * a list would become "[object Object]" on somebody's phone, so those are refused. Text is composed
 * (NFC), so that what is counted is what is sent.
 */
export function readText(value: unknown, parameter: string): Result<string> {
  if (value === null || value === undefined) return success('');
  if (typeof value === 'string') return success(composeText(value));
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') {
    return success(String(value));
  }
  const date = toIsoText(value);
  if (date !== null) return success(date);
  return failure(
    invalidInput(
      parameter,
      `'${parameter}' is ${Array.isArray(value) ? 'a list' : 'an object'}, not text`,
      'Choose one value of it in the expression',
    ),
  );
}

/** ISO 8601 of a date of JavaScript or of Luxon, which expressions use. */
function toIsoText(value: unknown): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  const { toISO } = value as { toISO?: () => unknown };
  const text = typeof toISO === 'function' ? toISO.call(value) : null;
  return typeof text === 'string' ? text : null;
}
