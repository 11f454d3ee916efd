import type { SendOrder } from '../endpoints/send';
import type { SendParameters } from '../endpoints/send-parameters';
import { retryRead, WaitBudget } from '../pacing/retry';
import { asRetryable } from '../problem';
import { failure, type Result } from '../result';
import type { SendResponse } from '../endpoints/send-response';
import {
  DEFAULT_BUDGET_MS,
  runBatches,
  toBatchOptions,
  type BatchSettings,
  type BulkPorts,
  type Performed,
} from './batching';
import { collectOutcomes, listMessages, type ItemOutcomes } from './duplicates';
import { readRequestOutcomes } from './outcomes';
import type { PlannedRequest } from './plan';

export type PricePorts = Pick<
  BulkPorts,
  'send' | 'random' | 'clock' | 'monotonicNow' | 'sleep' | 'signal' | 'patienceMs'
>;

/**
 * Returns the prices of the messages of all items, in as few requests as the limits allow. Sends
 * nothing.
 */
export async function priceMessages(
  items: readonly (SendOrder | null)[],
  settings: BatchSettings,
  ports: PricePorts,
): Promise<ItemOutcomes[]> {
  const { patienceMs = Infinity } = ports;
  const budget = new WaitBudget(Math.min(DEFAULT_BUDGET_MS, patienceMs), ports);
  const list = listMessages(items, settings.duplicates ?? 'merge');
  const own = list.listed.flatMap(({ message, first }) => (first === null ? [message] : []));
  const perform = async (request: PlannedRequest): Promise<Performed> => {
    const response = await requestPrice(request.parameters, ports, budget);
    return response.ok
      ? { outcomes: readRequestOutcomes(request, response.value), problem: null }
      : { outcomes: null, problem: response.problem };
  };
  const options = { ...toBatchOptions(settings), keepsDistance: false, perform };
  return collectOutcomes(items, list, await runBatches(own, options, ports));
}

/**
 * Returns the response to the price request for these parameters. Retries within the budget. Nothing
 * is sent, so no problem leaves it open whether something was.
 */
export async function requestPrice(
  parameters: SendParameters,
  ports: PricePorts,
  budget: WaitBudget,
): Promise<Result<SendResponse>> {
  const priced = { ...parameters, messageId: undefined, cost: 1 } as const;
  const attempt = async () => {
    const response = await ports.send(priced);
    return response.ok ? response : failure(asRetryable(response.problem));
  };
  return await retryRead(attempt, budget, ports.random);
}
