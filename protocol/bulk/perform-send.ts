import { nameSendRequest } from '../endpoints/send';
import type { SendAnswer } from '../endpoints/send-response';
import type { WaitBudget } from '../pacing/retry';
import { subscriberKey } from '../numbers/subscriber';
import type { Performed } from './batch-run';
import { deliverRequest } from './deliver-request';
import type { BulkLedger } from './resume';
import {
  countListParts,
  groupByRecipient,
  readOutcomes,
  toUnknownOutcome,
  type RecipientOutcome,
} from './outcomes';
import { deriveMessageId, toMessageKey, type RunIdentity } from './bulk-message';
import type { PlannedRequest } from './plan';
import type { BulkPorts } from './batching';
import type { History } from './history';

export interface SendContext {
  readonly identity: RunIdentity;
  readonly ledger: BulkLedger;
  readonly ports: BulkPorts;
  readonly budget: WaitBudget;
  /** Where a run looks that repeats one without a memory. */
  readonly history: History | null;
}

/** Sends one planned request under its ID, and keeps the ledger true at every moment. */
export async function performSend(
  request: PlannedRequest,
  { identity, ledger, ports, budget, history }: SendContext,
): Promise<Performed> {
  const { parameters, members } = request;
  const built = ports.build(parameters);
  if (!built.ok) return { outcomes: null, refusal: built.problem };
  // A list that was divided: its parts are known only now.
  const isOnce = parameters.sendOnceKey !== undefined;
  const recalled = isOnce ? null : (history?.findRequest(request) ?? null);
  if (recalled !== null) {
    recordOutcomes(request, recalled, ledger);
    return { outcomes: recalled, refusal: null };
  }
  const messages = members.map((member) => [toMessageKey(member), member.recipient] as const);
  const place = messages[0]?.[0] ?? '';
  const own = parameters.messageId ?? '';
  // Nothing else bears a key's ID and these numbers: the gateway was asked before.
  const isDerived = own === '' || isOnce;
  const id = own === '' ? deriveMessageId(built.value, identity, place) : own;
  // Several requests of a run may bear an ID that the user gave.
  const name = `${id} ${place}`;
  const { recipients } = parameters;
  // A later attempt is built anew, because the time of its message may have passed by then.
  const ready = [own === '' ? nameSendRequest(built.value, id) : built.value];
  const attempt = () => {
    ledger.doubtful[name] = { id, isDerived, sentAt: ports.clock(), messages };
    return ports.send({ ...parameters, messageId: id }, ready.pop());
  };
  const delivery = await deliverRequest({ id, isDerived, recipients, attempt }, ports, budget);
  if (delivery.kind === 'unknown') {
    const { problem } = delivery;
    const outcomes = recipients.map((recipient) => toUnknownOutcome(recipient, problem, id));
    return { outcomes, refusal: null };
  }
  delete ledger.doubtful[name];
  if (delivery.kind === 'refused') return { outcomes: null, refusal: delivery.problem };
  const outcomes =
    delivery.kind === 'found' ? delivery.outcomes : readResponse(request, delivery.answer);
  recordOutcomes(request, outcomes, ledger);
  return { outcomes, refusal: null };
}

/** Outcomes of the messages of an answered request. */
export function readResponse(request: PlannedRequest, answer: SendAnswer): RecipientOutcome[] {
  const { recipients, entries } = request.parameters;
  const partsOf = entries === undefined ? undefined : countListParts(request, answer);
  return readOutcomes(recipients, answer, partsOf);
}

function recordOutcomes(
  { members }: PlannedRequest,
  outcomes: readonly RecipientOutcome[],
  ledger: BulkLedger,
): void {
  const byRecipient = groupByRecipient(outcomes);
  for (const member of members) {
    const own = byRecipient.get(subscriberKey(member.recipient));
    if (own !== undefined) ledger.settled[toMessageKey(member)] = own;
  }
}
