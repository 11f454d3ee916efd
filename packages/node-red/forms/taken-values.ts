import type { Field } from '../../../operations/field';

/** The parameters that a message can give, with the key of the text that says from where. */
export const TAKEN: ReadonlyMap<string, string> = new Map([
  ['to', 'emptyTo'],
  ['phone', 'emptyTo'],
  ['text', 'emptyText'],
  ['sender', 'emptySender'],
  ['token', 'emptyToken'],
  ['code', 'emptyCode'],
]);

/** Whether the message gives the value of a field that the dialog leaves empty. */
export function isTaken({ name, required, isChosenByPerson }: Field): boolean {
  const isSender = name === 'sender' && isChosenByPerson === true;
  return TAKEN.has(name) && (required === true || isSender);
}

/**
 * Whether a field is the optional variant of a text that other channels require. It may stand
 * beside a file, so only a text of the message is taken for it.
 */
export function isTakenIfText({ name, required }: Field, fields: readonly Field[]): boolean {
  const isVariant = name === 'text' && required !== true;
  return isVariant && fields.some((field) => field.name === name && field.required === true);
}
