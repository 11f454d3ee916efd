import { randomBytes } from 'node:crypto';

import {
  runChain,
  type ChainAttempt,
  type RecipientOutcome,
  type RunIdentity,
  type SendOrder,
} from '../../protocol';
import { type Item, listOpen, type OpenItem } from '../items/item-run';
import { placeMessages, settleItem } from '../items/send-items';
import type { OperationRun } from '../operation';
import type { PreparedCode } from './read-code';

/** What became of a code: the last message that carried it, and the channels that were tried. */
export interface CodeOutcome extends RecipientOutcome {
  /** Empty where no other channel was wished for. */
  readonly path: readonly ChainAttempt[];
}

export type CodeItem = Item<PreparedCode, CodeOutcome>;
type OpenCode = OpenItem<PreparedCode, CodeOutcome>;

interface CodeSettings {
  readonly maxCost?: number;
  /** Milliseconds that the first channel has. */
  readonly waitMs: number;
}

const POLL_INTERVAL_MS = 5000;

/**
 * Sends each code, and to those who did not get it in time the same code on the other channel. The
 * memory of the run is left out: a repetition makes up another code, for which a message with the
 * first one must not be taken.
 */
export async function sendCodes(
  run: OperationRun,
  items: readonly CodeItem[],
  settings: CodeSettings,
): Promise<void> {
  const open = listOpen(items);
  const alone = open.filter(({ order }) => order.fallback === null);
  await sendAll(run, items, alone, ({ message }) => message, settings.maxCost);
  await sendFirst(
    run,
    items,
    open.filter(({ order }) => order.fallback !== null),
    settings,
  );
  const tried = listOpen(items).filter(({ order }) => order.fallback !== null);
  const { maxCost } = settings;
  const left = maxCost === undefined ? undefined : maxCost - sumCosts(tried);
  const missed = tried.filter(({ outcomes }) => isMissed(outcomes[0]?.path ?? []));
  await sendAll(run, items, missed, ({ fallback }) => fallback, left);
}

/** The first channel of those who have another one, until the code is delivered or its time is over. */
async function sendFirst(
  { host, client }: OperationRun,
  items: readonly CodeItem[],
  chosen: readonly OpenCode[],
  { maxCost, waitMs }: CodeSettings,
): Promise<void> {
  if (chosen.length === 0) return;
  const ran = await runChain(
    [{ messages: placeMessages(items, chosen), waitMs }],
    {
      identity: drawIdentity(host),
      maxCost,
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

/** Whoever may have the code gets no second message; in the test mode of the account nobody gets any. */
function isMissed(path: readonly ChainAttempt[]): boolean {
  const last = path.at(-1);
  if (last === undefined) return false;
  if (last.outcome.accepted === false) return true;
  const { status, isDeleted } = last;
  if (status === null || status.isVirtual || status.statusName === 'notFound') return false;
  return isDeleted || !status.isDelivered;
}

/** Sends the codes of some items; what was tried for them before stays in their paths. */
async function sendAll(
  { host, client, stopOnFailure }: OperationRun,
  items: readonly CodeItem[],
  chosen: readonly OpenCode[],
  choose: (code: PreparedCode) => SendOrder | null,
  maxCost: number | undefined,
): Promise<void> {
  if (chosen.length === 0) return;
  const sent = await client.sendAll(placeMessages(items, chosen, choose), {
    ...{ maxCost, duplicates: 'send', identity: drawIdentity(host), stopOnFailure },
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

function sumCosts(tried: readonly CodeItem[]): number {
  const attempts = tried.flatMap(({ outcomes }) => outcomes[0]?.path ?? []);
  return attempts.reduce((sum, { outcome }) => sum + (outcome.cost ?? 0), 0);
}

function drawIdentity(host: OperationRun['host']): RunIdentity {
  return { scope: 'codes', run: randomBytes(16).toString('hex'), prefix: host.idPrefix };
}
