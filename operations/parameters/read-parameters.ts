import {
  composeText,
  failure,
  invalidInput,
  param,
  type Result,
  sentence,
  success,
} from '../../protocol';
import type { Field } from '../field';
import type { Host, Row } from '../host';

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
      sentence`${param(parameter)} is ${Array.isArray(value) ? 'a list' : 'an object'}, not text`,
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

/** Several values as text, e.g. of a collection; `''` for those that are absent. */
export function readTexts<Name extends string>(
  values: Readonly<Record<string, unknown>>,
  names: readonly Name[],
): Result<Record<Name, string>> {
  const texts = {} as Record<Name, string>;
  for (const name of names) {
    const text = readText(values[name], name);
    if (!text.ok) return text;
    texts[name] = text.value.trim();
  }
  return success(texts);
}

/** A choice of several values as the editor stores it; AI agents may write it as one text. */
export function readNames(given: unknown): string[] {
  const names: readonly unknown[] =
    typeof given === 'string' ? given.split(',') : Array.isArray(given) ? given : [];
  return names.filter((name) => typeof name === 'string').map((name) => name.trim());
}

/**
 * Options that the user added, in the types that the editor gives them; empty ones, and those that
 * the editor does not show for the channel, count as not given. Expressions and AI agents write
 * numbers and switches as text, or text as numbers.
 */
export function readOptionValues(
  fields: readonly Field[],
  given: Row,
  channel: string,
): Result<Row> {
  const values: Row = {};
  for (const { name, type, displayOptions } of fields) {
    if (displayOptions?.show?.['/channel']?.includes(channel) === false) continue;
    const text = readText(given[name], name);
    if (!text.ok) return text;
    if (text.value === '') continue;
    if (type === 'number') values[name] = Number(text.value);
    else if (type === 'boolean') values[name] = text.value === 'true';
    else values[name] = text.value;
  }
  return success(values);
}

export function readOptions(host: Host, itemIndex: number): Row {
  return (host.read('options', itemIndex, {}) ?? {}) as Row;
}

/** Expressions and AI agents write switches as text. */
export function isOn(value: unknown): boolean {
  return value === true || value === 'true';
}

/** An option in seconds as milliseconds. */
export function readSeconds(options: Row, name: string, byDefault: number): Result<number> {
  const given = options[name];
  if (given === undefined || given === null || given === '') return success(byDefault * 1000);
  const seconds = typeof given === 'string' || typeof given === 'number' ? Number(given) : NaN;
  if (Number.isFinite(seconds) && seconds >= 0) return success(seconds * 1000);
  return failure(
    invalidInput(
      name,
      sentence`${param(name)} is no number of seconds: ${JSON.stringify(given)}`,
      'Give a number of seconds of at least 0',
    ),
  );
}
