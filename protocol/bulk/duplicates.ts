import type { SendParameters } from '../endpoints/send-parameters';
import { invalidInput, type Problem } from '../problem';
import { subscriberKey } from '../text/subscriber';
import type { BulkMessage, DuplicateRule } from './message';
import { toTermsKey } from './terms';

export interface ListedMessage {
  readonly message: BulkMessage;
  /** The earlier, equal message that stands for it; `null`: it is sent itself. */
  readonly first: BulkMessage | null;
}

export interface ListedMessages {
  /** In the order of the items and of their recipients. */
  readonly listed: readonly ListedMessage[];
  /** Items that are refused because a number of theirs stands in the run before. */
  readonly refused: ReadonlyMap<number, Problem>;
}

/**
 * The messages of all items (`null` takes no part), with repeated numbers treated by the rule.
 * - `merge`: an equal message (same number, text and options) is sent once; other texts to the
 *   same number are other messages.
 * - `refuse`: an item that repeats a number of an earlier item is refused, whatever its text.
 * - `send`: everything is sent.
 * Within one item a number counts once under every rule but `send`.
 */
export function listMessages(
  items: readonly (SendParameters | null)[],
  rule: DuplicateRule,
): ListedMessages {
  const listed: ListedMessage[] = [];
  const refused = new Map<number, Problem>();
  const firstOf = new Map<string, BulkMessage>();
  const copies = new Map<string, number>();
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
    // Most items have one number, and of those there are many.
    const own = parameters.recipients.length > 1 ? new Set<string>() : null;
    const terms = toTermsKey({ item, parameters });
    for (const recipient of parameters.recipients) {
      const number = subscriberKey(recipient);
      if (rule !== 'send' && own?.has(number)) continue;
      own?.add(number);
      const name = rule === 'refuse' ? number : JSON.stringify([number, parameters.text, terms]);
      const copy = copies.get(name) ?? 0;
      copies.set(name, copy + 1);
      const message: BulkMessage = { item, recipient, parameters, copy };
      const first = firstOf.get(name);
      if (first === undefined) firstOf.set(name, message);
      listed.push({ message, first: rule === 'merge' ? (first ?? null) : null });
    }
  }
  return { listed, refused };
}

function describeRepetition(recipient: string, item: number): Problem {
  return invalidInput(
    'to',
    `'to' repeats ${JSON.stringify(recipient)}, which item ${item} of this run already has`,
    "Remove the repetition, or choose another value of 'duplicates'",
  );
}
