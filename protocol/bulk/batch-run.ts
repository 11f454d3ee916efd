import type { Problem } from '../problem';
import { wait, type Waiting } from '../pacing/retry';
import { ACCOUNT_REFUSALS } from '../tables';
import { subscriberKey } from '../numbers/subscriber';
import { DUPLICATE_MS, runRequests, type BatchLimits } from './batching';
import type { BulkMessage } from './bulk-message';
import { planSendRequests, type PlannedRequest } from './plan';
import { groupByRecipient, toRefusedOutcome, type RecipientOutcome } from './outcomes';

/** What a request came to: an outcome per recipient, or the reason why it was not carried out. */
export type Performed =
  | { readonly outcomes: readonly RecipientOutcome[]; readonly refusal: null }
  | { readonly outcomes: null; readonly refusal: Problem };

export type Outcomes = Map<BulkMessage, readonly RecipientOutcome[]>;

export interface BatchRunOptions {
  readonly limits: BatchLimits;
  readonly intervalMs: number;
  /** Whether no request is started after one that was refused or is in doubt. */
  readonly stopOnFailure: boolean;
  /** Whether equal requests have to wait for each other. */
  readonly keepsDistance: boolean;
  perform(request: PlannedRequest): Promise<Performed>;
}

/** A gateway that is asked wrongly too often blocks the address, so the search for a culprit ends here. */
const MOST_REFUSALS = 40;
/** Refusals that may be about one message of a list: parameters, text, number. */
const OF_ONE_MESSAGE: ReadonlySet<string> = new Set([
  'invalidParameters',
  'messageProhibited',
  'invalidPhone',
  'undeliverable',
]);

/**
 * Carries out the requests for the messages and gives the outcomes of those that were tried; after
 * a stop the others have none. A list that is refused for one of its messages is cut in halves
 * until the culprit stands alone, unless the run stops at failures anyway.
 */
export async function runBatches(
  messages: readonly BulkMessage[],
  options: BatchRunOptions,
  waiting: Waiting,
): Promise<Outcomes> {
  const outcomes: Outcomes = new Map();
  let blocked: Problem | null = null;

  async function perform(request: PlannedRequest): Promise<boolean> {
    const parts = [request];
    let refusals = 0;
    for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
      const performed = blocked === null ? await options.perform(part) : refuse(blocked);
      const { refusal } = performed;
      if (refusal !== null && isSplittable(part, refusal) && refusals < MOST_REFUSALS) {
        refusals += 1;
        parts.unshift(...halve(part));
        continue;
      }
      if (refusal?.kind === 'gateway' && ACCOUNT_REFUSALS.has(refusal.name)) blocked = refusal;
      assign(part, performed, outcomes);
      const isGood = performed.outcomes?.every(({ problem }) => problem === null) ?? false;
      if (!isGood && options.stopOnFailure) return false;
    }
    return true;
  }

  function isSplittable({ parameters }: PlannedRequest, refusal: Problem): boolean {
    const isList = parameters.entries !== undefined;
    return isList && !options.stopOnFailure && OF_ONE_MESSAGE.has(refusal.name);
  }

  function halve({ members }: PlannedRequest): PlannedRequest[] {
    const middle = Math.ceil(members.length / 2);
    const halves = [members.slice(0, middle), members.slice(middle)];
    return halves.flatMap((half) => planSendRequests(half, options.limits));
  }

  const planned = planSendRequests(messages, options.limits);
  const copies = [...new Set(planned.map(({ copy }) => copy))];
  for (const [wave, copy] of copies.entries()) {
    if (wave > 0 && options.keepsDistance) await wait(DUPLICATE_MS, waiting);
    const requests = planned.filter((request) => request.copy === copy);
    const { intervalMs } = options;
    if (!(await runRequests({ ...waiting, requests, intervalMs, perform }))) break;
  }
  return outcomes;
}

function refuse(refusal: Problem): Performed {
  return { outcomes: null, refusal };
}

/** Gives each message its outcomes. What the gateway lists beyond them goes to the last one: it is paid for. */
function assign({ members }: PlannedRequest, performed: Performed, outcomes: Outcomes): void {
  if (performed.refusal !== null) {
    const { refusal } = performed;
    for (const member of members)
      outcomes.set(member, [toRefusedOutcome(member.recipient, refusal)]);
    return;
  }
  const byRecipient = groupByRecipient(performed.outcomes);
  for (const [place, member] of members.entries()) {
    const name = subscriberKey(member.recipient);
    const own = byRecipient.get(name) ?? [];
    byRecipient.delete(name);
    const isLast = place === members.length - 1;
    outcomes.set(member, isLast ? [...own, ...[...byRecipient.values()].flat()] : own);
  }
}
