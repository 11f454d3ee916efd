import type { Field, FieldConditions } from '../../../operations/field';

/** Returns the value of another field of the form, or `undefined` where it depends on the message. */
export type ValueOf = (name: string) => unknown;

/**
 * Returns whether a form shows a field. A condition on a value that depends on the message is met,
 * because any of its values is possible.
 */
export function isShown(
  { displayOptions }: Pick<Field, 'displayOptions'>,
  valueOf: ValueOf,
): boolean {
  const { show = {}, hide = {} } = displayOptions ?? {};
  return (
    listConditions(show).every(([name, allowed]) => matches(valueOf(name), allowed, true)) &&
    !listConditions(hide).some(([name, hidden]) => matches(valueOf(name), hidden, false))
  );
}

/** A slash at the start names a field of the form instead of one of the same collection. */
function listConditions(conditions: FieldConditions) {
  return Object.entries(conditions).map(
    ([name, values]) => [name.replace(/^\//, ''), values ?? []] as const,
  );
}

function matches(value: unknown, values: readonly unknown[], otherwise: boolean): boolean {
  if (value === undefined) return otherwise;
  const given: readonly unknown[] = Array.isArray(value) ? value : [value];
  return given.some((one) => values.includes(one));
}
