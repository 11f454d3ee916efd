import type { Problem } from '../problem';
import type { Result } from '../result';
import { backOff } from './back-off';
import type { WaitBudget } from './wait-budget';

/** The first attempt included. */
const MOST_ATTEMPTS = 3;
/** The first refusal for the rate may be one for too many requests at once; those pass quickly. */
const CROWDED_MS = 3_000;
/** All documented windows are a minute long; a second more for their rounding. */
const WINDOW_MS = 61_000;

/** A request that changes nothing is repeated whenever that may help, for as long as the budget lasts. */
export async function repeatReading<Value>(
  attempt: () => Promise<Result<Value>>,
  budget: WaitBudget,
  random: () => number,
): Promise<Result<Value>> {
  for (let count = 1; ; count += 1) {
    const result = await attempt();
    if (result.ok || count === MOST_ATTEMPTS) return result;
    const pause = pauseAfter(result.problem, count, random);
    if (pause === null || !(await budget.wait(pause))) return result;
  }
}

function pauseAfter(problem: Problem, count: number, random: () => number): number | null {
  if (problem.kind === 'input' || problem.retry === 'never') return null;
  if (problem.kind === 'gateway') return count === 1 ? CROWDED_MS : WINDOW_MS;
  return isLasting(problem) ? null : backOff(count, random);
}

/** A redirect or a page that is not there answers the same the next time. */
function isLasting(problem: Problem): boolean {
  if (problem.kind !== 'transport') return false;
  const { reason, httpStatus } = problem;
  return reason === 'redirect' || (httpStatus !== null && httpStatus < 500);
}
