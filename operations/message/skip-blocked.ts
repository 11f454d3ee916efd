import type { Row } from '../host';

import {
  failure,
  isBlackListed,
  subscriberKey,
  success,
  type RecipientOutcome,
  type Result,
  type SendParameters,
} from '../../protocol';
import type { OperationRun } from '../operation';
import type { RunOptions } from '../parameters/read-run-options';

const BLOCKED = {
  errorCode: null,
  errorName: 'numberBlocked',
  errorText:
    "The number is on the black list of the account, so nothing was sent to it. 'Unblock' of a contact takes it off",
};

export interface KeptItems {
  /** The items without the recipients that are blocked; an item may have none left. */
  readonly kept: readonly Result<SendParameters>[];
  /** What was left out, by the index of the item. */
  readonly blocked: ReadonlyMap<number, readonly RecipientOutcome[]>;
}

/**
 * Asks the black list for the items that want it, all together, and leaves out who is on it. An
 * item about which the gateway could not be asked fails: to send in doubt is what nobody wants who
 * sets this option.
 */
export async function leaveOutBlocked(
  run: OperationRun,
  prepared: readonly Result<SendParameters>[],
  { batchSize, batchIntervalMs }: RunOptions,
): Promise<KeptItems> {
  const asked = prepared.map((input, itemIndex) =>
    input.ok && wantsToSkip(run, itemIndex) ? input.value : null,
  );
  const blocked = new Map<number, readonly RecipientOutcome[]>();
  if (asked.every((item) => item === null)) return { kept: prepared, blocked };
  const { stopOnFailure } = run;
  const settings = { batchSize, batchIntervalMs, stopOnFailure, duplicates: 'merge' } as const;
  const answers = await run.client.priceAll(asked, settings);
  const kept = prepared.map((input, itemIndex): Result<SendParameters> => {
    const item = asked[itemIndex] ?? null;
    if (item === null) return input;
    const outcomes = answers[itemIndex] ?? [];
    const problem = outcomes.find((outcome) => outcome.problem !== null)?.problem;
    if (problem) return failure(problem);
    const found = outcomes.filter(isBlackListed);
    blocked.set(itemIndex, found);
    const keys = new Set(found.map((outcome) => subscriberKey(outcome.asked)));
    const recipients = item.recipients.filter((one) => !keys.has(subscriberKey(one)));
    return success({ ...item, recipients });
  });
  return { kept, blocked };
}

/** A recipient that got nothing because it is on the black list. */
export function toBlockedOutput({ phone }: RecipientOutcome): Row {
  const nothing = { id: null, phone, accepted: false, parts: null, cost: null, mccmnc: null };
  return { ...nothing, ...BLOCKED, request: { balance: null, cost: null } };
}

function wantsToSkip({ host }: OperationRun, itemIndex: number): boolean {
  const options = host.read('options', itemIndex, {}) as Row;
  return options.skipBlocked === true || options.skipBlocked === 'true';
}
