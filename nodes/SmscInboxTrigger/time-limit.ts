import type { IPollFunctions } from 'n8n-workflow';

/** How long older hosts, which have no limit of their own, may be kept busy by a poll. */
const DEFAULT_BUDGET_MS = 300_000;
/** What is left for n8n to store the cursor and start the workflow. */
const SHARE = 0.8;

/** Cancels the requests of a poll before n8n gives the poll up, cursor and all. */
export function createTimeLimit(functions: IPollFunctions): AbortSignal {
  const { getPollBudgetMs } = functions as { getPollBudgetMs?: () => number };
  const budget = getPollBudgetMs?.call(functions) ?? DEFAULT_BUDGET_MS;
  return AbortSignal.timeout(budget * SHARE);
}
