import type { Balance } from '../endpoints/balance';
import type { WaitBudget } from '../pacing/retry';
import { invalidInput, type Problem } from '../problem';
import type { Result } from '../result';
import { param, sentence } from '../sentence';
import { runRequests, toBatchOptions, type BatchSettings } from './batching';
import type { BulkMessage } from './bulk-message';
import { planSendRequests } from './plan';
import { requestPrice, type PricePorts } from './price-messages';

/** Conditions for a run to send anything. */
export interface GuardSettings {
  /** Maximum cost of the whole run, in the currency of the account. */
  readonly maxCost?: number;
  /** Minimum balance of the account before the run. */
  readonly minBalance?: number;
}

export interface GuardPorts {
  getBalance(): Promise<Result<Balance>>;
}

/**
 * Returns the problem because of which nothing may be sent, or `null`.
 * Problems: InvalidInput of `maxCost` or `minBalance`; those of the price and balance requests.
 */
export async function checkGuards(
  messages: readonly BulkMessage[],
  settings: GuardSettings & BatchSettings,
  ports: PricePorts & GuardPorts,
  budget: WaitBudget,
): Promise<Problem | null> {
  const { minBalance, maxCost } = settings;
  if (minBalance !== undefined) {
    const response = await ports.getBalance();
    if (!response.ok) return response.problem;
    const { balance, currency } = response.value;
    if (balance < minBalance) return describeBalance(balance, minBalance, currency);
  }
  if (maxCost === undefined) return null;
  const price = await requestTotalPrice(messages, settings, ports, budget);
  if (typeof price !== 'number') return price;
  return price > maxCost ? describePrice(price, maxCost) : null;
}

/** Request errors about a phone number. A rejected recipient costs nothing. */
const FREE: ReadonlySet<string> = new Set(['invalidPhone', 'undeliverable']);

async function requestTotalPrice(
  messages: readonly BulkMessage[],
  settings: BatchSettings,
  ports: PricePorts,
  budget: WaitBudget,
): Promise<number | Problem> {
  const { limits, intervalMs } = toBatchOptions(settings);
  const requests = planSendRequests(messages, limits);
  let total = 0;
  let problem: Problem | null = null;
  const perform = async ({ parameters }: (typeof requests)[number]): Promise<boolean> => {
    const response = await requestPrice(parameters, ports, budget);
    if (response.ok) total += Math.round((response.value.cost ?? 0) * PRECISION);
    else if (!FREE.has(response.problem.name)) problem = response.problem;
    return problem === null;
  };
  await runRequests({ ...ports, requests, intervalMs, perform });
  return problem ?? total / PRECISION;
}

/** Prices have up to four decimals; integers avoid rounding errors in their sum. */
const PRECISION = 10_000;

function describePrice(price: number, maxCost: number): Problem {
  return invalidInput(
    'maxCost',
    sentence`The run would cost ${price}, but ${param('maxCost')} is ${maxCost}; nothing was sent`,
    sentence`Check the items, or raise ${param('maxCost')}`,
  );
}

function describeBalance(balance: number, minBalance: number, currency: string | null): Problem {
  const money = currency === null ? String(balance) : `${balance} ${currency}`;
  return invalidInput(
    'minBalance',
    sentence`The balance is ${money}, but ${param('minBalance')} is ${minBalance}; nothing was sent`,
    sentence`Top up the account, or lower ${param('minBalance')}`,
  );
}
