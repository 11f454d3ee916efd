import type { BatchSettings } from '../bulk/batching';
import type { RunIdentity } from '../bulk/bulk-message';
import type { SendQuota } from '../bulk/guards';
import type { ItemOutcomes } from '../bulk/duplicates';
import { type RecipientOutcome, toRejectedOutcome } from '../bulk/outcomes';
import type { Client } from '../clients/client';
import type { GatewayFields } from '../wire/gateway-fields';
import type { MessageKey } from '../wire/status-query';
import type { SendOrder } from '../endpoints/send';
import { subscriberKey } from '../numbers/subscriber';
import type { Problem } from '../problem';
import { failure, type Result, success } from '../result';
import { type StatusRecord, toStatusRecord } from '../status/status-record';
import { sumCosts } from '../sum-costs';
import { ACCOUNT_ERRORS } from '../tables';

/** One channel of a chain. */
export interface ChainStep {
  /** One message per item, to all its recipients; `null` skips the item on this channel. */
  readonly messages: readonly (SendOrder | null)[];
  /** Time for the delivery, in ms. */
  readonly waitMs: number;
}

/** Result of one channel for one recipient. */
export interface ChainAttempt {
  readonly outcome: RecipientOutcome;
  readonly channel: SendOrder['channel'];
  /** The last status; `null` if nothing was sent or the status is unknown. */
  readonly status: StatusRecord | null;
  /** Whether the message was deleted before it was sent. */
  readonly isDeleted: boolean;
}

/**
 * - `delivered`: the last channel of the path delivered the message.
 * - `undelivered`: no channel delivered the message.
 * - `unknown`: it is unknown whether the last channel delivered, so no other channel was tried.
 */
export type ChainResult = 'delivered' | 'undelivered' | 'unknown';

export interface ChainOutcome {
  readonly recipient: string;
  readonly result: ChainResult;
  readonly path: readonly ChainAttempt[];
}

export interface ChainSettings extends BatchSettings {
  /** Identity of the whole run; each step derives its own. */
  readonly identity: RunIdentity;
  /** Highest total cost of all channels, checked before each channel. */
  readonly maxCost?: number;
  /** A limit that other runs share; each message of each channel counts. */
  readonly quota?: SendQuota;
  readonly pollIntervalMs: number;
  readonly isUnsavedRetry?: boolean;
}

/** A recipient whose chain has not ended. */
export interface Runner {
  readonly item: number;
  readonly recipient: string;
  readonly path: ChainAttempt[];
  result: ChainResult | null;
}

type ChainPorts = Pick<Client, 'sendAll'> & FollowPorts;

/**
 * Sends on the first channel. Recipients without a delivery in time get the message on the next
 * channel, until it is delivered or no channel is left. A delivery or an unknown outcome ends the
 * chain, so that nobody gets the message twice on purpose. A message still queued at the gateway is
 * deleted before the next channel starts. A late delivery after that start is possible.
 *
 * Returns the outcomes in the order of items and recipients. Problems: those of the first send, if
 * nothing was sent.
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
      ...(settings.maxCost !== undefined && { maxCost: settings.maxCost - sumSpent(runners) }),
    });
    if (!sent.ok) {
      if (place === 0) return sent;
      note(waiting, messages, toRejected(messages, sent.problem));
      break;
    }
    const problem = place === 0 ? findAccountRejection(sent.value) : null;
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

function listRunners(messages: readonly (SendOrder | null)[]): Runner[] {
  return messages.flatMap((message, item) => {
    const own = new Map((message?.recipients ?? []).map((one) => [subscriberKey(one), one]));
    return [...own.values()].map((recipient) => ({ item, recipient, path: [], result: null }));
  });
}

/** Returns the messages that are still to be sent, per item. */
function toItems(
  messages: readonly (SendOrder | null)[],
  waiting: readonly Runner[],
): (SendOrder | null)[] {
  return messages.map((message, item) => {
    const recipients = waiting.filter((one) => one.item === item).map((one) => one.recipient);
    return message === null || recipients.length === 0 ? null : { ...message, recipients };
  });
}

