import type { SendParameters } from '../endpoints/send-parameters';
import { backOff } from '../pacing/back-off';
import { WaitBudget } from '../pacing/wait-budget';
import type { Problem } from '../problem';
import type { Result } from '../result';
import type { SendAnswer } from '../endpoints/send-answer';
import { toBatchOptions, type BatchSettings } from './batch-settings';
import { runBatches, type Performed } from './batch-run';
import { collectOutcomes, type ItemOutcomes } from './collect-outcomes';
import { listMessages } from './duplicates';
import { DEFAULT_BUDGET_MS, DUPLICATE_MS } from './limits';
import { readAnswer } from './perform-send';
import type { PlannedRequest } from './plan';
import type { BulkPorts } from './ports';

export type PricePorts = Pick<BulkPorts, 'send' | 'random' | 'clock' | 'sleep' | 'signal'>;

const MOST_ATTEMPTS = 4;
const CROWDED_MS = 3_000;

/** Prices of the messages of all items, in as few requests as the limits allow. Sends nothing. */
export async function priceMessages(
  items: readonly (SendParameters | null)[],
  settings: BatchSettings,
  ports: PricePorts,
): Promise<ItemOutcomes[]> {
  const budget = new WaitBudget(DEFAULT_BUDGET_MS, ports);
  const list = listMessages(items, settings.duplicates ?? 'merge');
  const own = list.listed.flatMap(({ message, first }) => (first === null ? [message] : []));
  const perform = async (request: PlannedRequest): Promise<Performed> => {
    const answer = await askPrice(request.parameters, ports, budget);
    return answer.ok
      ? { outcomes: readAnswer(request, answer.value), refusal: null }
      : { outcomes: null, refusal: answer.problem };
  };
  const options = { ...toBatchOptions(settings), keepsDistance: false, perform };
  return collectOutcomes(items, list, await runBatches(own, options, ports));
}

/** The price of a request. Asking changes nothing, so it is repeated whenever that may help. */
export async function askPrice(
  parameters: SendParameters,
  ports: PricePorts,
  budget: WaitBudget,
): Promise<Result<SendAnswer>> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ports.send({ ...parameters, messageId: undefined, cost: 1 });
    if (answer.ok || attempt === MOST_ATTEMPTS) return answer;
    const pause = pauseAfter(answer.problem, attempt, ports);
    if (pause === null || !(await budget.wait(pause))) return answer;
  }
}

function pauseAfter(problem: Problem, attempt: number, { random }: PricePorts): number | null {
  if (problem.kind === 'input' || problem.retry === 'never') return null;
  if (problem.kind !== 'gateway') return backOff(attempt, random);
  return attempt === 1 ? CROWDED_MS : DUPLICATE_MS;
}
