import type { Balance } from '../endpoints/balance';
import type { WaitBudget } from '../pacing/retry';
import { invalidInput, type Problem } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { sumCosts } from '../sum-costs';
import { runRequests, toBatchOptions, type BatchSettings } from './batching';
import type { BulkMessage } from './bulk-message';
import type { RecipientOutcome } from './outcomes';
import { planSendRequests } from './plan';
import { requestPrice, type PricePorts } from './price-messages';

/** Messages and their cost in the currency of the account. */
export interface Spending {
  readonly messages: number;
  readonly cost: number;
}

/** What a run has reserved of a quota. */
export interface Reservation {
  /** Replaces what was reserved with what was used; `null`: unknown, so the reserved cost counts. */
  settle(used: { readonly messages: number; readonly cost: number | null }): void;
}

/** A limit that several runs share, such as all runs of one execution. */
export interface SendQuota {
  /** Whether `reserve` needs the price of the messages. Otherwise their cost is 0. */
  readonly needsPrice: boolean;
  /**
   * Reserves messages. It does not wait, so runs at the same time cannot exceed the limit together.
   * Problems: InvalidInput of the option with the limit.
   */
  reserve(wanted: Spending): Result<Reservation>;
}

/** Conditions for a run to send anything. */
export interface GuardSettings {
  /** Maximum cost of the whole run, in the currency of the account. */
  readonly maxCost?: number;
  /** Minimum balance of the account before the run. */
  readonly minBalance?: number;
  readonly quota?: SendQuota;
}

export interface GuardPorts {
  getBalance(): Promise<Result<Balance>>;
}

/**
 * Returns what the run has reserved, `null` without a quota.
 * Problems, because of which nothing may be sent: InvalidInput of `maxCost`, `minBalance` or of the
 * quota; those of the price and balance requests.
 */
export async function checkGuards(
  messages: readonly BulkMessage[],
  settings: GuardSettings & BatchSettings,
  ports: PricePorts & GuardPorts,
  budget: WaitBudget,
): Promise<Result<Reservation | null>> {
  const { minBalance, maxCost, quota } = settings;
  if (minBalance !== undefined) {
    const response = await ports.getBalance();
    if (!response.ok) return response;
    const { balance, currency } = response.value;
    if (balance < minBalance) return failure(describeBalance(balance, minBalance, currency));
  }
  let cost = 0;
  if (maxCost !== undefined || quota?.needsPrice === true) {
    const price = await requestTotalPrice(messages, settings, ports, budget);
    if (typeof price !== 'number') return failure(price);
    if (maxCost !== undefined && price > maxCost) return failure(describePrice(price, maxCost));
    cost = price;
  }
  return quota === undefined ? success(null) : quota.reserve({ messages: messages.length, cost });
}

/** Replaces the reservation of a run with what its messages have used. */
export function settleReservation(
  reservation: Reservation | null,
  sent: ReadonlyMap<BulkMessage, readonly RecipientOutcome[]>,
): void {
  if (reservation === null) return;
  // A message whose outcome is unknown counts as sent.
  const used = [...sent.values()].flat().filter(({ accepted }) => accepted !== false);
  const costs = used.map(({ cost }) => cost);
  const isKnown = costs.every((cost) => cost !== null);
  reservation.settle({ messages: used.length, cost: isKnown ? sumCosts(costs) : null });
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
  const prices: (number | null)[] = [];
  let problem: Problem | null = null;
  const perform = async ({ parameters }: (typeof requests)[number]): Promise<boolean> => {
    const response = await requestPrice(parameters, ports, budget);
    if (response.ok) prices.push(response.value.cost);
    else if (!FREE.has(response.problem.name)) problem = response.problem;
    return problem === null;
  };
  await runRequests({ ...ports, requests, intervalMs, perform });
  return problem ?? sumCosts(prices);
}

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
