import type { WaitBudget } from '../pacing/wait-budget';
import { transportFailure } from '../problem';
import { subscriberKey } from '../text/subscriber';
import { searchUntilSure } from './deliver-request';
import type { BulkLedger, DoubtfulRequest } from './ledger';
import { toMessageKey, type BulkMessage } from './message';
import type { BulkPorts } from './ports';
import { toUnknownOutcome, type RecipientOutcome } from './recipient-outcome';

export interface Recalled {
  readonly known: ReadonlyMap<BulkMessage, readonly RecipientOutcome[]>;
  /** What is left to be sent. */
  readonly open: readonly BulkMessage[];
}

/**
 * What earlier attempts of this run settled, after the gateway was asked for the requests that they
 * left in doubt. A message whose fate stays unknown is known as such, and not sent again.
 */
export async function recallMessages(
  messages: readonly BulkMessage[],
  ledger: BulkLedger,
  ports: BulkPorts,
  budget: WaitBudget,
): Promise<Recalled> {
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