function toStepSettings({ identity, ...settings }: ChainSettings, place: number) {
  const { batchSize, batchIntervalMs, isUnsavedRetry, quota } = settings;
  const own = {
    ...identity,
    scope: `${identity.scope} ${place}`,
    run: `${identity.run} ${place}`,
  };
  const shared = { batchSize, batchIntervalMs, isUnsavedRetry, quota };
  return { ...shared, identity: own, stopOnFailure: false };
}

/** Returns what all messages of the chains have cost so far. */
function sumSpent(runners: readonly Runner[]): number {
  return sumCosts(runners.flatMap(({ path }) => path.map(({ outcome }) => outcome.cost)));
}

/** Returns outcomes for channels that were not tried, e.g. because of the cost limit. */
function toRejected(
  messages: readonly (SendOrder | null)[],
  problem: Problem,
): RecipientOutcome[][] {
  return messages.map((message) =>
    (message?.recipients ?? []).map((recipient) => toRejectedOutcome(recipient, problem)),
  );
}

/** A rejected credential is rejected on every channel. */
function findAccountRejection(items: readonly ItemOutcomes[]): Problem | null {
  const problems = items.flat().map(({ problem }) => problem);
  const isOfAccount = (problem: Problem | null): boolean =>
    problem?.kind === 'gateway' && ACCOUNT_ERRORS.has(problem.name);
  return problems.length > 0 && problems.every(isOfAccount) ? (problems[0] ?? null) : null;
}

function note(
  waiting: readonly Runner[],
  messages: readonly (SendOrder | null)[],
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

export type FollowPorts = Pick<Client, 'awaitFinal' | 'getStatusOfEach' | 'deleteMessage'>;

/** Detail level for a status by ID and phone number. */
const DETAIL = 1;
/** A queued message can be deleted before another channel is tried. */
const QUEUED = 'queued';

/** Waits for the messages of the last step and decides whose chain ends. */
async function followMessages(
  waiting: readonly Runner[],
  { waitMs, pollIntervalMs }: { readonly waitMs: number; readonly pollIntervalMs: number },
  ports: FollowPorts,
): Promise<void> {
  const open = waiting.flatMap((runner) => {
    const outcome = runner.path.at(-1)?.outcome;
    if (outcome === undefined || outcome.accepted === false) return [];
    if (outcome.id === null) runner.result = 'unknown';
    return outcome.id === null ? [] : [{ runner, key: { id: outcome.id, phone: outcome.phone } }];
  });
  const keys = open.map(({ key }) => key);
  const plan = { detail: DETAIL, timeoutMs: waitMs, pollIntervalMs } as const;
  const awaited = await ports.awaitFinal(keys, plan);
  const known = awaited.map(({ fields }) => fields);
  const fields = await requestMissing(keys, known, ports);
  for (const [place, { runner, key }] of open.entries()) {
    await applyStatus(runner, key, fields[place] ?? null, ports);
  }
}

/** The status request may not have run in time. Without a status nothing can be decided. */
async function requestMissing(
  keys: readonly MessageKey[],
  known: readonly (GatewayFields | null)[],
  ports: FollowPorts,
): Promise<(GatewayFields | null)[]> {
  const missing = keys.filter((_, place) => known[place] === null);
  if (missing.length === 0) return [...known];
  const responses = await ports.getStatusOfEach(missing, { detail: DETAIL });
  const rest = responses.map((response) => (response.ok ? response.value : null));
  return known.map((fields) => (fields === null ? (rest.shift() ?? null) : fields));
}

async function applyStatus(
  runner: Runner,
  key: MessageKey,
  fields: GatewayFields | null,
  ports: FollowPorts,
): Promise<void> {
  const attempt = runner.path.pop();
  if (attempt === undefined) return;
  const status = fields === null ? null : toStatusRecord(fields, key);
  const isQueued = status?.statusName === QUEUED;
  const isDeleted = isQueued && (await ports.deleteMessage(key)).ok;
  runner.path.push({ ...attempt, status, isDeleted });
  if (status?.isDelivered === true) runner.result = 'delivered';
  // A message that the gateway does not know may not be stored yet, or its response was lost.
  else if (status === null || status.statusName === 'notFound') runner.result = 'unknown';
  // In the test mode of the account no channel delivers.
  else if (status.isVirtual) runner.result = 'undelivered';
}
