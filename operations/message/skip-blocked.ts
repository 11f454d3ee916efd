import type { Row } from '../host';

import {
  isBlackListed,
  subscriberKey,
  type ItemOutcomes,
  type RecipientOutcome,
  type TextLanguage,
} from '../../protocol';
import type { OpenItem } from '../items/item-run';
import { type MessageOrder, placeMessages } from '../items/send-items';
import type { OperationRun } from '../operation';
import { isOn, readOptions } from '../parameters/parameters';
import type { RunOptions } from '../parameters/parameters';

const TEXTS: Readonly<Record<TextLanguage, string>> = {
  en: "The phone number is on the blocklist of the account, so nothing was sent to it. Remove it with the operation 'Unblock' of 'Contact'",
  ru: 'Номер находится в черном списке аккаунта, поэтому сообщение на него не отправлено. Чтобы убрать номер из списка, используйте операцию «Unblock» ресурса «Contact»',
};

/**
 * Leaves out the recipients that are on the blocklist, for the items with the option 'Skip
 * Blocked'. The blocklist is read once for all of them. An item fails if the blocklist cannot be
 * read, because a user who sets the option does not want to send in doubt.
 */
export async function leaveOutBlocked(
  run: OperationRun,
  items: readonly OpenItem<MessageOrder, unknown>[],
  { batchSize, batchIntervalMs }: RunOptions,
): Promise<void> {
  const asking = items.filter(({ index }) => isOn(readOptions(run.host, index).skipBlocked));
  if (asking.length === 0) return;
  const { stopOnFailure } = run;
  const settings = { batchSize, batchIntervalMs, stopOnFailure, duplicates: 'merge' } as const;
  const answers = await run.client.priceAll(placeMessages(run, asking), settings);
  for (const item of asking) {
    const outcomes = answers[item.index] ?? [];
    const problem = outcomes.find((outcome) => outcome.problem !== null)?.problem;
    if (problem) item.problem = problem;
    else leaveOut(item, outcomes.filter(isBlackListed));
  }
}

function leaveOut(item: OpenItem<MessageOrder, unknown>, blocked: ItemOutcomes): void {
  const { message } = item.order;
  const keys = new Set(blocked.map(({ asked }) => subscriberKey(asked)));
  const recipients = message.recipients.filter((one) => !keys.has(subscriberKey(one)));
  item.order = { ...item.order, message: { ...message, recipients } };
  item.leftOut = blocked.map((outcome) => toBlockedOutput(outcome, item.language));
}

/** Returns the output row of a recipient that is on the blocklist. */
function toBlockedOutput({ phone }: RecipientOutcome, language: TextLanguage): Row {
  const nothing = { id: null, phone, accepted: false, parts: null, cost: null, mccmnc: null };
  const error = { errorCode: null, errorName: 'numberBlocked', errorText: TEXTS[language] };
  return { ...nothing, ...error, request: { balance: null, cost: null } };
}
