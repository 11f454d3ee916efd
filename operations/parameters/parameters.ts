import {
  composeText,
  type DuplicateRule,
  failure,
  invalidInput,
  param,
  type Result,
  type SendQuota,
  sentence,
  success,
  type TextLanguage,
  toTextLanguage,
} from '../../protocol';
import type { Field } from '../field';
import { DEFAULT_WAIT_TIMEOUT } from '../fields/run-options';
import type { Host, ParameterReader, Row } from '../host';
import { openQuota } from '../limits/execution-quota';

/**
 * Returns a parameter as text, composed (NFC) so that the counted text is the sent text; `''` if it
 * is not given. Expressions may give numbers and dates instead of text.
 *
 * Problems: an object or a list, which a phone would show as "[object Object]"; NaN and Infinity.
 */
export function readText(value: unknown, parameter: string): Result<string> {
  if (value === null || value === undefined) return success('');
  if (typeof value === 'string') return success(composeText(value));
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return failure(
      invalidInput(
        parameter,
        sentence`${param(parameter)} is ${String(value)}, the result of a failed calculation`,
        'Check the values that the expression calculates with',
      ),
    );
  }
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') {
    return success(String(value));
  }
  const date = toIsoText(value);
  if (date !== null) return success(date);
  return failure(
    invalidInput(
      parameter,
      sentence`${param(parameter)} is ${Array.isArray(value) ? 'a list' : 'an object'}, not text`,
      'Select one of its values in the expression',
    ),
  );
}

/**
 * Returns a date of JavaScript or Luxon in ISO 8601, `''` for an invalid date, `null` for other
 * values.
 */
function toIsoText(value: unknown): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  const { toISO } = value as { toISO?: () => unknown };
  const text = typeof toISO === 'function' ? toISO.call(value) : null;
  return typeof text === 'string' ? text : null;
}

/** Returns several values of a collection as text; `''` for those that are not given. */
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

/**
 * Returns a choice of several values as a list. The editor stores a list; AI agents may give one
 * text with commas.
 */
export function readNames(given: unknown): string[] {
  const names: readonly unknown[] =
    typeof given === 'string' ? given.split(',') : Array.isArray(given) ? given : [];
  return names.filter((name) => typeof name === 'string').map((name) => name.trim());
}

/**
 * Returns the options that a user added, each with the type of its field, without empty ones and
 * those that the editor hides for the channel. Expressions and AI agents may give numbers and
 * booleans as text, or text as numbers.
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
    else if (type === 'boolean') values[name] = isOn(text.value);
    else values[name] = text.value;
  }
  return success(values);
}

/** Returns the collection 'Options' of an item, which `runItems` has checked; empty if the user added none. */
export function readOptions(host: ParameterReader, itemIndex: number): Row {
  return (host.read('options', itemIndex, {}) ?? {}) as Row;
}

/** Returns the language of the texts in the output of an item, the option 'Language'. */
export function readTextLanguage(host: ParameterReader, itemIndex: number): TextLanguage {
  return toTextLanguage(readOptions(host, itemIndex).language);
}

/** Returns whether a boolean is true. Expressions and AI agents may give it as text. */
export function isOn(value: unknown): boolean {
  return value === true || value === 'true';
}

/**
 * Returns whether a boolean that protects from costs is on. Every value except a clear no counts as
 * yes, so that an unclear value does not cost money.
 */
export function isGuardOn(value: unknown): boolean {
  return ![undefined, null, false, '', 'false'].includes(value as never);
}

/**
 * Returns whether a value is given: neither absent nor empty, as in a cleared field of the editor.
 */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** The numbers that a parameter accepts. */
export interface NumberRange {
  /** Smallest number; no limit if absent. */
  readonly from?: number;
  /** Largest number; no limit if absent. */
  readonly to?: number;
  readonly isWhole?: boolean;
  /** Plural noun for the problem, such as `seconds`. */
  readonly unit?: string;
}

/**
 * Returns the number of an option, or `undefined` if it is not given. Expressions and AI agents may
 * give numbers as text.
 *
 * Problems: a value that is not a number in the range.
 */
export function readNumber(
  options: Row,
  name: string,
  range: NumberRange = {},
): Result<number | undefined> {
  return isGiven(options[name]) ? checkNumber(options[name], name, range) : success(undefined);
}

/** Returns the number of a required value. */
export function checkNumber(value: unknown, name: string, range: NumberRange): Result<number> {
  const { from = -Infinity, to = Infinity, isWhole = false } = range;
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : NaN;
  const isInRange = number >= from && number <= to && Number.isFinite(number);
  if (isInRange && (!isWhole || Number.isInteger(number))) return success(number);
  const kind = describeRange(range);
  return failure(
    invalidInput(
      name,
      sentence`${param(name)} is not ${kind}: ${JSON.stringify(value)}`,
      `Enter ${kind}`,
    ),
  );
}

