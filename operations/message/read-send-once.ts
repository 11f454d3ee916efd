import {
  failure,
  invalidInput,
  param,
  type Problem,
  type Result,
  type SendOrder,
  sentence,
  success,
} from '../../protocol';
import type { Host } from '../host';
import type { MessageOrder } from '../items/send-items';
import { readOptions, readText } from '../parameters/parameters';

const NAME = 'sendOnceKey';
/** Results of failed calculations. They would give all items the same key. */
const NO_NUMBERS: ReadonlySet<unknown> = new Set([NaN, Infinity, -Infinity]);
/** Matches phone numbers and e-mail addresses, but not groups, nicknames or messenger IDs. */
const CHECKABLE = /^\+?\d+$|^[^@]+@/;

/**
 * Returns the order with the option 'Send Once Key' of its item, unchanged if the option is not
 * set.
 *
 * Problems: an empty key, because an expression without a result would let every duplicate through;
 * a recipient whose messages cannot be looked up.
 */
export function addSendOnceKey(
  host: Host,
  itemIndex: number,
  message: SendOrder,
): Result<MessageOrder> {
  const options = readOptions(host, itemIndex);
  if (!(NAME in options)) return success({ message });
  const text = readText(options[NAME], NAME);
  if (!text.ok) return text;
  const key = text.value.trim();
  if (key === '' || NO_NUMBERS.has(options[NAME])) return failure(EMPTY);
  if ((message.messageId ?? '') !== '') return failure(TWO_IDS);
  const uncheckable = message.recipients.find((one) => !CHECKABLE.test(one));
  if (uncheckable !== undefined) return failure(describeUncheckable(uncheckable));
  return success({ message: { ...message, sendOnceKey: key } });
}

const EMPTY: Problem = invalidInput(
  NAME,
  sentence`${param(NAME)} is empty or not a number, so it cannot prevent sending the message twice`,
  'Enter a key, such as the order number, or remove the option',
);

const TWO_IDS: Problem = invalidInput(
  NAME,
  sentence`${param(NAME)} and ${param('messageId')} both set the ID of the message`,
  'Remove one of the two options',
);

/**
 * Only the gateway knows the members of a group, and its history lists no nicknames or messenger
 * IDs.
 */
function describeUncheckable(recipient: string): Problem {
  return invalidInput(
    NAME,
    sentence`${param(NAME)} cannot be checked for ${JSON.stringify(recipient)}: the gateway keeps a history only for phone numbers and e-mail addresses`,
    'Enter phone numbers or e-mail addresses, or remove the option',
  );
}
