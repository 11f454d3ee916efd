import { subscriberKey } from '../numbers/subscriber';
import type { WaitBudget } from '../pacing/retry';
import { transportFailure } from '../problem';
import type { BulkPorts } from './batching';
import { toMessageKey, type BulkMessage } from './bulk-message';
import { searchUntilSure } from './find-sent';
import { toUnknownOutcome, type RecipientOutcome } from './outcomes';

/** A request whose outcome was unknown at the end of the last attempt of the run. */
export interface DoubtfulRequest {
  readonly id: string;
  /** Whether the ID was derived for this request, so that a message with this ID belongs to it. */
  readonly isDerived: boolean;
  /** When it was last sent, as Unix time in ms. */
  readonly sentAt: number;
  /** Keys of its messages (`toMessageKey`) and their recipients, in the order of the request. */
  readonly messages: readonly (readonly [name: string, recipient: string])[];
}

/**
 * State of a run over its attempts, so that a retry only sends what is missing. It is plain JSON,
 * because the caller stores it beyond the life of the process.
 */
export interface BulkLedger {
  /** Known outcomes, by message key. */
  settled: Record<string, readonly RecipientOutcome[]>;
  /** Requests with an unknown outcome. */
  doubtful: Record<string, DoubtfulRequest>;
  /** Whether each attempt searches the history, because the first execution left no saved state. */
  searchesHistory: boolean;
}

export function createLedger(): BulkLedger {
  return { settled: {}, doubtful: {}, searchesHistory: false };
}

/** Returns a ledger from stored JSON. Any other value results in an empty ledger. */
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
  /** Messages that are still to be sent. */
  readonly open: readonly BulkMessage[];
}

/**
 * Returns the outcomes of earlier attempts of this run. Looks up the requests with an unknown
 * outcome at the gateway first. A message whose outcome stays unknown has an unknown outcome and is
 * not sent again.
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

/** Replaces the problem of the earlier attempt: what counts now is that there is no response. */
const IN_DOUBT = transportFailure('send', { reason: 'connection' });
