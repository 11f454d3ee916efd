import { isRateRejection, type Problem } from '../problem';
import type { Result } from '../result';
import { backOff, backOffFromCrowd, waitForWindow } from './back-off';
import type { WaitBudget } from './wait-budget';

/** The first attempt included. */
const MOST_ATTEMPTS = 3;
/** So many rejections in a row are taken for a crowd, which passes; more mean that the minute is used up. */
const MOST_CROWDED = 5;

/**
 * A request that changes nothing is repeated whenever that may help, for as long as the budget
 * lasts. Rejections for the rate (error 9) end with the budget only.
 */
export async function repeatReading<Value>(
  attempt: () => Promise<Result<Value>>,
  budget: WaitBudget,
  random: () => number,
): Promise<Result<Value>> {
  let rejections = 0;
  let failures = 0;
  for (;;) {
    const result = await attempt();
    if (result.ok) return result;
    const { problem } = result;
    let pause: number;
    if (isRateRejection(problem)) {
      const isCrowd = problem.limit !== 'repetition' && rejections < MOST_CROWDED;
      pause = isCrowd ? backOffFromCrowd(rejections, random) : waitForWindow(random);
      rejections += 1;
    } else {
      failures += 1;
      if (!mayPass(problem) || failures === MOST_ATTEMPTS) return result;
      pause = backOff(failures, random);
    }
    if (!(await budget.wait(pause))) return result;
  }
}

/** A redirect or a page that is not there answers the same the next time. */
function mayPass(problem: Problem): boolean {
  if (problem.kind === 'input' || problem.kind === 'gateway' || problem.retry === 'never') {
    return false;
  }
  if (problem.kind !== 'transport') return true;
  const { reason, httpStatus } = problem;
  return reason !== 'redirect' && (httpStatus === null || httpStatus >= 500);
}
