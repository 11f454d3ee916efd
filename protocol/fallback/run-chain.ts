import type { ItemOutcomes } from '../bulk/collect-outcomes';
import { toRefusedOutcome, type RecipientOutcome } from '../bulk/recipient-outcome';
import type { Client } from '../clients/client';
import type { SendParameters } from '../endpoints/send-parameters';
import type { Problem } from '../problem';
import { failure, success, type Result } from '../result';
import { ACCOUNT_REFUSALS } from '../tables';
import { subscriberKey } from '../text/subscriber';
import type { ChainOutcome, ChainSettings, ChainStep, Runner } from './chain';
import { followMessages, type FollowPorts } from './follow-messages';

type ChainPorts = Pick<Client, 'sendAll'> & FollowPorts;

/**
 * Sends on the first channel, and to those who did not get the message in time on the next, until
 * it was delivered or there is no channel left. Who may have got it gets nothing more: a delivery,
 * and an outcome that nobody knows, end the chain. A message that is delivered after its time, while
 * the next one is already sent, cannot be ruled out; one that still waits at the gateway is deleted.
 *
 * Outcomes in the order of the items and of their recipients; a problem means that nothing was sent.
 */
export async function runChain(
  steps: readonly ChainStep[],
  settings: ChainSettings,
  ports: ChainPorts,
): Promise<Result<ChainOutcome[][]>> {
  const runners = listRunners(steps[0]?.messages ?? []);
  for (const [place, { messages, waitMs }] of steps.entries()) {
    const waiting = runners.filter(({ result }) => result === null);
    if (waiting.length === 0) break;
    const sent = await ports.sendAll(toItems(messages, waiting), {
      ...toStepSettings(settings, place),
      ...(settings.maxCost !== undefined && { maxCost: settings.maxCost - sumCosts(runners) }),
    });
    if (!sent.ok) {
      if (place === 0) return sent;
      note(waiting, messages, toRefused(messages, sent.problem));
      break;
    }
    const problem = place === 0 ? findRefusalOfAll(sent.value) : null;
    if (problem !== null) return failure(problem);
    note(waiting, messages, sent.value);
    await followMessages(waiting, { waitMs, pollIntervalMs: settings.pollIntervalMs }, ports);
  }
  const items = (steps[0]?.messages ?? []).map((_, item) =>
    runners
      .filter((one) => one.item === item)
      .map(({ recipient, path, result }) => ({ recipient, path, result: result ?? 'undelivered' })),
  );
  return success(items as ChainOutcome[][]);
}

function listRunners(messages: readonly (SendParameters | null)[]): Runner[] {
  return messages.flatMap((message, item) => {
    const own = new Map((message?.recipients ?? []).map((one) => [subscriberKey(one), one]));
    return [...own.values()].map((recipient) => ({ item, recipient, path: [], result: null }));
  });
}

/** What is still to be sent, per item. */
function toItems(
  messages: readonly (SendParameters | null)[],
  waiting: readonly Runner[],
): (SendParameters | null)[] {
  return messages.map((message, item) => {
    const recipients = waiting.filter((one) => one.item === item).map((one) => one.recipient);
    return message === null || recipients.length === 0 ? null : { ...message, recipients };
  });
}

function toStepSettings({ identity, ...settings }: ChainSettings, place: number) {
  const { batchSize, batchIntervalMs, isRepetition } = settings;
  const own = {
    ...identity,
    scope: `${identity.scope} ${place}`,
    run: `${identity.run} ${place}`,
  };
  return { batchSize, batchIntervalMs, isRepetition, identity: own, stopOnFailure: false };
}

/** In whole ten-thousandths, because sums of fractions are not exact. */
function sumCosts(runners: readonly Runner[]): number {
  const costs = runners.flatMap(({ path }) => path.map(({ outcome }) => outcome.cost ?? 0));
  return costs.reduce((sum, cost) => sum + Math.round(cost * 10_000), 0) / 10_000;
}

/** Of channels that were not tried, for the price of the next one for instance. */
function toRefused(
  messages: readonly (SendParameters | null)[],
  problem: Problem,
): RecipientOutcome[][] {
  return messages.map((message) =>
    (message?.recipients ?? []).map((recipient) => toRefusedOutcome(recipient, problem)),
  );
}

/** A credential that is refused is refused on every channel. */
function findRefusalOfAll(items: readonly ItemOutcomes[]): Problem | null {
  const problems = items.flat().map(({ problem }) => problem);
  const isOfAccount = (problem: Problem | null): boolean =>
    problem?.kind === 'gateway' && ACCOUNT_REFUSALS.has(problem.name);
  return problems.length > 0 && problems.every(isOfAccount) ? (problems[0] ?? null) : null;
}

function note(
  waiting: readonly Runner[],
  messages: readonly (SendParameters | null)[],
  items: readonly ItemOutcomes[],
): void {
  for (const runner of waiting) {
    const channel = messages[runner.item]?.channel;
    const outcome = items[runner.item]?.find(
      ({ asked }) => subscriberKey(asked) === subscriberKey(runner.recipient),
    );
    if (channel === undefined || outcome === undefined) continue;
    runner.path.push({ outcome, channel, status: null, isDeleted: false });
  }
}
