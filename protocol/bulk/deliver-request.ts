import { nameSendRequest } from '../endpoints/send';
import type { SendResponse } from '../endpoints/send-response';
import { subscriberKey } from '../numbers/subscriber';
import {
  backOff,
  backOffThrottled,
  isAborted,
  waitForLimit,
  waitForWindow,
  type WaitBudget,
} from '../pacing/retry';
import { EQUAL_MESSAGE_MS } from '../pacing/account-limits';
import { isRateRejection, transportFailure, type Problem } from '../problem';
import { equalMessage } from '../rate-problem';
import type { Result } from '../result';
import type { BulkPorts, Performed } from './batching';
import { deriveMessageId, hasSendOnceKey, toMessageKey, type RunIdentity } from './bulk-message';
import { findSent, searchUntilSure, type SoughtRequest } from './find-sent';
import type { History } from './history';
import {
  groupByRecipient,
  readRequestOutcomes,
  toUnknownOutcome,
  type RecipientOutcome,
} from './outcomes';
import type { GatewayRequest } from '../wire/request';
import type { PlannedRequest } from './plan';
import type { BulkLedger } from './resume';

export interface SendContext {
  readonly identity: RunIdentity;
  readonly ledger: BulkLedger;
  readonly ports: BulkPorts;
  readonly budget: WaitBudget;
  /** Set for a retry of an execution that left no saved state. */
  readonly history: History | null;
}

/**
 * Sends one planned request under its message ID. Returns its outcomes, or a problem if nothing was
 * sent. The ledger is updated before and after each attempt.
 */
export async function deliverRequest(
  request: PlannedRequest,
  { identity, ledger, ports, budget, history }: SendContext,
): Promise<Performed> {
  const { parameters, members } = request;
  const built = ports.build(parameters);
  if (!built.ok) return { outcomes: null, problem: built.problem };
  // `matchHistory` did not see this request if it is a part of a divided list, or was planned anew.
  const isOnce = hasSendOnceKey(request);
  const earlier = isOnce ? null : (history?.findRequest(request) ?? null);
  if (earlier !== null) {
    recordOutcomes(request, earlier, ledger);
    return { outcomes: earlier, problem: null };
  }
  const messages = members.map((member) => [toMessageKey(member), member.recipient] as const);
  const place = messages[0]?.[0] ?? '';
  const own = parameters.messageId ?? '';
  // A send-once ID was looked up before, so no other message has it with these recipients.
  const isDerived = own === '' || isOnce;
  const id = own === '' ? deriveMessageId(built.value, identity, place) : own;
  // Several requests of a run may have the same ID from the user.
  const name = `${id} ${place}`;
  const { recipients } = parameters;
  // Later attempts build the request again, because its time may be in the past by then.
  const ready = [own === '' ? nameSendRequest(built.value, id) : built.value];
  const attempt = () => {
    ledger.doubtful[name] = { id, isDerived, sentAt: ports.clock(), messages };
    return ports.send({ ...parameters, messageId: id }, ready.pop());
  };
  const early = findEqual(request, built.value, ports);
  if (early !== null) return { outcomes: null, problem: early };
  const task = { id, isDerived, recipients, attempt, isTextless: isTextless(request) };
  const delivery = await sendUntilResponse(task, ports, budget);
  if (delivery.kind === 'unknown') {
    const { problem } = delivery;
    const outcomes = recipients.map((recipient) => toUnknownOutcome(recipient, problem, id));
    return { outcomes, problem: null };
  }
  delete ledger.doubtful[name];
  if (delivery.kind === 'rejected') return { outcomes: null, problem: delivery.problem };
  ports.noteSent(built.value);
  const outcomes =
    delivery.kind === 'found' ? delivery.outcomes : readRequestOutcomes(request, delivery.response);
  recordOutcomes(request, outcomes, ledger);
  return { outcomes, problem: null };
}

/**
 * Why a message that equals one of the last minute cannot be sent now, in a run that is not to wait
 * for the end of the minute.
 */
function findEqual(
  planned: PlannedRequest,
  request: GatewayRequest,
  ports: BulkPorts,
): Problem | null {
  const { patienceMs } = ports;
  if (patienceMs === undefined) return null;
  const ago = ports.sentAgo(request);
  if (ago === null || EQUAL_MESSAGE_MS - ago <= patienceMs) return null;
  return equalMessage(EQUAL_MESSAGE_MS - ago, ago, isTextless(planned));
}

