import {
  type Done,
  failure,
  formatProblem,
  invalidInput,
  type LabelOf,
  param,
  type Problem,
  problemIn,
  type ProblemWords,
  type RecipientOutcome,
  type Result,
  type RunEffect,
  sentence,
  success,
  type TextLanguage,
} from '../../protocol';
import type { Host, Row } from '../host';
import type { OfflineRun, ResultOf } from '../operation';
import { readTextLanguage } from '../parameters/parameters';
import { createRowFinisher, type ErrorOutput } from './result-rows';
import { describeStop } from './stopped-run';

/** One input item of a run. Each stage of the run writes its results into it. */
export interface Item<Order, Outcome = RecipientOutcome, Failure = Problem> {
  readonly index: number;
  /** The checked order of the item; `null` if its parameters are invalid. */
  order: Order | null;
  /** Language of the texts in its output rows. */
  readonly language: TextLanguage;
  /** Why the item failed. */
  problem: Failure | null;
  /**
   * Rows of an item for which nothing is sent: those of a dry run, or that of an empty cell. Later
   * stages skip it.
   */
  dryRun: readonly Row[] | null;
  /** Rows of recipients that get no message. */
  skipped: readonly Row[];
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
 * returned problem concerns all items and ends the run before it has done anything.
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
  /** What the run does to the world; absent if it only reads. */
  readonly effect?: RunEffect;
  /** What is written as the phone numbers of an item; absent if it has none. */
  readWritten?(this: void, itemIndex: number): unknown;
  /** Whether the rows of an item are the gateway's own objects, which get no fields. */
  isRaw?(this: void, itemIndex: number): boolean;
  /** Set if each of these phone numbers gets a message, so that a failed item lists them. */
  readonly isSending?: true;
  /** Fields of such a phone number beside its error; absent if it has none. */
  describeUnsent?(this: void, problem: Failure): Row;
  /** The output row of one outcome. */
  toRow(this: void, outcome: Outcome, item: OpenItem<Order, Outcome, Failure>): Row;
}

/**
 * Runs all items through the stages of an operation and returns one result for each. All items are
 * read before the first stage. With `stopOnFailure`, the first problem ends the run before the next
 * stage, and the results end with the failed item.
 */
export async function runItems<
  Run extends OfflineRun,
  Order,
  Outcome = RecipientOutcome,
  Options = undefined,
  Failure extends ProblemWords = Problem,
>(
  run: Run,
  {
    readItem,
    readOptions,
    stages,
    effect,
    readWritten,
    isRaw,
    isSending,
    describeUnsent,
    toRow,
  }: RunSteps<Run, Order, Outcome, Options, Failure | Problem>,
): Promise<ResultOf<Failure | Problem>[]> {
  const finisher = createRowFinisher(run.host, { readWritten, isRaw });
  type RunItem = Item<Order, Outcome, Failure | Problem>;
  /** The recipients of a failed item have the rows of a run that stops, or at least their numbers. */
  const fail = (item: RunItem, problem: Failure | Problem): ResultOf<Failure | Problem> => {
    if (run.stopOnFailure) return { ok: false, problem };
    const { index, language, order, outcomes, skipped } = item;
    const isKnown = isSending === true && order !== null && outcomes.length > 0;
    const rows = isKnown
      ? [...outcomes.map((outcome) => toRow(outcome, { ...item, order })), ...skipped]
      : [];
    const unsent = isSending === true ? (describeUnsent?.(problem) ?? {}) : null;
    const failed = finisher.describeFailed(rows, index, unsent);
    return { ok: false, problem, failed, language };
  };
  const items = await readItems<Order, Outcome, Failure>(run, readItem);
  let ended = endAtProblem(run, items, effect);
  if (ended !== null || items.length === 0) return ended ?? [];
  const options = await readForRun(run, () => readOptions(run.host));
  if (!options.ok) return items.map((item) => fail(item, options.problem));
  for (const stage of stages) {
    const problem = await stage(run, listOpen(items), options.value);
    if (problem) {
      const shared = effect === undefined ? problem : tellNothing(problem, effect);
      return items.map((item) => toDryRunResult(item) ?? fail(item, item.problem ?? shared));
    }
    ended = endAtProblem(run, items);
    if (ended !== null) return ended;
  }
  return items.map((item): ResultOf<Failure | Problem> => {
    const result = toItemResult(item, toRow);
    return result.ok
      ? { ok: true, value: finisher.finish(result.value, item.index) }
      : fail(item, result.problem);
  });
}

/** In a list, what a run has done so far is part of its problem. */
function tellNothing<Failure extends ProblemWords>(problem: Failure, effect: RunEffect): Failure {
  return { ...problem, done: { kind: 'nothing', effect } };
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
      return checkOptions(run.host, index) ?? read(index);
    });
    items.push({
      index,
      language,
      order: order.ok ? order.value : null,
      problem: order.ok ? null : order.problem,
      dryRun: null,
      skipped: [],
      outcomes: [],
    });
  }
  return items;
}

/**
 * Returns the problem of an item whose 'Options' are one expression without a collection as its
 * value. Without this check the item would be sent without the limits and guards that it should have.
 */
function checkOptions(host: Host, index: number): Result<never> | null {
  const options = host.read('options', index, {});
  if (typeof options === 'object' && options !== null && !Array.isArray(options)) return null;
  return failure(
    invalidInput(
      'options',
      sentence`${param('options')} is not a collection of options`,
      sentence`Check the expression in ${param('options')}: for this item it has no object as its value`,
    ),
  );
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

/**
 * Returns the results up to the first failed item if that ends the run; otherwise `null`.
 *
 * @param effect set while nothing was done yet
 */
function endAtProblem<Failure extends ProblemWords>(
  run: OfflineRun,
  items: readonly Item<unknown, unknown, Failure>[],
  effect?: RunEffect,
): ResultOf<Failure>[] | null {
  const failed = run.stopOnFailure ? items.find(({ problem }) => problem !== null) : undefined;
  if (failed === undefined) return null;
  failed.problem = describeStop(items, failed, effect);
  return items.slice(0, failed.index + 1).map((item) => toResult(item, []));
}

/** Returns the results of a run that cannot start: the same problem for each item. */
export function rejectAll<Failure>(run: OfflineRun, problem: Failure): ResultOf<Failure>[] {
  return Array.from({ length: run.itemCount }, () => ({ ok: false, problem }));
}

function toItemResult<Order, Outcome, Failure>(
  item: Item<Order, Outcome, Failure>,
  toRow: (outcome: Outcome, item: OpenItem<Order, Outcome, Failure>) => Row,
): ResultOf<Failure> {
  if (!isOpen(item)) return toDryRunResult(item) ?? toResult(item, []);
  const rows = item.outcomes.map((outcome) => toRow(outcome, item));
  return { ok: true, value: [...rows, ...item.skipped] };
}

/** Returns the rows of a dry run, which no problem of other items replaces, or `null`. */
function toDryRunResult<Failure>({
  problem,
  dryRun,
}: Item<unknown, unknown, Failure>): ResultOf<Failure> | null {
  return problem === null && dryRun !== null ? { ok: true, value: dryRun } : null;
}

function toResult<Failure>(
  { problem, language }: Pick<Item<unknown, unknown, Failure>, 'problem' | 'language'>,
  rows: readonly Row[],
): ResultOf<Failure> {
  return problem === null ? { ok: true, value: rows } : { ok: false, problem, language };
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
): ErrorOutput {
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
