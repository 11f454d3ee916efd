import { invalidInput } from './problem';
import { failure, success, type Result } from './result';
import { param, sentence } from './sentence';

/** Of an ID of digits alone, which is a number for the gateway. */
export const LARGEST_MESSAGE_NUMBER = 2147483647;
/** How each message ID looks, whether the gateway made it or was given it. */
export const MESSAGE_ID = /^[A-Za-z0-9._-]{1,40}$/;

/**
 * A message ID that the gateway can store: 1 to 2147483647, or up to 40 Latin letters, digits,
 * `.`, `-` and `_`. Digits alone are a number for the gateway, so a longer run of digits is
 * refused: it would be stored as another ID than the one asked for later.
 *
 * Source: HTTP API, "Sending SMS messages: parameters" (`id`).
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
        : sentence`${param('messageId')} is not an ID that the gateway can store: ${JSON.stringify(id.slice(0, 60))}`,
      `Use a number from 1 to ${LARGEST_MESSAGE_NUMBER}, or up to 40 Latin letters, digits, dots, dashes and underscores`,
    ),
  );
}

/**
 * Order of two IDs that the gateway counts up: negative when the first is the smaller one. They are
 * compared as digits, because a JavaScript number may not hold them.
 */
export function compareNumbers(one: string, other: string): number {
  const [a, b] = [one, other].map((digits) => digits.trim().replace(/^0+(?=\d)/, '')) as [
    string,
    string,
  ];
  if (a.length !== b.length) return a.length - b.length;
  return a === b ? 0 : a < b ? -1 : 1;
}
