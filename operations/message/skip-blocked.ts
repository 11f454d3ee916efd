import type { Row } from '../host';

import {
  isBlocklisted,
  subscriberKey,
  type ItemOutcomes,
  type RecipientOutcome,
  type TextLanguage,
} from '../../protocol';
import type { OpenItem } from '../items/item-run';
import { addDone, type MessageOrder, NOTHING_SENT, placeMessages } from '../items/send-items';
import type { OperationRun } from '../operation';
import { isGuardOn, readOptions } from '../parameters/parameters';
import type { RunOptions } from '../parameters/parameters';

const TEXTS: Readonly<Record<TextLanguage, string>> = {
  en: "The phone number is on the blocklist of the account, so nothing was sent to it. Remove it with the operation 'Unblock' of 'Contact'",
  ru: 'Номер находится в черном списке аккаунта, поэтому сообщение на него не отправлено. Чтобы убрать номер из списка, используйте операцию «Unblock» ресурса «Contact»',
};

/**
 * Skips the recipients that are on the blocklist, for the items with the option 'Leave Out Blocked
 * Numbers'. The blocklist is read once for all of them. An item fails if the blocklist cannot be
 * read, because a user who sets the option does not want to send in doubt.
 */
export async function skipBlocked(
  run: OperationRun,
  items: readonly OpenItem<MessageOrder, unknown>[],
  { batchSize, batchIntervalMs }: RunOptions,
): Promise<void> {
  const chosen = items.filter(({ index }) => isGuardOn(readOptions(run.host, index).skipBlocked));
  if (chosen.length === 0) return;
  const { stopOnFailure } = run;
  const settings = { batchSize, batchIntervalMs, stopOnFailure, duplicates: 'merge' } as const;
  const prices = await run.client.priceAll(placeMessages(run, chosen), settings);
  for (const item of chosen) {
    const outcomes = prices[item.index] ?? [];
    const problem = outcomes.find((outcome) => outcome.problem !== null)?.problem;
    if (problem) item.problem = problem;
    else skip(item, outcomes.filter(isBlocklisted));
  }
  if (stopOnFailure) addDone(chosen, { kind: 'nothing', effect: 'sent' });
}

function skip(item: OpenItem<MessageOrder, unknown>, blocked: ItemOutcomes): void {
  const { message } = item.order;
  const keys = new Set(blocked.map(({ asked }) => subscriberKey(asked)));
  const recipients = message.recipients.filter((one) => !keys.has(subscriberKey(one)));
  item.order = { ...item.order, message: { ...message, recipients } };
  item.skipped = blocked.map((outcome) => toBlockedOutput(outcome, item.language));
}

/** Returns the output row of a recipient that is on the blocklist. */
function toBlockedOutput({ phone }: RecipientOutcome, language: TextLanguage): Row {
  return {
    ...{ phone, accepted: false, ...NOTHING_SENT },
    ...{ errorCode: null, errorName: 'numberBlocked', errorText: TEXTS[language] },
    request: { balance: null, cost: null },
  };
}
