import type { Row } from '../host';

import {
  failure,
  findRefusalCode,
  gatewayRefusal,
  type ItemOutcomes,
  readLedger,
  type RecipientOutcome,
  type Result,
  type SendParameters,
  success,
} from '../../protocol';
import type { ItemResult, OperationRun } from '../operation';
import type { RunOptions } from '../parameters/read-run-options';
import { failAfter } from './for-each-item';

/**
 * Sends what the items want, all together. Per item its outcomes, or the reason why nothing of it
 * was sent. When the run is to stop at failures, an outcome that nobody knows is one too.
 */
export async function sendItems(
  run: OperationRun,
  prepared: readonly Result<SendParameters>[],
  options: Partial<RunOptions> = {},
): Promise<Result<ItemOutcomes>[]> {
  const memory = run.host.recall(readLedger);
  // Of an item whose recipients were all left out there is nothing to send.
  const items = prepared.map((input) =>
    input.ok && input.value.recipients.length > 0 ? input.value : null,
  );
  const { stopOnFailure } = run;
  const { identity, ledger } = memory;
  // A crash leaves no memory, and users may repeat what was interrupted by it.
  const isRepetition = run.host.isRetry && !memory.isRecalled;
  const settings = { ...options, identity, ledger, stopOnFailure, isRepetition };
  const sent = await run.client.sendAll(items, settings);
  const results = prepared.map((input, itemIndex): Result<ItemOutcomes> => {
    if (!input.ok) return input;
    return sent.ok ? failIfRefused(sent.value[itemIndex] ?? [], stopOnFailure) : sent;
  });
  const outcomes = sent.ok ? sent.value.flat() : [];
  const isOpen = outcomes.some(({ problem }) => problem !== null) || !sent.ok;
  if (!isOpen) memory.forget();
  if (!stopOnFailure) return results;
  const isSentOnce = prepared.every((input) => !input.ok || input.value.sendOnceKey !== undefined);
  return addWhatIsDone(results, outcomes, isSentOnce);
}

/** An item fails when none of its recipients was reached; where the run stops at doubts, with the first. */
export function failIfRefused(
  outcomes: ItemOutcomes,
  stopOnFailure: boolean,
): Result<ItemOutcomes> {
  const failed = outcomes.filter(({ problem }) => problem !== null);
  const isAllRefused =
    failed.length === outcomes.length && failed.every(({ accepted }) => accepted === false);
  const problem = stopOnFailure || isAllRefused ? (failed[0]?.problem ?? null) : null;
  return problem === null ? success(outcomes) : failure(problem);
}

function addWhatIsDone(
  results: readonly Result<ItemOutcomes>[],
  outcomes: readonly RecipientOutcome[],
  isSentOnce: boolean,
): Result<ItemOutcomes>[] {
  const count = outcomes.filter((one) => one.accepted === true).length;
  if (count === 0) return [...results];
  return results.map((result) =>
    result.ok ? result : failAfter(result.problem, { kind: 'messages', count, isSentOnce }),
  );
}

/**
 * Outcomes as output items. An item of which the gateway took no recipient failed, whether it
 * travelled alone or with others. Where the run stops at failures that is told by `accepted: false`
 * instead: its neighbours are sent and paid for, and an error would hide them.
 */
export function toItemResults(
  { stopOnFailure }: Pick<OperationRun, 'stopOnFailure'>,
  results: readonly Result<ItemOutcomes>[],
  toOutput: (outcome: RecipientOutcome, itemIndex: number) => Row,
): ItemResult[] {
  return results.map((result, itemIndex): ItemResult => {
    if (!result.ok) return result;
    const outcomes = result.value;
    const [first] = outcomes;
    if (first && !stopOnFailure && outcomes.every(({ accepted }) => accepted === false)) {
      return failure(
        first.problem ?? gatewayRefusal('send', findRefusalCode(first.error), first.id),
      );
    }
    return success(outcomes.map((outcome) => toOutput(outcome, itemIndex)));
  });
}
