import { subscriberKey } from '../numbers/subscriber';
import type { WaitBudget } from '../pacing/retry';
import { transportFailure } from '../problem';
import type { BulkPorts } from './batching';
import { toMessageKey, type BulkMessage } from './bulk-message';
import { searchUntilSure } from './find-sent';
import { toUnknownOutcome, type RecipientOutcome } from './outcomes';

/** A request whose outcome was unknown when the last attempt of the run ended. */
export interface DoubtfulRequest {
  readonly id: string;
  /** Whether the ID was made for this request, so that whatever bears it is this request. */
  readonly isDerived: boolean;
  /** Milliseconds, when it was last sent. */
  readonly sentAt: number;
  /** Names of its messages and their recipients, in its order. */
  readonly messages: readonly (readonly [name: string, recipient: string])[];
}

/**
 * What the attempts of one run found out, so that a later attempt sends only what is missing.
 * Plain JSON, because it outlives the process in whatever the caller keeps it in.
 */
export interface BulkLedger {
  /** Outcomes of messages that were answered for, by their names. */
  settled: Record<string, readonly RecipientOutcome[]>;
  doubtful: Record<string, DoubtfulRequest>;
  /** Whether the run repeats one that left no memory, so that each attempt looks into the history. */
  searchesHistory: boolean;
}

export function createLedger(): BulkLedger {
  return { settled: {}, doubtful: {}, searchesHistory: false };
}

/** A ledger from where it was kept; whatever is not one counts as empty. */
export function readLedger(kept: unknown): BulkLedger {
  const { settled, doubtful, searchesHistory = false } = (kept ?? {}) as Partial<BulkLedger>;
  const isLedger = isRecord(settled) && isRecord(doubtful);
  return isLedger ? { settled, doubtful, searchesHistory } : createLedger();
}

function isRecord(value: unknown): value is Record<string, never> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export interface ResumedMessages {
  readonly known: ReadonlyMap<BulkMessage, readonly RecipientOutcome[]>;
  /** What is left to be sent. */
  readonly open: readonly BulkMessage[];
}

/**
 * What earlier attempts of this run settled, after the gateway was asked for the requests that they
 * left in doubt. A message whose fate stays unknown is known as such, and not sent again.
 */
export async function resumeMessages(
  messages: readonly BulkMessage[],
  ledger: BulkLedger,
  ports: BulkPorts,
  budget: WaitBudget,
): Promise<ResumedMessages> {
  const wanted = new Set(messages.map(toMessageKey));
  const doubtful = Object.entries(ledger.doubtful).filter(([, request]) =>
    request.messages.some(([name]) => wanted.has(name)),
  );
  const unknown = new Map<string, RecipientOutcome>();
  for (const [name, request] of doubtful) {
    const outcomes = await resolve(request, ports, budget);
    if (outcomes === 'unclear') {
      for (const [message, recipient] of request.messages) {
        unknown.set(message, toUnknownOutcome(recipient, IN_DOUBT, request.id));
      }
      continue;
    }
    delete ledger.doubtful[name];
    for (const [message, recipient] of request.messages) {
      const own = outcomes.filter(({ asked }) => subscriberKey(asked) === subscriberKey(recipient));
      if (own.length > 0) ledger.settled[message] = own;
    }
  }
  const known = new Map<BulkMessage, readonly RecipientOutcome[]>();
  const open: BulkMessage[] = [];
  for (const message of messages) {
    const name = toMessageKey(message);
    const inDoubt = unknown.get(name);
    const settled = ledger.settled[name] ?? (inDoubt === undefined ? undefined : [inDoubt]);
    if (settled === undefined) open.push(message);
    else known.set(message, settled);
  }
  return { known, open };
}

async function resolve(
  { id, isDerived, sentAt, messages }: DoubtfulRequest,
  ports: BulkPorts,
  budget: WaitBudget,
): Promise<readonly RecipientOutcome[] | 'unclear'> {
  const recipients = messages.map(([, recipient]) => recipient);
  const sought = { id, isDerived, sentAt, recipients };
  const search = await searchUntilSure(sought, sentAt, ports, budget);
  if (search.kind === 'unclear') return 'unclear';
  return search.kind === 'found' ? search.outcomes : [];
}

/** What an earlier attempt met does not matter any more; that it has no answer does. */
const IN_DOUBT = transportFailure('send', { reason: 'connection' });
