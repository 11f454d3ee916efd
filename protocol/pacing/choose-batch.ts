import { groupBy } from '../group-by';
import type { MessageKey } from '../wire/status-query';
import type { ConcurrencyLimit } from './concurrency-limit';
import { MAX_KEYS_PER_REQUEST, type StatusRateLimiter } from './status-rate-limit';
import type { StatusRun, Wanted } from './status-run';

/** The messages of one request. */
export interface StatusBatch {
  /** All different, in the order in which they are asked for. */
  readonly keys: readonly MessageKey[];
  readonly budgets: readonly string[];
  /** Of each key those who want it. */
  readonly wanted: readonly (readonly Wanted[])[];
  readonly runs: readonly StatusRun[];
}

export type StatusStep =
  | { readonly kind: 'ask'; readonly batch: StatusBatch }
  /** Until this moment, or until something changes. */
  | { readonly kind: 'wait'; readonly until: number };

/** More than so many messages are asked for in one request, if that is allowed now. */
const MOST_SINGLE = 4;
/**
 * A run with up to so many messages asks for them one by one rather than waiting for the next
 * request for several: four at a time that takes seconds, the other one is allowed once a minute.
 */
const MOST_ONE_BY_ONE = 100;
/** The same while others on the account use up the minute, and nobody knows who gets the next one. */
const MOST_ONE_BY_ONE_CONTENDED = 1000;
/** Those who ask at almost the same moment share a request. */
const GATHER_MS = 25;
const LONGEST_GATHER_MS = 250;

export interface ChoiceContext {
  readonly now: number;
  /** Milliseconds up to which others were waited for. */
  readonly gatheredAt: number;
  /** In the order of their turns. */
  readonly runs: ReadonlySet<StatusRun>;
  readonly pacing: StatusRateLimiter;
  readonly limit: ConcurrencyLimit;
  /** Before this moment nothing is asked. */
  readonly pausedUntil: number;
  /** Requests that run. */
  readonly running: number;
  /** Whether others on the account ask for several messages at once. */
  readonly isContended: boolean;
}

/** What to do next about the statuses that are wanted; runs that cannot have a turn in time expire. */
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
      if (end <= context.gatheredAt) return { kind: 'ask', batch };
      until = Math.min(until, end);
      gathering.add(group);
    }
  }
  for (const run of waiting) {
    if (gathering.has(groupOf(run))) continue;
    const mine = collect([run], context, mostOneByOne + 1).wanted.flat();
    if (mine.length === 0 || mine.length > mostOneByOne) continue;
    return { kind: 'ask', batch: joinEqual(mine[0] as Wanted, waiting) };
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

/** Messages that may be asked for now, each once: another spelling of one is left for the next request. */
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

/** One message, for everybody who may share the request. */
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

/** When everybody who asks at almost the same moment has come; a deadline ends the waiting. */
function gatherUntil(runs: readonly StatusRun[]): number {
  const added = runs.map(({ addedAt }) => addedAt);
  const deadline = Math.min(...runs.map((run) => run.deadline));
  const last = Math.max(...added) + GATHER_MS;
  return Math.min(last, Math.min(...added) + LONGEST_GATHER_MS, deadline);
}

/** When a run may ask for something; Infinity while only the end of a request can tell. */
function findTurn(run: StatusRun, { now, pacing }: ChoiceContext, mostOneByOne: number): number {
  let soonest = Infinity;
  for (const { budget, notBefore } of run.waiting.values()) {
    soonest = Math.min(soonest, Math.max(notBefore, pacing.freeAt(budget, now)));
  }
  const isForList = run.waiting.size > mostOneByOne && soonest <= now;
  return isForList ? pacing.listFreeAt(now) : soonest;
}

/** Just after it, so that the deadline itself still counts. */
function firstDeadline(runs: readonly StatusRun[]): number {
  return runs.reduce((first, { deadline }) => Math.min(first, deadline + 1), Infinity);
}
