import type { MessageKey } from '../wire/status-query';
import type { GatewayFields } from '../wire/gateway-fields';
import { transportFailure, type Problem } from '../problem';
import { findStatus } from '../tables';
import { STEADY_SECONDS, toKeyText } from './status-rate-limit';
import type { StatusResults } from './status-run';
import { isAborted, monotonicClock, wait, type Waiting } from './retry';

export interface StatusRunner extends Waiting {
  /** Returns results by `toKeyText`. A key that the limits would delay beyond the deadline has none. */
  request(keys: readonly MessageKey[], deadline: number): Promise<StatusResults>;
}

/** Last known status of a message. */
export interface AwaitedStatus {
  readonly key: MessageKey;
  /** Last response, not final if the time limit was reached; `null` if there was none. */
  readonly fields: GatewayFields | null;
  /** Problem of the last request, or `null`. */
  readonly problem: Problem | null;
}

export interface PollingPlan {
  /** Time limit in ms. Afterwards the last responses are returned. */
  readonly timeoutMs: number;
  /** Preferred ms between two requests for a message. The documented limits take precedence. */
  readonly pollIntervalMs: number;
}

const SHORTEST_INTERVAL_MS = 1000;
/**
 * Factor from one pause to the next, up to the interval that the rate limit always allows. A
 * constant short interval would use up the five requests per minute and then block.
 */
const GROWTH = 1.5;

/**
 * Returns whether a status cannot change any more. `notFound` is not final: the gateway may not have
 * stored the message yet.
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

/** Requests the statuses of the keys (all different) until all are final or the time limit ends. */
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
      // Without a result the limits would have delayed the request beyond the deadline.
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
