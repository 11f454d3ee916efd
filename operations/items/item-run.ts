import {
  type Done,
  failure,
  formatProblem,
  invalidInput,
  type LabelOf,
  type Problem,
  problemIn,
  type ProblemWords,
  type RecipientOutcome,
  type Result,
  success,
  type TextLanguage,
} from '../../protocol';
import type { Host, Row } from '../host';
import type { OfflineRun } from '../operation';
import { readTextLanguage } from '../parameters/parameters';

/** The result of an item: its output rows, or the problem. */
export type ResultOf<Failure> =
  | { readonly ok: true; readonly value: readonly Row[] }
  | {
      readonly ok: false;
      readonly problem: Failure;
      /** Language of its texts in the output. */
      readonly language?: TextLanguage;
    };

/** One input item of a run. Each stage of the run writes its results into it. */
export interface Item<Order, Outcome = RecipientOutcome, Failure = Problem> {
  readonly index: number;
  /** The checked order of the item; `null` if its parameters are invalid. */
  order: Order | null;
  /** Language of the texts in its output rows. */
  readonly language: TextLanguage;
  /** Why the item failed. */
  problem: Failure | null;
  /** What a dry run shows. Later stages skip such an item. */
  dryRun: ResultOf<Failure> | null;
  /** Rows of recipients that get no message. */
  leftOut: readonly Row[];
  /** The outcomes of its recipients; empty until a stage sets them. */
  outcomes: readonly Outcome[];
}

/** An item that is still open: it has not failed and is not a dry run. */
export type OpenItem<Order, Outcome = RecipientOutcome, Failure = Problem> = Item<
  Order,
  Outcome,
  Failure
> & { order: Order };

export function listOpen<Order, Outcome, Failure>(
  items: readonly Item<Order, Outcome, Failure>[],
): OpenItem<Order, Outcome, Failure>[] {
  return items.filter((item) => isOpen(item));
}

function isOpen<Order, Outcome, Failure>(
  item: Item<Order, Outcome, Failure>,
): item is OpenItem<Order, Outcome, Failure> {
  return item.order !== null && item.problem === null && item.dryRun === null;
}

/**
 * One step of a run. It gets the items that are still open, possibly none, and writes into them. A
 * returned problem concerns all items and ends the run.
 */
export type Stage<Run, Order, Outcome, Options, Failure> = (
  run: Run,
  items: readonly OpenItem<Order, Outcome, Failure>[],
  options: Options,
) => Failure | void | Promise<Failure | void>;

/** The parts of a run, in the order of their calls. */
export interface RunSteps<Run, Order, Outcome, Options, Failure> {
  /** Reads and checks the parameters of an item; sends nothing. */
  readItem(this: void, itemIndex: number): Result<Order> | Promise<Result<Order>>;
  /** Reads the options that concern all items. */
  readOptions(this: void, host: Host): Result<Options>;
  readonly stages: readonly Stage<Run, Order, Outcome, Options, Failure>[];
  /** The output row of one outcome. */
  toRow(this: void, outcome: Outcome, item: OpenItem<Order, Outcome, Failure>): Row;
}

/**
 * Runs all items through the stages of an operation and returns one result for each. All items are
 * read before the first stage. Where the first problem stops the run, it stops before the next
 * stage, and the results end with the failed item.
 */
export async function runItems<
  Run extends OfflineRun,
  Order,
  Outcome = RecipientOutcome,
  Options = undefined,
  Failure = Problem,
>(
  run: Run,
  {
    readItem,
    readOptions,
    stages,
    toRow,
  }: RunSteps<Run, Order, Outcome, Options, Failure | Problem>,
): Promise<ResultOf<Failure | Problem>[]> {
  const items = await readItems<Order, Outcome, Failure>(run, readItem);
  let ended = endAtProblem(run, items);
  if (ended !== null || items.length === 0) return ended ?? [];
  const options = await readForRun(run, () => readOptions(run.host));
  if (!options.ok) return refuseAll(run, options.problem);
  for (const stage of stages) {
    const problem = await stage(run, listOpen(items), options.value);
    if (problem)
      return items.map((item) => toResult({ ...item, problem: item.problem ?? problem }, []));
    ended = endAtProblem(run, items);
    if (ended !== null) return ended;
  }
  return items.map((item) => toItemResult(item, toRow));
}

/** For operations without options that concern all items. */
export function withoutOptions(): Result<undefined> {
  return success(undefined);
}

