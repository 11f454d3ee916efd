import type { SendOrder } from '../endpoints/send';
import { WaitBudget } from '../pacing/retry';
import { success, type Result } from '../result';
import {
  DEFAULT_BUDGET_MS,
  runBatches,
  toBatchOptions,
  type BatchSettings,
  type BulkPorts,
} from './batching';
import { hasSendOnceKey, toMessageKey, type BulkMessage, type RunIdentity } from './bulk-message';
import { deliverRequest } from './deliver-request';
import { collectOutcomes, listMessages, type ItemOutcomes } from './duplicates';
import { checkGuards, settleReservation, type GuardPorts, type GuardSettings } from './guards';
import { matchHistory, readHistory, type HistoryPorts } from './history';
import type { PlannedRequest } from './plan';
import { createLedger, resumeMessages, type BulkLedger } from './resume';
import { applySendOnceKey, findSentBefore, listOnceIds, runExclusively } from './send-once';

export interface SendSettings extends BatchSettings, GuardSettings {
  readonly identity: RunIdentity;
  /** State of earlier attempts of this run. It is updated before and after each request. */
  readonly ledger?: BulkLedger;
  /** Whether this run retries an execution that left no saved state. Default false. */
  readonly isUnsavedRetry?: boolean;
  /** Total time in ms that the run may wait because of failures. Default 300 000. */
  readonly budgetMs?: number;
}

type SendPorts = BulkPorts & GuardPorts & HistoryPorts;

/**
 * Sends the orders of all items (`null` is left out) in as few requests as the limits allow, and
 * each message exactly once as far as the gateway can confirm it. Returns the outcomes in the order
 * of the items.
 * Problems: one that stopped the run before anything was sent, such as a price above `maxCost`.
 */
export async function sendMessages(
  items: readonly (SendOrder | null)[],
  settings: SendSettings,
  ports: SendPorts,
): Promise<Result<ItemOutcomes[]>> {
  const isKeyed = items.some((item) => item !== null && hasSendOnceKey({ parameters: item }));
  if (!isKeyed) return await sendNamed(items, settings, ports);
  const { identity } = settings;
  const named = items.map((item) => (item === null ? null : applySendOnceKey(item, identity)));
  // Two runs that search at the same time would both find nothing and both send.
  return await runExclusively(listOnceIds(named), () => sendNamed(named, settings, ports));
}

async function sendNamed(
  items: readonly (SendOrder | null)[],
  settings: SendSettings,
  ports: SendPorts,
): Promise<Result<ItemOutcomes[]>> {
  const { identity, ledger = createLedger() } = settings;
  const budget = new WaitBudget(settings.budgetMs ?? DEFAULT_BUDGET_MS, ports);
  const list = listMessages(items, settings.duplicates ?? 'merge');
  const own = list.listed.flatMap(({ message, first }) => (first === null ? [message] : []));
  const resumed = await resumeMessages(own, ledger, ports, budget);
  const options = toBatchOptions(settings);
  if (settings.isUnsavedRetry) ledger.searchesHistory = true;
  const unkeyed = resumed.open.filter((message) => !hasSendOnceKey(message));
  const history = ledger.searchesHistory
    ? await readHistory(unkeyed, identity, ports)
    : success(null);
  if (!history.ok) return history;
  const keyed = resumed.open.filter(hasSendOnceKey);
  const before = keyed.length === 0 ? [] : await findSentBefore(keyed, ports, budget);
  const found: ReadonlyMap<BulkMessage, ItemOutcomes> = new Map([
    ...before,
    ...(history.value === null ? [] : matchHistory(unkeyed, history.value, options.limits)),
  ]);
  const isUnsure = [...before]
    .flatMap(([, outcomes]) => outcomes)
    .some(({ problem }) => problem !== null);
  for (const [message, outcomes] of found) {
    const isKnown = !hasSendOnceKey(message) || outcomes.every(({ problem }) => problem === null);
    if (isKnown) ledger.settled[toMessageKey(message)] = outcomes;
  }
  const isStopped = isUnsure && settings.stopOnFailure;
  const open = isStopped ? [] : resumed.open.filter((message) => !found.has(message));
  const { maxCost, minBalance, quota } = settings;
  const isGuarded = [maxCost, minBalance, quota].some((limit) => limit !== undefined);
  const reserved =
    isGuarded && open.length > 0 ? await checkGuards(open, settings, ports, budget) : success(null);
  if (!reserved.ok) return reserved;
  const context = { identity, ledger, ports, budget, history: history.value };
  const perform = (request: PlannedRequest) => deliverRequest(request, context);
  const sent = await runBatches(open, { ...options, keepsDistance: true, perform }, ports);
  if (reserved.value !== null) settleReservation(reserved.value, sent);
  return success(collectOutcomes(items, list, new Map([...resumed.known, ...found, ...sent])));
}
