import { randomBytes } from 'node:crypto';

import {
  runChain,
  success,
  type ChainAttempt,
  type ItemOutcomes,
  type RecipientOutcome,
  type Result,
  type RunIdentity,
} from '../../protocol';
import type { OperationRun } from '../operation';
import { failIfRefused } from '../items/send-items';
import type { PreparedCode } from './read-code';

/** What became of a code: the last message that carried it, and the channels that were tried. */
export interface SentCode {
  readonly outcomes: ItemOutcomes;
  /** Empty where no other channel was wished for. */
  readonly path: readonly ChainAttempt[];
}

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
  prepared: readonly Result<PreparedCode>[],
  settings: CodeSettings,
): Promise<Result<SentCode>[]> {
  const single = await sendAll(run, prepared, settings, ({ message, fallback }) =>
    fallback === null ? message : null,
  );
  const first = await runFirst(run, prepared, settings);
  const missed = first.map((one) => one.ok && isMissed(one.value));
  const { maxCost } = settings;
  const rest = {
    ...settings,
    maxCost: maxCost === undefined ? undefined : maxCost - sumCosts(first),
  };
  const second = await sendAll(run, prepared, rest, ({ fallback }, place) =>
    missed[place] ? fallback : null,
  );
  return prepared.map((input, place): Result<SentCode> => {
    if (!input.ok) return input;
    const { fallback } = input.value;
    const tried = first[place];
    if (fallback === null || tried === undefined) return toSent(single[place], []);
    if (!tried.ok) return tried;
    if (!missed[place])
      return toSent(success(tried.value.map(({ outcome }) => outcome)), tried.value);
    const again = second[place];
    const { channel } = fallback;
    const attempts = again?.ok
      ? again.value.map((outcome) => ({ outcome, channel, status: null, isDeleted: false }))
      : [];
    return toSent(again, [...tried.value, ...attempts]);
  });
}

/** The first channel of those who have another one, until the code is delivered or its time is over. */
async function runFirst(
  { host, client }: OperationRun,
  prepared: readonly Result<PreparedCode>[],
  { maxCost, waitMs }: CodeSettings,
): Promise<Result<readonly ChainAttempt[]>[]> {
  const messages = prepared.map((input) =>
    input.ok && input.value.fallback !== null ? input.value.message : null,
  );
  if (messages.every((message) => message === null)) return [];
  const ran = await runChain(
    [{ messages, waitMs }],
    {
      identity: drawIdentity(host),
      maxCost,
      pollIntervalMs: POLL_INTERVAL_MS,
      stopOnFailure: false,
    },
    client,
  );
  return prepared.map((_, place) => (ran.ok ? success(ran.value[place]?.[0]?.path ?? []) : ran));
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

async function sendAll(
  { host, client, stopOnFailure }: OperationRun,
  prepared: readonly Result<PreparedCode>[],
  { maxCost }: CodeSettings,
  choose: (code: PreparedCode, place: number) => PreparedCode['fallback'],
): Promise<Result<ItemOutcomes>[]> {
  const items = prepared.map((input, place) => (input.ok ? choose(input.value, place) : null));
  if (items.every((item) => item === null)) return [];
  const sent = await client.sendAll(items, {
    ...{ maxCost, duplicates: 'send', identity: drawIdentity(host), stopOnFailure },
  });
  return prepared.map((_, place) =>
    sent.ok ? failIfRefused(sent.value[place] ?? [], stopOnFailure) : sent,
  );
}

function sumCosts(tried: readonly Result<readonly ChainAttempt[]>[]): number {
  const attempts = tried.flatMap((one) => (one.ok ? one.value : []));
  return attempts.reduce((sum, { outcome }) => sum + (outcome.cost ?? 0), 0);
}

function toSent(
  outcomes: Result<readonly RecipientOutcome[]> | undefined,
  path: readonly ChainAttempt[],
): Result<SentCode> {
  if (outcomes === undefined) return success({ outcomes: [], path });
  return outcomes.ok ? success({ outcomes: [...outcomes.value], path }) : outcomes;
}

function drawIdentity(host: OperationRun['host']): RunIdentity {
  return { scope: 'codes', run: randomBytes(16).toString('hex'), prefix: host.idPrefix };
}
