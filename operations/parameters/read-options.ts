import type { Host, Row } from '../host';

import { failure, invalidInput, success, type Result } from '../../protocol';

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
      `'${name}' is no number of seconds: ${JSON.stringify(given)}`,
      'Give a number of seconds of at least 0',
    ),
  );
}
