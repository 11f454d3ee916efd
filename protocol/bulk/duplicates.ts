import type { SendOrder } from '../endpoints/send';
import { subscriberKey } from '../numbers/subscriber';
import { invalidInput, type Problem } from '../problem';
import { param, sentence } from '../sentence';
import { toGroupingKey, type BulkMessage, type DuplicateRule } from './bulk-message';
import { toRejectedOutcome, type RecipientOutcome } from './outcomes';

export interface ListedMessage {
  readonly message: BulkMessage;
  /** The earlier, equal message that stands for it; `null`: it is sent itself. */
  readonly first: BulkMessage | null;
}

/** What a key was first used for with a number. */
interface OnceUse {
  readonly item: number;
  readonly text: string | undefined;
  readonly terms: string;
}

export interface ListedMessages {
  /** In the order of the items and of their recipients. */
  readonly listed: readonly ListedMessage[];
  /** Items that are refused because a number of theirs stands in the run before, or with the same key. */
  readonly refused: ReadonlyMap<number, Problem>;
}

/**
 * The messages of all items (`null` takes no part), with repeated numbers treated by the rule.
 * - `merge`: an equal message (same number, text and options) is sent once; other texts to the
 *   same number are other messages.
 * - `refuse`: an item that repeats a number of an earlier item is refused, whatever its text.
 * - `send`: everything is sent.
 * Within one item a number counts once under every rule but `send`.
 * A key that sends once stands above the rule: equal messages with it are one, and an item that
 * would send another content with it to a number is refused.
 */
export function listMessages(
  items: readonly (SendOrder | null)[],
  rule: DuplicateRule,
): ListedMessages {
  const listed: ListedMessage[] = [];
  const refused = new Map<number, Problem>();
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
      refused.set(item, describeRepetition(repeated, first.item));
      continue;
    }
    const terms = toGroupingKey({ item, parameters });
    const { sendOnceKey } = parameters;
    const conflict = sendOnceKey === undefined ? null : findOtherContent(parameters, terms, onceOf);
    if (conflict !== null) {
      refused.set(item, conflict);
      continue;
    }
    // Most items have one number, and of those there are many.
    const own = parameters.recipients.length > 1 ? new Set<string>() : null;
    for (const recipient of parameters.recipients) {
      const number = subscriberKey(recipient);
      const isRepeated = own?.has(number) === true;
      if (isRepeated && (rule !== 'send' || sendOnceKey !== undefined)) continue;
      own?.add(number);
      const name = rule === 'refuse' ? number : JSON.stringify([number, parameters.text, terms]);
      const copy = copies.get(name) ?? 0;
      copies.set(name, copy + 1);
      const message: BulkMessage = { item, recipient, parameters, copy };
      const first = firstOf.get(name);
      if (first === undefined) firstOf.set(name, message);
      const merges = rule === 'merge' || sendOnceKey !== undefined;
      listed.push({ message, first: merges ? (first ?? null) : null });
      if (sendOnceKey !== undefined && first === undefined) {
        onceOf.set(JSON.stringify([sendOnceKey, number]), { item, text: parameters.text, terms });
      }
    }
  }
  return { listed, refused };
}

function describeRepetition(recipient: string, item: number): Problem {
  return invalidInput(
    'to',
    sentence`${param('to')} repeats ${JSON.stringify(recipient)}, which item ${item} of this run already has`,
    sentence`Remove the repetition, or choose another value of ${param('duplicates')}`,
  );
}

/** Why an item may not use its key, or `null`. */
function findOtherContent(
  { recipients, sendOnceKey, text }: SendOrder,
  terms: string,
  uses: ReadonlyMap<string, OnceUse>,
): Problem | null {
  for (const recipient of recipients) {
    const use = uses.get(JSON.stringify([sendOnceKey, subscriberKey(recipient)]));
    if (use === undefined || (use.text === text && use.terms === terms)) continue;
    return describeOtherContent(recipient, use.item);
  }
  return null;
}

function describeOtherContent(recipient: string, item: number): Problem {
  return invalidInput(
    'sendOnceKey',
    sentence`${param('sendOnceKey')} has a value with which item ${item} of this run already sends something else to ${JSON.stringify(recipient)}`,
    'Give each message to one recipient a key of its own, for example the order number and the kind of message',
  );
}

/** Outcomes of one item, in the order of its recipients; none for what was not tried after a stop. */
export type ItemOutcomes = readonly RecipientOutcome[];

/** Outcomes by item. A merged message shows what became of the one that stands for it, at no price. */
export function collectOutcomes(
  items: readonly (SendOrder | null)[],
  { listed, refused }: ListedMessages,
  outcomes: ReadonlyMap<BulkMessage, ItemOutcomes>,
): ItemOutcomes[] {
  const collected = items.map((parameters, item): RecipientOutcome[] => {
    const problem = refused.get(item);
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
