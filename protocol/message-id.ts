import { invalidInput } from './problem';
import { failure, success, type Result } from './result';
import { param, sentence } from './sentence';

/** Largest ID of digits only; the gateway treats it as a number. */
export const LARGEST_MESSAGE_NUMBER = 2147483647;
/** Pattern of message IDs, assigned by the gateway or by the client. */
export const MESSAGE_ID = /^[A-Za-z0-9._-]{1,40}$/;

/**
 * Returns a message ID that the gateway can store: 1 to 2147483647, or up to 40 Latin letters,
 * digits, `.`, `-` and `_`. Problems: InvalidInput, also for a larger number, because the gateway
 * would store another ID than the one you request later. Source: HTTP API, "Sending SMS messages:
 * parameters" (`id`).
 */
export function checkMessageId(value: string): Result<string> {
  const id = value.trim();
  const isNumber = /^\d+$/.test(id);
  const isValid = isNumber
    ? /^[1-9]\d{0,9}$/.test(id) && Number(id) <= LARGEST_MESSAGE_NUMBER
    : MESSAGE_ID.test(id);
  if (isValid) return success(id);
  return failure(
    invalidInput(
      'messageId',
      id === ''
        ? sentence`${param('messageId')} is empty`
        : sentence`${param('messageId')} is not a valid message ID: ${JSON.stringify(id.slice(0, 60))}`,
      `Use a number from 1 to ${LARGEST_MESSAGE_NUMBER}, or up to 40 Latin letters, digits, dots, dashes and underscores`,
    ),
  );
}

/**
 * Compares two numeric IDs: negative if the first is smaller. Compares digits, because a JavaScript
 * number may not hold them.
 */
export function compareNumbers(one: string, other: string): number {
  const [a, b] = [one, other].map((digits) => digits.trim().replace(/^0+(?=\d)/, '')) as [
    string,
    string,
  ];
  if (a.length !== b.length) return a.length - b.length;
  return a === b ? 0 : a < b ? -1 : 1;
}
