import type { Field } from '../../../operations/field';
import type { Row } from '../../../operations/host';
import { invalidInput } from '../../../protocol';
import { listOptions } from './option-names';
import { toFlowError } from './report-problem';

/** Guards outside the group of limits. */
const OTHER_GUARDS: ReadonlySet<string> = new Set(['dryRun', 'sendOnceKey']);

/** Whether an option protects from unwanted messages or costs. */
export function isGuard({ name, group }: Field): boolean {
  return group === 'Limits' || OTHER_GUARDS.has(name);
}

/**
 * Whether the value of a guard is missing. A typo in `msg.limit` would otherwise send without the
 * limit. Blanks would be the number 0, which is no limit of a balance.
 */
export function isMissing(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === undefined || value === null;
}

/**
 * Checks that guards in `msg.smsc.options` have values.
 *
 * @throws the error for `done`
 */
export function rejectMissingGuards(given: Row, fields: readonly Field[]): void {
  for (const { name } of listOptions(fields).filter(isGuard)) {
    if (Object.hasOwn(given, name) && isMissing(given[name])) {
      throw toFlowError(describeMissing(name));
    }
  }
}

function describeMissing(name: string) {
  return invalidInput(
    '',
    `msg.smsc.options.${name} has no value. Nothing was sent`,
    'Give it a value, or delete the property',
  );
}
