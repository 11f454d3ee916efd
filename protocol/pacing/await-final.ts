import type { MessageKey } from '../wire/status-query';
import type { GatewayFields } from '../wire/gateway-fields';
import { transportFailure, type Problem } from '../problem';
import { findStatus } from '../tables';
import { STEADY_SECONDS, toKeyText } from './status-rate-limit';
import type { StatusResults } from './status-run';
import { isAborted, monotonicClock, wait, type Waiting } from './retry';

export interface StatusRunner extends Waiting {
  /** Results by the text of the keys; none for a key whose turn would come after the deadline. */
  request(keys: readonly MessageKey[], deadline: number): Promise<StatusResults>;
}

/** The last that is known of a message, and what stood in the way of knowing more. */
export interface AwaitedStatus {
  readonly key: MessageKey;
  /** Last answer; not final when the time ran out; `null` when there was none. */
  readonly fields: GatewayFields | null;
  /** Why the last request for it gave nothing, `null` when it did. */
  readonly problem: Problem | null;
}

export interface PollingPlan {
  /** Milliseconds after which the last answers stand. */
  readonly timeoutMs: number;
  /** Milliseconds between two requests for a message; a wish, the documented limits win. */
  readonly pollIntervalMs: number;
}

const SHORTEST_INTERVAL_MS = 1000;
/**
 * Each pause is longer than the one before, up to the pace that the limits allow for ever. A
 * constant short interval would use up the five requests of a minute and then stand still.
 */
const GROWTH = 1.5;

/**
 * Whether the gateway will not change this status by itself any more. A message that it does not
 * know counts as on its way: it may not have been stored yet.
 */
export function isFinalStatus(fields: GatewayFields): boolean {
  const status = fields['status'];
  if (status === undefined || status === null || status === '') return false;
  const row = findStatus(Number(status));
  return row !== undefined && row.isFinal && row.name !== 'notFound';
}

interface Polled {
  readonly key: MessageKey;
  fields: GatewayFields | null;
  problem: Problem | null;
  dueAt: number;
  interval: number;
  isOver: boolean;
}

/** Asks for the statuses of the keys (all different) until all are settled or the time is over. */
export async function awaitFinal(
  keys: readonly MessageKey[],
  { timeoutMs, pollIntervalMs }: PollingPlan,
  runner: StatusRunner,
): Promise<AwaitedStatus[]> {
  const monotonicNow = monotonicClock(runner);
  const interval = Math.max(SHORTEST_INTERVAL_MS, pollIntervalMs);
  const longest = Math.max(interval, STEADY_SECONDS * 1000);
  const began = monotonicNow();
  const deadline = began + Math.max(0, timeoutMs);
  const polled = keys.map((key): Polled => {
    const dueAt = Math.min(began + interval, deadline);
    return { key, fields: null, problem: null, dueAt, interval, isOver: false };
  });

  async function poll(due: readonly Polled[]): Promise<void> {
    const results = await runner.request(
      due.map(({ key }) => key),
      deadline,
    );
    const now = monotonicNow();
    for (const one of due) {
      const result = results.get(toKeyText(one.key));
      // No result: its turn would have come after the deadline.
      one.isOver = result === undefined || now >= deadline;
      if (result === undefined) continue;
      if (result.ok) {
        one.fields = result.value;
        one.problem = null;
        one.isOver ||= isFinalStatus(result.value);
      } else {
        one.problem = result.problem;
        one.isOver ||= result.problem.kind === 'input' || result.problem.retry === 'never';
      }
      one.dueAt = Math.min(now + one.interval, deadline);
      one.interval = Math.min(one.interval * GROWTH, longest);
    }
  }

  for (;;) {
    const pending = polled.filter(({ isOver }) => !isOver);
    if (pending.length === 0) break;
    const now = monotonicNow();
    const due = pending.filter(({ dueAt }) => dueAt <= now);
    if (due.length > 0 && !isAborted(runner)) {
      await poll(due);
      continue;
    }
    const soonest = pending.reduce((least, { dueAt }) => Math.min(least, dueAt), Infinity);
    if (!(await wait(soonest - now, runner))) {
      for (const one of pending) one.problem = transportFailure('status', CANCELLED);
      break;
    }
  }
  return polled.map(({ key, fields, problem }) => ({ key, fields, problem }));
}

const CANCELLED = { reason: 'aborted', neverSent: true } as const;
