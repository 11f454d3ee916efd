import {
  type Done,
  failure,
  formatProblem,
  invalidInput,
  type LabelOf,
  type Problem,
  type ProblemWords,
  type RecipientOutcome,
  type Result,
} from '../../protocol';
import type { Row } from '../host';
import type { OfflineRun } from '../operation';

/** What an item came to: its output rows, or the reason why there are none. */
export type ResultOf<Failure> =
  | { readonly ok: true; readonly value: readonly Row[] }
  | { readonly ok: false; readonly problem: Failure };

/**
 * One input item on its way through a run. Each stage of the run writes into it what it found out;
 * the last one makes output rows of it. An item stands in its list at the place of its index.
 */
export interface Item<Order, Outcome = RecipientOutcome, Failure = Problem> {
  readonly index: number;
  /** What the item wants, checked; `null` where its parameters are wrong. */
  order: Order | null;
  /** Why the item failed. */
  problem: Failure | null;
  /** What a dry run shows. The stages that send leave out such an item. */
  dryRun: ResultOf<Failure> | null;
  /** Rows of recipients to whom nothing is sent. */
  leftOut: readonly Row[];
  /** What became of its recipients; empty until something was done. */
  outcomes: readonly Outcome[];
}

/** An item of which something is still to be done. */
export type OpenItem<Order, Outcome = RecipientOutcome, Failure = Problem> = Item<
  Order,
  Outcome,
  Failure
> & { order: Order };

export function toItem<Order, Outcome = RecipientOutcome, Failure = never>(
  index: number,
  read: Result<Order>,
): Item<Order, Outcome, Failure | Problem> {
  const order = read.ok ? read.value : null;
  const problem = read.ok ? null : read.problem;
  return { index, order, problem, dryRun: null, leftOut: [], outcomes: [] };
}

/** Neither failed nor dry. */
export function isOpen<Order, Outcome, Failure>(
  item: Item<Order, Outcome, Failure>,
): item is OpenItem<Order, Outcome, Failure> {
  return item.order !== null && item.problem === null && item.dryRun === null;
}

export function listOpen<Order, Outcome, Failure>(
  items: readonly Item<Order, Outcome, Failure>[],
): OpenItem<Order, Outcome, Failure>[] {
  return items.filter((item) => isOpen(item));
}

/** Reads and checks the parameters of all items, before anything is done for the first one. */
export function prepareItems<Order, Outcome = RecipientOutcome, Failure = never>(
  run: OfflineRun,
  read: (itemIndex: number) => Result<Order>,
): Item<Order, Outcome, Failure | Problem>[] {
  return Array.from({ length: run.itemCount }, (_, itemIndex) =>
    toItem<Order, Outcome, Failure>(
      itemIndex,
      readForRun(run, () => read(itemIndex)),
    ),
  );
}

/**
 * Reads parameters. A host throws when an expression cannot be evaluated; with "continue on fail"
 * that is a problem like others, otherwise the host's own message is the best one.
 */
export function readForRun<Value>(run: OfflineRun, read: () => Result<Value>): Result<Value> {
  if (run.stopOnFailure) return read();
  try {
    return read();
  } catch (error) {
    const text = error instanceof Error ? error.message : 'A parameter could not be read';
    return failure(invalidInput('', text, 'Check the expressions in the parameters of this item'));
  }
}

/**
 * The results of a run that ends here: up to the first failed item where that ends the run. `null`
 * where the run goes on.
 */
export function endAtProblem<Failure>(
  run: OfflineRun,
  items: readonly Item<unknown, unknown, Failure>[],
): ResultOf<Failure>[] | null {
  const failed = run.stopOnFailure ? items.find(({ problem }) => problem !== null) : undefined;
  if (failed === undefined) return null;
  return items.slice(0, failed.index + 1).map(({ problem }) => toResult(problem, []));
}

/** The results of a run in which something that is about all items is wrong. */
export function refuseAll<Failure>(run: OfflineRun, problem: Failure): ResultOf<Failure>[] {
  return Array.from({ length: run.itemCount }, () => ({ ok: false, problem }));
}

/** The same after the items were read: what is wrong with one of them stands above it. */
export function refuseItems<Failure>(
  items: readonly Item<unknown, unknown, Failure>[],
  problem: Failure,
): ResultOf<Failure>[] {
  return items.map((item) => toResult(item.problem ?? problem, []));
}

/** The results of a run, in the order of its items. */
export function toResults<Order, Outcome, Failure>(
  items: readonly Item<Order, Outcome, Failure>[],
  toRows: (item: OpenItem<Order, Outcome, Failure>) => readonly Row[],
): ResultOf<Failure>[] {
  return items.map(
    (item) => item.dryRun ?? toResult(item.problem, isOpen(item) ? toRows(item) : []),
  );
}

function toResult<Failure>(problem: Failure | null, rows: readonly Row[]): ResultOf<Failure> {
  return problem === null ? { ok: true, value: rows } : { ok: false, problem };
}

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
): Promise<ResultOf<Problem>[]> {
  const items = prepareItems<Input, Row>(run, (itemIndex) => steps.prepare(itemIndex));
  const ended = endAtProblem(run, items);
  if (ended) return ended;
  for (const item of listOpen(items)) {
    const result = await steps.perform(item.order, item.index);
    if (result.ok) {
      item.outcomes = result.value;
      continue;
    }
    item.problem = result.problem;
    if (!run.stopOnFailure) continue;
    if (steps.hasEffect && item.index > 0) {
      failAfter(item, result.problem, { kind: 'items', count: item.index });
    }
    return toResults(items.slice(0, item.index + 1), ({ outcomes }) => outcomes);
  }
  return toResults(items, ({ outcomes }) => outcomes);
}

/** Gives an item the problem that ends the run, with what the run had done before it. */
export function failAfter<Failure extends ProblemWords>(
  item: Item<unknown, unknown, Failure>,
  problem: Failure,
  done: Done,
): void {
  item.problem = { ...problem, done };
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