/** Reads and checks the parameters of all items, before anything is done for the first one. */
async function readItems<Order, Outcome, Failure>(
  run: OfflineRun,
  read: (itemIndex: number) => Result<Order> | Promise<Result<Order>>,
): Promise<Item<Order, Outcome, Failure | Problem>[]> {
  const items: Item<Order, Outcome, Failure | Problem>[] = [];
  for (let index = 0; index < run.itemCount; index += 1) {
    let language: TextLanguage = 'en';
    const order = await readForRun(run, () => {
      language = readTextLanguage(run.host, index);
      return read(index);
    });
    items.push({
      index,
      language,
      order: order.ok ? order.value : null,
      problem: order.ok ? null : order.problem,
      dryRun: null,
      leftOut: [],
      outcomes: [],
    });
  }
  return items;
}

/**
 * Reads parameters. A host throws if an expression cannot be evaluated. With "continue on fail" the
 * error becomes a problem; otherwise the error of the host is thrown unchanged.
 */
export async function readForRun<Value>(
  run: OfflineRun,
  read: () => Result<Value> | Promise<Result<Value>>,
): Promise<Result<Value>> {
  if (run.stopOnFailure) return await read();
  try {
    return await read();
  } catch (error) {
    const text = error instanceof Error ? error.message : 'A parameter could not be read';
    return failure(invalidInput('', text, 'Check the expressions in the parameters of this item'));
  }
}

/** Returns the results up to the first failed item if that ends the run; otherwise `null`. */
function endAtProblem<Failure>(
  run: OfflineRun,
  items: readonly Item<unknown, unknown, Failure>[],
): ResultOf<Failure>[] | null {
  const failed = run.stopOnFailure ? items.find(({ problem }) => problem !== null) : undefined;
  if (failed === undefined) return null;
  return items.slice(0, failed.index + 1).map((item) => toResult(item, []));
}

/** Returns the results of a run that cannot start: the same problem for each item. */
export function refuseAll<Failure>(run: OfflineRun, problem: Failure): ResultOf<Failure>[] {
  return Array.from({ length: run.itemCount }, () => ({ ok: false, problem }));
}

function toItemResult<Order, Outcome, Failure>(
  item: Item<Order, Outcome, Failure>,
  toRow: (outcome: Outcome, item: OpenItem<Order, Outcome, Failure>) => Row,
): ResultOf<Failure> {
  if (item.dryRun !== null) return item.dryRun;
  if (!isOpen(item)) return toResult(item, []);
  const rows = item.outcomes.map((outcome) => toRow(outcome, item));
  return { ok: true, value: [...rows, ...item.leftOut] };
}

function toResult<Failure>(
  { problem, language }: Pick<Item<unknown, unknown, Failure>, 'problem' | 'language'>,
  rows: readonly Row[],
): ResultOf<Failure> {
  return problem === null ? { ok: true, value: rows } : { ok: false, problem, language };
}

/** The two steps of an operation that processes its items one after the other. */
export interface ItemSteps<Input> {
  /** Reads and checks the parameters of an item; sends nothing. */
  prepare(itemIndex: number): Result<Input> | Promise<Result<Input>>;
  /** Carries the item out. */
  perform(input: Input, itemIndex: number): Promise<Result<readonly Row[]>>;
  /** Set if a second run would repeat (and charge for) the same action. */
  readonly hasEffect?: boolean;
}

/**
 * Prepares every item before it performs the first one, so that a run that stops at an invalid item
 * stops before anything is sent.
 */
export async function forEachItem<Input>(
  run: OfflineRun,
  { prepare, perform, hasEffect }: ItemSteps<Input>,
): Promise<ResultOf<Problem>[]> {
  return await runItems<OfflineRun, Input, Row>(run, {
    readItem: prepare,
    readOptions: withoutOptions,
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
          if (hasEffect && item.index > 0) {
            failAfter(item, result.problem, { kind: 'items', count: item.index });
          }
          return;
        }
      },
    ],
    toRow: (row) => row,
  });
}

/** Sets the problem of the item that ends the run, together with what the run has done before. */
export function failAfter<Failure extends ProblemWords>(
  item: Item<unknown, unknown, Failure>,
  problem: Failure,
  done: Done,
): void {
  item.problem = { ...problem, done };
}

/**
 * Returns the output of an item that failed. `code` is the error code of the gateway, or `null` if
 * the gateway sent none.
 *
 * @param labelOf labels of the parameters in the form of the operation
 */
export function toErrorOutput(
  problem: Problem,
  labelOf?: LabelOf,
  language: TextLanguage = 'en',
): Row {
  const { text, advice } = formatProblem(problemIn(problem, language), labelOf);
  return {
    error: {
      code: problem.kind === 'gateway' ? problem.code : null,
      name: problem.name,
      message: text,
      advice,
    },
  };
}
