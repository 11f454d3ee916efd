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
/** The result of a calculation that failed. It would give all items one key. */
const NO_NUMBERS: ReadonlySet<unknown> = new Set([NaN, Infinity, -Infinity]);
/** Phone numbers and e-mail addresses, but no groups, nicknames or IDs of messengers. */
const CHECKABLE = /^\+?\d+$|^[^@]+@/;

/**
 * The order with the option 'Send Once Key' of its item, or unchanged where the option is not set.
 *
 * Problems: an empty key, because with an expression that gives nothing all messages would pass that
 * the key is to hold back; a recipient whose messages cannot be looked up.
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
  sentence`${param(NAME)} is empty or not a number, so nothing would keep the message from being sent twice`,
  'Give a key, for example the order number, or remove the option',
);

const TWO_IDS: Problem = invalidInput(
  NAME,
  sentence`${param(NAME)} makes the ID of the message, and ${param('messageId')} has another one`,
  'Remove one of the two options',
);

/** Only the gateway knows the members of a group, and its history lists no nicknames and no IDs of messengers. */
function describeUncheckable(recipient: string): Problem {
  return invalidInput(
    NAME,
    sentence`${param(NAME)} cannot be checked for ${JSON.stringify(recipient)}: the gateway tells only of numbers and addresses what they got`,
    'Give phone numbers or e-mail addresses, or remove the option',
  );
}
