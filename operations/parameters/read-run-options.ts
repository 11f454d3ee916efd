import {
  type DuplicateRule,
  failure,
  invalidInput,
  param,
  type Result,
  sentence,
  success,
} from '../../protocol';
import { DEFAULT_WAIT_TIMEOUT } from '../fields/run-options';
import type { Host, Row } from '../host';

/** Options that are about all items of a run. */
export interface RunOptions {
  readonly batchSize?: number;
  readonly batchIntervalMs?: number;
  readonly duplicates?: DuplicateRule;
  readonly maxCost?: number;
  readonly minBalance?: number;
  /** Milliseconds to wait for final statuses; `null`: not at all. */
  readonly waitMs: number | null;
}

const DUPLICATE_RULES: readonly unknown[] = ['merge', 'refuse', 'send'] satisfies DuplicateRule[];

interface NumberRange {
  readonly from: number;
  readonly isWhole?: boolean;
}

/** The options of the run, which are those of its first item. */
export function readRunOptions(host: Host): Result<RunOptions> {
  const given = host.read('options', 0, {}) as Row;
  const batchSize = readNumber(given, 'batchSize', { from: 1, isWhole: true });
  const batchInterval = readNumber(given, 'batchInterval', { from: 0 });
  const maxCost = readNumber(given, 'maxCost', { from: 0 });
  const minBalance = readNumber(given, 'minBalance', { from: -Infinity });
  const waitTimeout = readNumber(given, 'waitTimeout', { from: 0 });
  const duplicates = isGiven(given.duplicates) ? given.duplicates : undefined;
  for (const number of [batchSize, batchInterval, maxCost, minBalance, waitTimeout]) {
    if (!number.ok) return number;
  }
  if (duplicates !== undefined && !DUPLICATE_RULES.includes(duplicates)) {
    return failure(
      invalidInput(
        'duplicates',
        sentence`${param('duplicates')} is unknown: ${JSON.stringify(duplicates)}`,
        sentence`Choose one from the list of ${param('duplicates')}`,
      ),
    );
  }
  const seconds = valueOf(waitTimeout) ?? DEFAULT_WAIT_TIMEOUT;
  return success({
    batchSize: valueOf(batchSize),
    batchIntervalMs: valueOf(batchInterval),
    duplicates: duplicates as DuplicateRule | undefined,
    maxCost: valueOf(maxCost),
    minBalance: valueOf(minBalance),
    waitMs: isOn(given.waitForStatus) ? seconds * 1000 : null,
  });
}

/** The option of that name of an item; what is no number is left to the request to refuse. */
export function readMaxRecipients(host: Host, itemIndex: number): number | undefined {
  const { maxRecipients } = host.read('options', itemIndex, {}) as Row;
  return isGiven(maxRecipients) ? Number(maxRecipients) : undefined;
}

/** Expressions and AI agents write switches as text. */
function isOn(value: unknown): boolean {
  return value === true || value === 'true';
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function valueOf(number: Result<number | undefined>): number | undefined {
  return number.ok ? number.value : undefined;
}

function readNumber(
  given: Row,
  name: string,
  { from, isWhole = false }: NumberRange,
): Result<number | undefined> {
  const value = given[name];
  if (!isGiven(value)) return success(undefined);
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : NaN;
  if (number >= from && number < Infinity && (!isWhole || Number.isInteger(number))) {
    return success(number);
  }
  const kind = isWhole ? 'a whole number' : 'a number';
  const least = from === -Infinity ? '' : ` of at least ${from}`;
  return failure(
    invalidInput(
      name,
      sentence`${param(name)} is not ${kind}${least}: ${JSON.stringify(value)}`,
      `Give ${kind}${least}`,
    ),
  );
}