function isTextless({ parameters: { channel } }: PlannedRequest): boolean {
  return channel === 'hlr' || channel === 'ping';
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

/** Outcome of one request. */
type Delivery =
  | { readonly kind: 'responded'; readonly response: SendResponse }
  /** The response was lost, but the gateway knows the request. */
  | { readonly kind: 'found'; readonly outcomes: readonly RecipientOutcome[] }
  /** Certainly not sent. */
  | { readonly kind: 'rejected'; readonly problem: Problem }
  | { readonly kind: 'unknown'; readonly problem: Problem };

interface DeliveryTask extends Omit<SoughtRequest, 'sentAt'> {
  readonly isTextless: boolean;
  /** One attempt. */
  attempt(): Promise<Result<SendResponse>>;
}

const MAX_ATTEMPTS = 4;
/**
 * Time in ms in which error 9 counts as short-term throttling. It is well below the minute in which
 * the gateway rejects identical requests. So if the gateway accepted an attempt in spite of its
 * response, it does not accept a second one in this time.
 */
const THROTTLING_MS = 20_000;
/** Maximum number of rejections as an identical request that count as throttling. */
const MAX_DUPLICATE_REJECTIONS = 3;

/**
 * Sends a request until it has a response, always with the same message ID. If an earlier attempt
 * may have been accepted, looks it up before the next one. All waiting counts towards the budget.
 */
async function sendUntilResponse(
  task: DeliveryTask,
  ports: BulkPorts,
  budget: WaitBudget,
): Promise<Delivery> {
  let connections = 0;
  let doubts = 0;
  let rejections = 0;
  let rejectedAt = Infinity;
  for (;;) {
    if (isAborted(ports)) return { kind: 'rejected', problem: CANCELLED };
    const sought = { ...task, sentAt: ports.clock() };
    const result = await task.attempt();
    if (result.ok) return { kind: 'responded', response: result.value };
    const { problem } = result;
    if (problem.kind === 'input' || problem.retry === 'never') return { kind: 'rejected', problem };
    if (problem.retry === 'unknownOutcome') {
      doubts += 1;
      const search = await searchUntilSure(sought, ports.clock(), ports, budget);
      if (search.kind === 'found') return search;
      if (search.kind === 'unclear' || doubts === MAX_ATTEMPTS) return { kind: 'unknown', problem };
    } else if (isRateRejection(problem)) {
      rejectedAt = Math.min(rejectedAt, ports.clock());
      const isThrottled =
        problem.limit === 'concurrency' ||
        (ports.clock() - rejectedAt < THROTTLING_MS &&
          (problem.limit !== 'repetition' || rejections < MAX_DUPLICATE_REJECTIONS));
      // A person who waits for the run can also change the text.
      if (problem.limit === 'repetition' && doubts === 0 && ports.patienceMs !== undefined) {
        return { kind: 'rejected', problem: equalMessage(EQUAL_MESSAGE_MS, null, task.isTextless) };
      }
      // Without an unknown outcome there is nothing to look up.
      if (isThrottled && doubts === 0) {
        const pause = backOffThrottled(rejections, ports.random);
        rejections += 1;
        if (!(await budget.wait(pause))) return { kind: 'rejected', problem };
        continue;
      }
      // The reason of the rejection may be that this request was accepted before.
      const search = await findSent(sought, ports, budget);
      if (search.kind === 'found') return search;
      // A long pause for throttling, but required before a retry after an unknown outcome.
      const window = waitForWindow(ports.random);
      const reason = problem.limit === 'repetition' ? 'repetition' : 'rate';
      const isOver = !(await waitForLimit(reason, ports, () => budget.wait(window)));
      const again = isOver ? search : await findSent(sought, ports, budget);
      if (again.kind === 'found') return again;
      const isUnclear = again.kind === 'unclear' && (doubts > 0 || rejections > 0);
      if (isUnclear || (isOver && doubts > 0)) return { kind: 'unknown', problem };
      if (isOver) return { kind: 'rejected', problem };
      rejections = 0;
      rejectedAt = Infinity;
    } else {
      connections += 1;
      const isOver = connections === MAX_ATTEMPTS;
      if (isOver || !(await budget.wait(backOff(connections, ports.random)))) {
        return { kind: 'rejected', problem };
      }
    }
  }
}

const CANCELLED = transportFailure('send', { reason: 'aborted', neverSent: true });
