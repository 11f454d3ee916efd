import {
  type Done,
  failure,
  formatProblem,
  invalidInput,
  type LabelOf,
  type Problem,
  type ProblemWords,
  type Result,
  success,
} from '../../protocol';
import type { Row } from '../host';
import type { ItemResult, OfflineRun } from '../operation';

/** The two steps of an operation that treats its items one after the other. */
export interface ItemSteps<Input> {
  /** Reads and checks the parameters of an item; asks nothing of the gateway. */
  prepare(itemIndex: number): Result<Input>;
  /** Carries the item out. */
  perform(input: Input, itemIndex: number): Promise<Result<readonly Row[]>>;
  /** Set where a second run would do (and pay for) the same again. */
  readonly hasEffect?: boolean;
}

/**
 * Prepares every item before the first one is carried out: when the run is to stop at a bad item,
 * it stops while nothing has been sent yet.
 */
export async function forEachItem<Input>(
  run: OfflineRun,
  steps: ItemSteps<Input>,
): Promise<ItemResult[]> {
  const prepared = prepareItems(run, (itemIndex) => steps.prepare(itemIndex));
  const unsent = stopBeforeAsking(run, prepared);
  if (unsent) return unsent;
  const results: ItemResult[] = [];
  for (const [itemIndex, input] of prepared.entries()) {
    const result = input.ok ? await steps.perform(input.value, itemIndex) : input;
    if (!result.ok && run.stopOnFailure) {
      const isDone = steps.hasEffect === true && itemIndex > 0;
      results.push(
        isDone ? failAfter(result.problem, { kind: 'items', count: itemIndex }) : result,
      );
      break;
    }
    results.push(result);
  }
  return results;
}

/**
 * Reads the parameters of all items. A host throws when an expression cannot be evaluated; with
 * "continue on fail" that belongs to the one item, otherwise the host's own message is the best one.
 */
export function prepareItems<Input>(
  run: OfflineRun,
  prepare: (itemIndex: number) => Result<Input>,
): Result<Input>[] {
  return Array.from({ length: run.itemCount }, (_, itemIndex) =>
    run.stopOnFailure ? prepare(itemIndex) : prepareSafely(prepare, itemIndex),
  );
}

/** The results up to the first bad item when that one ends the run, else `null`. */
export function stopBeforeAsking(
  run: OfflineRun,
  prepared: readonly Result<unknown>[],
): ItemResult[] | null {
  const firstBad = prepared.findIndex((input) => !input.ok);
  if (!run.stopOnFailure || firstBad < 0) return null;
  return prepared.slice(0, firstBad + 1).map((input) => (input.ok ? success([]) : input));
}

/** What stands for every item when something that is about all of them is wrong. */
export function refuseAll(run: OfflineRun, refusal: ItemResult | undefined): ItemResult[] {
  return Array.from({ length: run.itemCount }, () => refusal ?? success([]));
}

function prepareSafely<Input>(
  prepare: (itemIndex: number) => Result<Input>,
  itemIndex: number,
): Result<Input> {
  try {
    return prepare(itemIndex);
  } catch (error) {
    const text = error instanceof Error ? error.message : 'A parameter could not be read';
    return failure(invalidInput('', text, 'Check the expressions in the parameters of this item'));
  }
}

/** The problem that ends a run, with what the run had done before it. */
export function failAfter<Failing extends ProblemWords>(
  problem: Failing,
  done: Done,
): { readonly ok: false; readonly problem: Failing } {
  return { ok: false, problem: { ...problem, done } };
}

/**
 * What stands in the output instead of a result. `code` is the gateway's, `null` where it gave none.
 * Parameters have the labels that the form of the operation shows.
 */
export function toErrorOutput(problem: Problem, labelOf?: LabelOf): Row {
  const { text, advice } = formatProblem(problem, labelOf);
  return {
    error: {
      code: problem.kind === 'gateway' ? problem.code : null,
      name: problem.name,
      message: text,
      advice,
    },
  };
}
