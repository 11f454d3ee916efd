import type { Done, Problem, Result } from '../../protocol';
import type { Row } from '../host';
import type { ItemResult, OfflineRun } from '../operation';
import { failAfter, runItems, withoutOptions } from './item-run';

/** The two steps of an operation that processes its items one after the other. */
export interface ItemSteps<Input> {
  /** Reads and checks the parameters of an item; sends nothing. */
  prepare(itemIndex: number): Result<Input> | Promise<Result<Input>>;
  /** Carries the item out. */
  perform(input: Input, itemIndex: number): Promise<Result<readonly Row[]>>;
  /** Set if a second run would repeat (and charge for) the same action. */
  readonly hasEffect?: boolean;
  /** What is written as the phone numbers of an item; absent if it has none. */
  readWritten?(this: void, itemIndex: number): unknown;
}

/**
 * Prepares every item before it performs the first one, so that a run that stops at an invalid item
 * stops before anything is sent.
 */
export async function forEachItem<Input>(
  run: OfflineRun,
  { prepare, perform, hasEffect, readWritten }: ItemSteps<Input>,
): Promise<ItemResult[]> {
  return await runItems<OfflineRun, Input, Row>(run, {
    readItem: prepare,
    readWritten,
    readOptions: withoutOptions,
    ...(hasEffect && { effect: 'changed' }),
    stages: [
      async (_run, items) => {
        for (const item of items) {
          const result = await perform(item.order, item.index);
          if (result.ok) {
            item.outcomes = result.value;
            continue;
          }
          item.problem = result.problem;
          if (!run.stopOnFailure) continue;
          const done = resolveDone(item.index, result.problem);
          if (hasEffect && done !== null) failAfter(item, result.problem, done);
          return;
        }
      },
    ],
    toRow: (row) => row,
  });
}

/** `null` if nobody knows whether the first item was carried out. */
function resolveDone(count: number, problem: Problem): Done | null {
  if (count > 0) return { kind: 'items', count };
  const isUnknown = problem.kind !== 'input' && problem.retry === 'unknownOutcome';
  return isUnknown ? null : { kind: 'nothing', effect: 'changed' };
}
