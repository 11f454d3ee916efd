import type { SendParameters } from '../endpoints/send-parameters';
import type { ListedMessages } from './duplicates';
import type { BulkMessage } from './message';
import { toRefusedOutcome, type RecipientOutcome } from './recipient-outcome';

/** Outcomes of one item, in the order of its recipients; none for what was not tried after a stop. */
export type ItemOutcomes = readonly RecipientOutcome[];

/** Outcomes by item. A merged message shows what became of the one that stands for it, at no price. */
export function collectOutcomes(
  items: readonly (SendParameters | null)[],
  { listed, refused }: ListedMessages,
  outcomes: ReadonlyMap<BulkMessage, ItemOutcomes>,
): ItemOutcomes[] {
  const collected = items.map((parameters, item): RecipientOutcome[] => {
    const problem = refused.get(item);
    if (parameters === null || problem === undefined) return [];
    return parameters.recipients.map((recipient) => toRefusedOutcome(recipient, problem));
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