/** Such as `a whole number from 4 to 8` or `a number of seconds of at least 0`. */
function describeRange({ from, to, isWhole = false, unit }: NumberRange): string {
  const kind = `${isWhole ? 'a whole number' : 'a number'}${unit === undefined ? '' : ` of ${unit}`}`;
  if (to !== undefined) return `${kind} from ${from ?? 0} to ${to}`;
  return from === undefined ? kind : `${kind} of at least ${from}`;
}

/** Returns an option in seconds, as milliseconds. */
export function readSeconds(options: Row, name: string, byDefault: number): Result<number> {
  const seconds = readNumber(options, name, { from: 0, unit: 'seconds' });
  return seconds.ok ? success((seconds.value ?? byDefault) * 1000) : seconds;
}

/** Returns the chosen sender ID; `''` for the account's default. */
export function readSender(host: Host, itemIndex: number): string {
  const value = host.readChoice('sender', itemIndex, '');
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/**
 * Returns the option 'Max Recipients' of an item. A value that is not a number is rejected later,
 * by the check of the request.
 */
export function readMaxRecipients(host: Host, itemIndex: number): number | undefined {
  const { maxRecipients } = readOptions(host, itemIndex);
  return isGiven(maxRecipients) ? Number(maxRecipients) : undefined;
}

/** Options that concern all items of a run. */
export interface RunOptions {
  readonly batchSize?: number;
  readonly batchIntervalMs?: number;
  readonly duplicates?: DuplicateRule;
  readonly maxCost?: number;
  readonly minBalance?: number;
  /** What the node may send in the whole execution. */
  readonly quota?: SendQuota;
  /** Milliseconds to wait for final statuses; `null`: not at all. */
  readonly waitMs: number | null;
  /** Prefix of the message IDs; that of the host if absent. */
  readonly idPrefix?: string;
}

const DUPLICATE_RULES: readonly unknown[] = ['merge', 'refuse', 'send'] satisfies DuplicateRule[];

/** Returns the limit of the whole execution, which every tool has; `undefined` without one. */
export function readExecutionQuota(host: Host): Result<SendQuota | undefined> {
  const given = readOptions(host, 0);
  const messages = readNumber(given, 'maxMessagesPerExecution', { from: 1, isWhole: true });
  if (!messages.ok) return messages;
  const cost = readNumber(given, 'maxCostPerExecution', { from: 0 });
  if (!cost.ok) return cost;
  const isLimited = messages.value !== undefined || cost.value !== undefined;
  if (!isLimited && host.caller === 'workflow') return success(undefined);
  return success(openQuota(host, { messages: messages.value, cost: cost.value }));
}

/** Returns the options of the run, read from its first item. */
export function readRunOptions(host: Host): Result<RunOptions> {
  const given = readOptions(host, 0);
  const batchSize = readNumber(given, 'batchSize', { from: 1, isWhole: true });
  if (!batchSize.ok) return batchSize;
  const batchIntervalMs = readNumber(given, 'batchInterval', { from: 0 });
  if (!batchIntervalMs.ok) return batchIntervalMs;
  const maxCost = readNumber(given, 'maxCost', { from: 0 });
  if (!maxCost.ok) return maxCost;
  const minBalance = readNumber(given, 'minBalance');
  if (!minBalance.ok) return minBalance;
  const quota = readExecutionQuota(host);
  if (!quota.ok) return quota;
  const timeoutMs = readSeconds(given, 'waitTimeout', DEFAULT_WAIT_TIMEOUT);
  if (!timeoutMs.ok) return timeoutMs;
  const duplicates = isGiven(given.duplicates) ? given.duplicates : undefined;
  if (duplicates !== undefined && !DUPLICATE_RULES.includes(duplicates)) {
    return failure(
      invalidInput(
        'duplicates',
        sentence`${param('duplicates')} is not a valid option: ${JSON.stringify(duplicates)}`,
        sentence`Choose an option of ${param('duplicates')}`,
      ),
    );
  }
  return success({
    batchSize: batchSize.value,
    batchIntervalMs: batchIntervalMs.value,
    duplicates: duplicates as DuplicateRule | undefined,
    maxCost: maxCost.value,
    minBalance: minBalance.value,
    quota: quota.value,
    waitMs: isOn(given.waitForStatus) ? timeoutMs.value : null,
  });
}
