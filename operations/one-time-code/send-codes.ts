import { randomBytes } from 'node:crypto';

import {
  type ChainAttempt,
  type Problem,
  type RecipientOutcome,
  runChain,
  type RunIdentity,
  type SendOrder,
  type SendQuota,
} from '../../protocol';
import { listOpen, type OpenItem } from '../items/item-run';
import { addWhatIsDone, placeMessages, settleItem } from '../items/send-items';
import type { OperationRun } from '../operation';
import type { PreparedCode } from './read-code';

/** The outcome of a code: the last message with it, and the channels that were tried. */
export interface CodeOutcome extends RecipientOutcome {
  /** Empty without a fallback channel. */
  readonly path: readonly ChainAttempt[];
}

type CodeItem = OpenItem<PreparedCode, CodeOutcome>;

export interface CodeSettings {
  readonly maxCost?: number;
  /** What the node may send in the whole execution. */
  readonly quota?: SendQuota;
  /** Maximum number of codes of one phone number in the execution. */
  readonly mostCodes: number;
  /** Time in ms after which the fallback channel is used. */
  readonly waitMs: number;
}

const POLL_INTERVAL_MS = 5000;

/**
 * Sends each code, and the same code on the fallback channel to people who did not get it in time.
 * The memory of the run is not used: a retry generates a new code, and a message with the old one
 * must not count for it.
 */
export async function sendCodes(
  run: OperationRun,
  items: readonly CodeItem[],
  settings: CodeSettings,
): Promise<void> {
  const alone = items.filter(({ order }) => order.fallback === null);
  await sendAll(run, alone, ({ message }) => message, settings);
  const isStopped = run.stopOnFailure && alone.some(({ problem }) => problem !== null);
  if (!isStopped) {
    const withFallback = items.filter(({ order }) => order.fallback !== null);
    const left = subtractCosts(settings.maxCost, listOutcomes(alone));
    await sendWithFallback(run, withFallback, { ...settings, maxCost: left });
  }
  if (run.stopOnFailure) addWhatIsDone(items);
}

/** Sends on the first channel, and on the other one to recipients who did not get the code. */
async function sendWithFallback(
  run: OperationRun,
  items: readonly CodeItem[],
  settings: CodeSettings,
): Promise<void> {
  await sendFirst(run, items, settings);
  const tried = listOpen<PreparedCode, CodeOutcome, Problem>(items);
  const left = subtractCosts(settings.maxCost, listAttempts(tried));
  const missed = tried.filter(({ outcomes }) => isMissed(outcomes[0]?.path ?? []));
  await sendAll(run, missed, ({ fallback }) => fallback, { ...settings, maxCost: left });
}

/** Sends on the first channel of a pair, and waits for delivery until its time limit. */
async function sendFirst(
  run: OperationRun,
  chosen: readonly CodeItem[],
  { maxCost, quota, waitMs }: CodeSettings,
): Promise<void> {
  if (chosen.length === 0) return;
  const { host, client } = run;
  const ran = await runChain(
    [{ messages: placeMessages(run, chosen), waitMs }],
    {
      identity: drawIdentity(host),
      maxCost,
      quota,
      pollIntervalMs: POLL_INTERVAL_MS,
      stopOnFailure: false,
    },
    client,
  );
  for (const item of chosen) {
    if (!ran.ok) {
      item.problem = ran.problem;
      continue;
    }
    const path = ran.value[item.index]?.[0]?.path ?? [];
    item.outcomes = path.map(({ outcome }) => ({ ...outcome, path }));
  }
}

/** Recipients who may already have the code get no second message; in the test mode of the account no recipient gets one. */
function isMissed(path: readonly ChainAttempt[]): boolean {
  const last = path.at(-1);
  if (last === undefined) return false;
  if (last.outcome.accepted === false) return true;
  const { status, isDeleted } = last;
  if (status === null || status.isVirtual || status.statusName === 'notFound') return false;
  return isDeleted || !status.isDelivered;
}

/** Sends the codes of some items, and adds the attempt to their paths. */
async function sendAll(
  run: OperationRun,
  chosen: readonly CodeItem[],
  choose: (code: PreparedCode) => SendOrder | null,
  { maxCost, quota }: Pick<CodeSettings, 'maxCost' | 'quota'>,
): Promise<void> {
  if (chosen.length === 0) return;
  const { host, client, stopOnFailure } = run;
  const sent = await client.sendAll(placeMessages(run, chosen, choose), {
    ...{ maxCost, quota, duplicates: 'send', identity: drawIdentity(host), stopOnFailure },
  });
  for (const item of chosen) {
    if (!sent.ok) {
      item.problem = sent.problem;
      continue;
    }
    const outcomes = sent.value[item.index] ?? [];
    const before = item.outcomes[0]?.path ?? [];
    const { fallback } = item.order;
    const attempts =
      fallback === null
        ? []
        : outcomes.map((outcome) => ({
            ...{ outcome, channel: fallback.channel, status: null, isDeleted: false },
          }));
    const path = [...before, ...attempts];
    settleItem(
      item,
      outcomes.map((outcome) => ({ ...outcome, path })),
      stopOnFailure,
    );
  }
}

function listOutcomes(items: readonly CodeItem[]): readonly RecipientOutcome[] {
  return items.flatMap(({ outcomes }) => outcomes);
}

function listAttempts(items: readonly CodeItem[]): readonly RecipientOutcome[] {
  return items.flatMap(({ outcomes }) => (outcomes[0]?.path ?? []).map(({ outcome }) => outcome));
}

/** Returns what is left of a limit after messages were paid for. */
function subtractCosts(
  maxCost: number | undefined,
  paid: readonly RecipientOutcome[],
): number | undefined {
  if (maxCost === undefined) return undefined;
  return Math.max(
    0,
    paid.reduce((left, { cost }) => left - (cost ?? 0), maxCost),
  );
}

function drawIdentity(host: OperationRun['host']): RunIdentity {
  return { scope: 'codes', run: randomBytes(16).toString('hex'), prefix: host.idPrefix };
}
