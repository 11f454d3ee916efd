import type { FlowMessage, Red, RedNode } from './red';

/** A value of a dialog as Node-RED's `typedInput` stores it: type and text. */
export interface TypedValue {
  readonly t: string;
  readonly v: string;
}

/** Types whose value the user wrote. All others are computed from the message or its surroundings. */
const WRITTEN: ReadonlySet<string> = new Set(['str', 'num', 'bool', 'json', 'date', 'bin']);

export function isTypedValue(value: unknown): value is TypedValue {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<TypedValue>).t === 'string' &&
    typeof (value as Partial<TypedValue>).v === 'string'
  );
}

/** Whether a value is computed, for example from the message, and not written by the user. */
export function isComputed(value: unknown): boolean {
  return isTypedValue(value) && !WRITTEN.has(value.t);
}

/**
 * Returns the value for a message. Contexts with slow stores and JSONata give theirs only through a
 * callback.
 *
 * @throws the error of Node-RED, for example for JSONata that cannot be evaluated
 */
export async function readTypedValue(
  red: Pick<Red, 'util'>,
  node: RedNode,
  { t, v }: TypedValue,
  message: FlowMessage,
): Promise<unknown> {
  if (t === 'str') return v;
  return await new Promise((resolve, reject) => {
    red.util.evaluateNodeProperty(v, t, node, message, (error, value) => {
      if (error) reject(error);
      else resolve(value);
    });
  });
}
