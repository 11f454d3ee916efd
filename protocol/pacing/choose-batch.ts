import { groupBy } from '../group-by';
import type { MessageKey } from '../wire/status-query';
import type { ConcurrencyLimit } from './concurrency-limit';
import { MAX_KEYS_PER_REQUEST, type StatusRateLimiter } from './status-rate-limit';
import type { StatusRun, Wanted } from './status-run';

/** One status request. */
export interface StatusBatch {
  /** All different, in the order of the request. */
  readonly keys: readonly MessageKey[];
  readonly budgets: readonly string[];
  /** The requested messages of the runs, by key. */
  readonly wanted: readonly (readonly Wanted[])[];
  readonly runs: readonly StatusRun[];
}

export type StatusStep =
  | { readonly kind: 'request'; readonly batch: StatusBatch }
  /** Wait until this moment, or until something changes. */
  | { readonly kind: 'wait'; readonly until: number };

/** More messages than this share one request, if the limit for multiple requests allows it now. */
const MOST_SINGLE = 4;
/**
 * A run with up to this many messages requests them one by one instead of waiting for the next
 * multiple request. With four at once that takes seconds; a multiple request is allowed once a
 * minute.
 */
const MOST_ONE_BY_ONE = 100;
/** The same while other clients of the account use up the multiple requests. */
const MOST_ONE_BY_ONE_CONTENDED = 1000;
/** Runs that start within this time share a request. */
const GATHER_MS = 25;
const LONGEST_GATHER_MS = 250;

export interface ChoiceContext {
  readonly now: number;
  /** Moment up to which new runs were awaited. */
  readonly gatheredAt: number;
  /** The next one first. */
  readonly runs: ReadonlySet<StatusRun>;
  readonly pacing: StatusRateLimiter;
  readonly limit: ConcurrencyLimit;
  /** No request starts before this moment. */
  readonly pausedUntil: number;
  /** Number of requests in flight. */
  readonly running: number;
  /** Whether other clients of the account send multiple requests. */
  readonly isContended: boolean;
}

/** Returns the next step. Runs whose next request would start after their deadline expire. */
export function chooseStep(context: ChoiceContext): StatusStep {
  const { now, runs, pacing, limit, running, isContended } = context;
  const waiting = [...runs].filter((run) => run.waiting.size > 0);
  if (running >= limit.limit) return { kind: 'wait', until: firstDeadline(waiting) };
  if (now < context.pausedUntil) {
    return { kind: 'wait', until: Math.min(context.pausedUntil, firstDeadline(waiting)) };
  }
  const mostOneByOne = isContended ? MOST_ONE_BY_ONE_CONTENDED : MOST_ONE_BY_ONE;
  const isListFree = pacing.listFreeAt(now) <= now;
  const gathering = new Set<string | StatusRun>();
  let until = Infinity;
  if (isListFree) {
    for (const [group, members] of groupBy(waiting, groupOf)) {
      const batch = collect(members, context, MAX_KEYS_PER_REQUEST);
      if (batch.keys.length <= MOST_SINGLE) continue;
      const end = gatherUntil(members);
      if (end <= context.gatheredAt) return { kind: 'request', batch };
      until = Math.min(until, end);
      gathering.add(group);
    }
  }
  for (const run of waiting) {
    if (gathering.has(groupOf(run))) continue;
    const mine = collect([run], context, mostOneByOne + 1).wanted.flat();
    if (mine.length === 0 || mine.length > mostOneByOne) continue;
    return { kind: 'request', batch: joinEqual(mine[0] as Wanted, waiting) };
  }
  for (const run of waiting) {
    if (gathering.has(groupOf(run))) continue;
    const turn = findTurn(run, context, mostOneByOne);
    if (turn === Infinity) continue;
    if (turn > run.deadline) run.expire();
    until = turn > run.deadline ? now : Math.min(until, turn);
  }
  return { kind: 'wait', until: Math.min(until, firstDeadline(waiting)) };
}

function groupOf(run: StatusRun): string | StatusRun {
  return run.isAlone ? run : run.requester.group;
}

/**
 * Collects the messages that may be requested now, each once. Another format of a phone number is
 * left for the next request.
 */
function collect(
  runs: readonly StatusRun[],
  { now, pacing }: ChoiceContext,
  most: number,
): StatusBatch {
  const byBudget = new Map<string, Wanted[]>();
  const members = new Set<StatusRun>();
  for (const run of runs) {
    for (const wanted of run.waiting.values()) {
      const same = byBudget.get(wanted.budget);
      if (same === undefined) {
        if (byBudget.size === most) break;
        if (wanted.notBefore > now || pacing.freeAt(wanted.budget, now) > now) continue;
        byBudget.set(wanted.budget, [wanted]);
      } else if (same[0]?.text === wanted.text) same.push(wanted);
      else continue;
      members.add(run);
    }
  }
  return toBatch([...byBudget.values()], [...members]);
}

/** Returns the request for one message, for all runs that may share it. */
function joinEqual(first: Wanted, runs: readonly StatusRun[]): StatusBatch {
  const group = groupOf(first.run);
  const others = runs.flatMap((run) => {
    const same =
      run === first.run || groupOf(run) !== group ? undefined : run.waiting.get(first.text);
    return same === undefined ? [] : [same];
  });
  const wanted = [first, ...others];
  return toBatch(
    [wanted],
    wanted.map(({ run }) => run),
  );
}

function toBatch(wanted: readonly (readonly Wanted[])[], runs: readonly StatusRun[]): StatusBatch {
  const firsts = wanted.map(([first]) => first as Wanted);
  return {
    keys: firsts.map(({ key }) => key),
    budgets: firsts.map(({ budget }) => budget),
    wanted,
    runs,
  };
}

/** Returns until when new runs are awaited. A deadline ends the wait. */
function gatherUntil(runs: readonly StatusRun[]): number {
  const added = runs.map(({ addedAt }) => addedAt);
  const deadline = Math.min(...runs.map((run) => run.deadline));
  const last = Math.max(...added) + GATHER_MS;
  return Math.min(last, Math.min(...added) + LONGEST_GATHER_MS, deadline);
}

/** Returns when a run may send its next request; Infinity if that depends on one in flight. */
function findTurn(run: StatusRun, { now, pacing }: ChoiceContext, mostOneByOne: number): number {
  let soonest = Infinity;
  for (const { budget, notBefore } of run.waiting.values()) {
    soonest = Math.min(soonest, Math.max(notBefore, pacing.freeAt(budget, now)));
  }
  const isForList = run.waiting.size > mostOneByOne && soonest <= now;
  return isForList ? pacing.listFreeAt(now) : soonest;
}

/** Returns the first moment after the first deadline. */
function firstDeadline(runs: readonly StatusRun[]): number {
  return runs.reduce((first, { deadline }) => Math.min(first, deadline + 1), Infinity);
}
