import {
  failure,
  invalidInput,
  param,
  type Problem,
  type Result,
  type SendParameters,
  sentence,
  success,
} from '../../protocol';
import type { Host, Row } from '../host';
import { readText } from '../parameters/read-parameters';

const NAME = 'sendOnceKey';
/** What a calculation gives that went wrong, so that all items would have one key. */
const NO_NUMBERS: ReadonlySet<unknown> = new Set([NaN, Infinity, -Infinity]);
/** Numbers, and addresses of e-mail; neither groups, nor nicknames, nor IDs of messengers. */
const CHECKABLE = /^\+?\d+$|^[^@]+@/;

/**
 * The option 'Send Once Key' of an item; `undefined` where it is not set. An empty one is refused:
 * an expression that gives nothing would let everything through that the key is to hold back.
 */
export function readSendOnceKey(
  host: Host,
  itemIndex: number,
  { recipients, messageId = '' }: SendParameters,
): Result<string | undefined> {
  const options = host.read('options', itemIndex, {}) as Row;
  if (!(NAME in options)) return success(undefined);
  const text = readText(options[NAME], NAME);
  if (!text.ok) return text;
  const key = text.value.trim();
  if (key === '' || NO_NUMBERS.has(options[NAME])) return failure(EMPTY);
  if (messageId !== '') return failure(TWO_IDS);
  const uncheckable = recipients.find((one) => !CHECKABLE.test(one));
  return uncheckable === undefined ? success(key) : failure(describeUncheckable(uncheckable));
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

/** The members of a group are known only to the gateway, and its history lists no nicknames and no IDs of messengers. */
function describeUncheckable(recipient: string): Problem {
  return invalidInput(
    NAME,
    sentence`${param(NAME)} cannot be checked for ${JSON.stringify(recipient)}: the gateway tells only of numbers and addresses what they got`,
    'Give phone numbers or e-mail addresses, or remove the option',
  );
}
