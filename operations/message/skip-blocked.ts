import type { Row } from '../host';

import {
  isBlackListed,
  subscriberKey,
  type ItemOutcomes,
  type RecipientOutcome,
} from '../../protocol';
import { listOpen, type Item, type OpenItem } from '../items/item-run';
import { type MessageOrder, placeMessages } from '../items/send-items';
import type { OperationRun } from '../operation';
import type { RunOptions } from '../parameters/read-run-options';

const BLOCKED = {
  errorCode: null,
  errorName: 'numberBlocked',
  errorText:
    "The number is on the black list of the account, so nothing was sent to it. 'Unblock' of a contact takes it off",
};

/**
 * Asks the black list for the items that want it, all together, and leaves out who is on it. An
 * item about which the gateway could not be asked fails: to send in doubt is what nobody wants who
 * sets this option.
 */
export async function leaveOutBlocked(
  run: OperationRun,
  items: readonly Item<MessageOrder>[],
  { batchSize, batchIntervalMs }: RunOptions,
): Promise<void> {
  const asking = listOpen(items).filter((item) => wantsToSkip(run, item.index));
  if (asking.length === 0) return;
  const { stopOnFailure } = run;
  const settings = { batchSize, batchIntervalMs, stopOnFailure, duplicates: 'merge' } as const;
  const answers = await run.client.priceAll(placeMessages(items, asking), settings);
  for (const item of asking) {
    const outcomes = answers[item.index] ?? [];
    const problem = outcomes.find((outcome) => outcome.problem !== null)?.problem;
    if (problem) item.problem = problem;
    else leaveOut(item, outcomes.filter(isBlackListed));
  }
}

function leaveOut(item: OpenItem<MessageOrder>, blocked: ItemOutcomes): void {
  const { message } = item.order;
  const keys = new Set(blocked.map(({ asked }) => subscriberKey(asked)));
  const recipients = message.recipients.filter((one) => !keys.has(subscriberKey(one)));
  item.order = { ...item.order, message: { ...message, recipients } };
  item.leftOut = blocked.map(toBlockedOutput);
}

/** A recipient that got nothing because it is on the black list. */
function toBlockedOutput({ phone }: RecipientOutcome): Row {
  const nothing = { id: null, phone, accepted: false, parts: null, cost: null, mccmnc: null };
  return { ...nothing, ...BLOCKED, request: { balance: null, cost: null } };
}

function wantsToSkip({ host }: OperationRun, itemIndex: number): boolean {
  const options = host.read('options', itemIndex, {}) as Row;
  return options.skipBlocked === true || options.skipBlocked === 'true';
}
