import type { SendAnswer } from '../endpoints/send-response';
import {
  backOff,
  backOffThrottled,
  isAborted,
  waitForWindow,
  type WaitBudget,
} from '../pacing/retry';
import { isRateRejection, transportFailure, type Problem } from '../problem';
import type { Result } from '../result';
import { findSent, type Search, type SoughtRequest } from './find-sent';
import type { BulkPorts } from './batching';
import type { RecipientOutcome } from './outcomes';

/** What one request came to. */
export type Delivery =
  | { readonly kind: 'answered'; readonly answer: SendAnswer }
  /** Its answer was lost, but the gateway knows it. */
  | { readonly kind: 'found'; readonly outcomes: readonly RecipientOutcome[] }
  /** Certainly not sent. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'unknown'; readonly problem: Problem };

export interface DeliveryTask extends Omit<SoughtRequest, 'sentAt'> {
  /** One attempt. */
  attempt(): Promise<Result<SendAnswer>>;
}

/**
 * When to look for a request whose outcome is unknown, in ms after it went out of sight. The last
 * look finds one that was slow on its way, and still leaves a repetition in the minute in which the
 * gateway refuses equal requests: should the gateway have hidden it, it refuses the second.
 */
const LOOKS_MS = [2_000, 8_000, 20_000] as const;
const MOST_FAILED_LOOKS = 4;
const MOST_ATTEMPTS = 4;
/**
 * How long rejections for the rate are taken for a crowd, which passes. It ends well within the
 * minute in which the gateway rejects an equal request, so that no attempt of this time is a second
 * one where the gateway accepted the first in spite of its answer.
 */
const CROWD_MS = 20_000;
/** The same where the gateway itself speaks of a repetition. */
const MOST_REPETITIONS = 3;

/**
 * Looks for a request until it is found or surely absent.
 * @param since milliseconds, the end of the attempt whose outcome is unknown
 */
export async function searchUntilSure(
  sought: SoughtRequest,
  since: number,
  ports: BulkPorts,
  budget: WaitBudget,
): Promise<Search> {
  const passed = LOOKS_MS.findIndex((after) => since + after > ports.clock());
  let look = passed < 0 ? LOOKS_MS.length - 1 : passed;
  let failed = 0;
  for (;;) {
    const pause = since + (LOOKS_MS[look] as number) - ports.clock();
    if (pause > 0 && !(await budget.wait(pause))) return { kind: 'unclear' };
    const search = await findSent(sought, ports, budget);
    if (search.kind === 'found') return search;
    if (search.kind === 'absent') {
      look += 1;
      if (look === LOOKS_MS.length) return search;
      continue;
    }
    failed += 1;
    if (failed === MOST_FAILED_LOOKS) return search;
    if (!(await budget.wait(backOff(failed, ports.random)))) return search;
  }
}

/**
 * Sends a request until it is answered, always with its ID, and never while an attempt before may
 * have been accepted: then the gateway is asked for it first. All waiting is the budget's.
 */
export async function deliverRequest(
  task: DeliveryTask,
  ports: BulkPorts,
  budget: WaitBudget,
): Promise<Delivery> {
  let connections = 0;
  let doubts = 0;
  let rejections = 0;
  let rejectedAt = Infinity;
  for (;;) {
    if (isAborted(ports)) return { kind: 'refused', problem: CANCELLED };
    const sought = { ...task, sentAt: ports.clock() };
    const result = await task.attempt();
    if (result.ok) return { kind: 'answered', answer: result.value };
    const { problem } = result;
    if (problem.kind === 'input' || problem.retry === 'never') return { kind: 'refused', problem };
    if (problem.retry === 'unknownOutcome') {
      doubts += 1;
      const search = await searchUntilSure(sought, ports.clock(), ports, budget);
      if (search.kind === 'found') return search;
      if (search.kind === 'unclear' || doubts === MOST_ATTEMPTS)
        return { kind: 'unknown', problem };
    } else if (isRateRejection(problem)) {
      rejectedAt = Math.min(rejectedAt, ports.clock());
      const isCrowd =
        problem.limit === 'concurrency' ||
        (ports.clock() - rejectedAt < CROWD_MS &&
          (problem.limit !== 'repetition' || rejections < MOST_REPETITIONS));
      // What was never in doubt cannot be found.
      if (isCrowd && doubts === 0) {
        const pause = backOffThrottled(rejections, ports.random);
        rejections += 1;
        if (!(await budget.wait(pause))) return { kind: 'refused', problem };
        continue;
      }
      // Perhaps because this very request was accepted before.
      const search = await findSent(sought, ports, budget);
      if (search.kind === 'found') return search;
      // For a crowd this is long, but nobody may repeat a request that is in doubt any sooner.
      const isOver = !(await budget.wait(waitForWindow(ports.random)));
      const again = isOver ? search : await findSent(sought, ports, budget);
      if (again.kind === 'found') return again;
      const isUnclear = again.kind === 'unclear' && (doubts > 0 || rejections > 0);
      if (isUnclear || (isOver && doubts > 0)) return { kind: 'unknown', problem };
      if (isOver) return { kind: 'refused', problem };
      rejections = 0;
      rejectedAt = Infinity;
    } else {
      connections += 1;
      const isOver = connections === MOST_ATTEMPTS;
      if (isOver || !(await budget.wait(backOff(connections, ports.random)))) {
        return { kind: 'refused', problem };
      }
    }
  }
}

const CANCELLED = transportFailure('send', { reason: 'aborted', neverSent: true });
