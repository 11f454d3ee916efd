import {
  ACCOUNT_ERRORS,
  type Done,
  type Problem,
  type ProblemRows,
  type ProblemWords,
  type RequestError,
  type RunEffect,
} from '../../protocol';

/** What an item needs, so that a stopped run can be described. */
interface StoppedItem<Failure> {
  readonly index: number;
  readonly problem: Failure | null;
  /** Set if nothing is sent for the item anyway. */
  readonly dryRun: readonly unknown[] | null;
}

/** Rejections of the gateway that every other row would meet, too. */
const OF_ACCOUNT: ReadonlySet<string> = new Set([...ACCOUNT_ERRORS, 'insufficientFunds']);

/**
 * Returns the problem of the item that ends a run, with its rows in the list and what the run did
 * before. Items of a request that was rejected as a whole have the same problem.
 *
 * @param effect set while nothing was done yet
 */
export function describeStop<Failure extends ProblemWords>(
  items: readonly StoppedItem<Failure>[],
  failed: StoppedItem<Failure>,
  effect?: RunEffect,
): Failure | null {
  const { problem } = failed;
  if (problem === null || items.length < 2) return problem;
  const done: Done | undefined =
    problem.done ?? (effect === undefined ? undefined : { kind: 'nothing', effect });
  const rows = isOfRow(problem) ? findRows(items, problem) : undefined;
  return { ...problem, ...(rows && { rows }), ...(done && { done }) };
}

function findRows<Failure extends ProblemWords>(
  items: readonly StoppedItem<Failure>[],
  problem: Failure,
): ProblemRows | undefined {
  const { kind } = problem as Partial<Problem>;
  const places = items.flatMap((one) => (one.problem === problem ? [one.index + 1] : []));
  const openCount = items.filter(({ dryRun }) => dryRun === null).length;
  // A value that concerns the whole run, such as a limit of its cost.
  if (kind === 'input' && places.length === openCount) return undefined;
  const [first = 0] = places;
  const last = places.at(-1) ?? first;
  const hasGaps = places.length < last - first + 1;
  return { first, last, of: items.length, ...(hasGaps && { places }) };
}

/** Whether another row may go through where this one failed. */
function isOfRow(problem: ProblemWords): boolean {
  const { kind, name = '' } = problem as Partial<Problem>;
  if (kind === 'input') return true;
  if (kind === 'gateway') {
    const { limit } = problem as Partial<RequestError>;
    // Of the limits, only that of equal messages is about the row.
    return !OF_ACCOUNT.has(name) && (name !== 'duplicateOrRateLimit' || limit === 'repetition');
  }
  return (kind as string) === 'smppRefusal';
}
