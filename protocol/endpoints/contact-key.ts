import { invalidInput } from '../problem';
import { parseOneRecipient } from '../numbers/parse-recipients';
import { failure, success, type Result } from '../result';
import { cleanPhone } from '../numbers/subscriber';

/** What identifies a contact: its number, or the e-mail address of one without a number. */
export interface ContactKey {
  readonly kind: 'phone' | 'email';
  /** Digits without `+`, or the address. */
  readonly value: string;
}

/**
 * The key of one contact. Read as recipients are. Several numbers, or something that is neither number nor address, are an InvalidInput of `parameter`.
 */
export function readContactKey(parameter: string, given: string): Result<ContactKey> {
  const read = parseOneRecipient(parameter, given);
  const value = read.ok ? read.value : cleanPhone(given);
  if (read.ok && /^\+?\d+$/.test(value))
    return success({ kind: 'phone', value: value.replace(/^\+/, '') });
  if (/^[^\s@,;]+@[^\s@,;]+$/.test(value)) return success({ kind: 'email', value });
  const shown = JSON.stringify(given.slice(0, 60));
  return failure(
    invalidInput(
      parameter,
      value === ''
        ? `'${parameter}' is empty`
        : `'${parameter}' is not one phone number or e-mail address: ${shown}`,
      'Give one number in international format, e.g. +77011234567, or one e-mail address',
    ),
  );
}

/** The numbers (or addresses) of several contacts, as the gateway takes them. */
export function joinPhones(phones: readonly string[]): string {
  return phones.map((phone) => cleanPhone(phone).replace(/^\+/, '')).join(',');
}
