import type { SendOrder } from '../endpoints/send';
import { subscriberKey } from '../numbers/subscriber';
import { invalidInput, type Problem } from '../problem';
import { param, sentence } from '../sentence';
import { toGroupingKey, type BulkMessage, type DuplicateRule } from './bulk-message';
import { toRejectedOutcome, type RecipientOutcome } from './outcomes';

/** A message of a run, and whether it is sent or merged into an earlier one. */
export interface ListedMessage {
  readonly message: BulkMessage;
  /** The earlier, equal message that this one is merged into; `null` if this one is sent. */
  readonly first: BulkMessage | null;
}

/** The first message with a send-once key and a subscriber. */
interface OnceUse {
  readonly item: number;
  readonly text: string | undefined;
  readonly groupingKey: string;
}

export interface ListedMessages {
  /** In the order of the items and of their recipients. */
  readonly listed: readonly ListedMessage[];
  /** Problems of rejected items, by index: a recipient or a send-once key is a duplicate. */
  readonly rejected: ReadonlyMap<number, Problem>;
}

/**
 * Returns the messages of all items (`null` is left out), deduplicated by the rule.
 * - `merge`: equal messages (same subscriber, text and options) are sent once. Different texts to
 *   one subscriber are different messages.
 * - `refuse`: an item with a subscriber of an earlier item is rejected, whatever its text.
 * - `send`: all messages are sent.
 *
 * Within one item a subscriber counts once, except with `send`.
 * A send-once key overrides `merge` and `send`: equal messages with one key are merged, and an item
 * with different content for the same key and subscriber is rejected. `refuse` rejects both.
 */
export function listMessages(
  items: readonly (SendOrder | null)[],
  rule: DuplicateRule,
): ListedMessages {
  const listed: ListedMessage[] = [];
  const rejected = new Map<number, Problem>();
  const firstOf = new Map<string, BulkMessage>();
  const copies = new Map<string, number>();
  const onceOf = new Map<string, OnceUse>();
  for (const [item, parameters] of items.entries()) {
    if (parameters === null) continue;
    const repeated =
      rule === 'refuse'
        ? parameters.recipients.find((recipient) => firstOf.has(subscriberKey(recipient)))
        : undefined;
    if (repeated !== undefined) {
      const first = firstOf.get(subscriberKey(repeated)) as BulkMessage;
      rejected.set(item, describeRepeated(repeated, first.item));
      continue;
    }
    const groupingKey = toGroupingKey({ item, parameters });
    const { sendOnceKey } = parameters;
    const conflict =
      sendOnceKey === undefined ? null : findOtherContent(parameters, groupingKey, onceOf);
    if (conflict !== null) {
      rejected.set(item, conflict);
      continue;
    }
    // Saves a set per item: runs may have many thousands of items, most with one recipient.
    const own = parameters.recipients.length > 1 ? new Set<string>() : null;
    for (const recipient of parameters.recipients) {
      const number = subscriberKey(recipient);
      const isRepeated = own?.has(number) === true;
      if (isRepeated && (rule !== 'send' || sendOnceKey !== undefined)) continue;
      own?.add(number);
      const name =
        rule === 'refuse' ? number : JSON.stringify([number, parameters.text, groupingKey]);
      const copy = copies.get(name) ?? 0;
      copies.set(name, copy + 1);
      const message: BulkMessage = { item, recipient, parameters, copy };
      const first = firstOf.get(name);
      if (first === undefined) firstOf.set(name, message);
      const merges = rule === 'merge' || sendOnceKey !== undefined;
      listed.push({ message, first: merges ? (first ?? null) : null });
      if (sendOnceKey !== undefined && first === undefined) {
        onceOf.set(JSON.stringify([sendOnceKey, number]), {
          item,
          text: parameters.text,
          groupingKey,
        });
      }
    }
  }
  return { listed, rejected };
}

function describeRepeated(recipient: string, item: number): Problem {
  return invalidInput(
    'to',
    sentence`${param('to')} contains ${JSON.stringify(recipient)}, which is already a recipient of item ${item}`,
    sentence`Remove the duplicate, or change ${param('duplicates')}`,
  );
}

/** Returns the problem of an item whose send-once key was used for different content, or `null`. */
function findOtherContent(
  { recipients, sendOnceKey, text }: SendOrder,
  groupingKey: string,
  uses: ReadonlyMap<string, OnceUse>,
): Problem | null {
  for (const recipient of recipients) {
    const use = uses.get(JSON.stringify([sendOnceKey, subscriberKey(recipient)]));
    if (use === undefined || (use.text === text && use.groupingKey === groupingKey)) continue;
    return describeOtherContent(recipient, use.item);
  }
  return null;
}

function describeOtherContent(recipient: string, item: number): Problem {
  return invalidInput(
    'sendOnceKey',
    sentence`${param('sendOnceKey')} is already used by item ${item} for a different message to ${JSON.stringify(recipient)}`,
    'Use a different key for each message to a recipient, such as the order number with the kind of message',
  );
}

/**
 * Outcomes of one item, in the order of its recipients. Empty if the run stopped before the item.
 */
export type ItemOutcomes = readonly RecipientOutcome[];

/**
 * Returns the outcomes of each item. A merged message has the outcome of the message it was merged
 * into, with 0 parts and cost 0.
 */
export function collectOutcomes(
  items: readonly (SendOrder | null)[],
  { listed, rejected }: ListedMessages,
  outcomes: ReadonlyMap<BulkMessage, ItemOutcomes>,
): ItemOutcomes[] {
  const collected = items.map((parameters, item): RecipientOutcome[] => {
    const problem = rejected.get(item);
    if (parameters === null || problem === undefined) return [];
    return parameters.recipients.map((recipient) => toRejectedOutcome(recipient, problem));
  });
  for (const { message, first } of listed) {
    const own = outcomes.get(first ?? message) ?? [];
    collected[message.item]?.push(
      ...(first === null ? own : own.map((one) => toCopy(one, message, first))),
    );
  }
  return collected;
}

function toCopy(
  outcome: RecipientOutcome,
  { recipient: asked }: BulkMessage,
  { item: duplicateOf }: BulkMessage,
): RecipientOutcome {
  const isSent = outcome.accepted === true;
  return { ...outcome, asked, duplicateOf, ...(isSent && { parts: 0, cost: 0 }) };
}
