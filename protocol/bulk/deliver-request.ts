import { nameSendRequest } from '../endpoints/send';
import type { SendAnswer } from '../endpoints/send-response';
import { subscriberKey } from '../numbers/subscriber';
import {
  backOff,
  backOffThrottled,
  isAborted,
  waitForLimit,
  waitForWindow,
  type WaitBudget,
} from '../pacing/retry';
import { EQUAL_MESSAGE_MS } from '../pacing/recent-sends';
import { isRateRejection, transportFailure, type Problem } from '../problem';
import { equalMessage } from '../rate-problem';
import type { Result } from '../result';
import type { BulkPorts, Performed } from './batching';
import { deriveMessageId, isSentOnce, toMessageKey, type RunIdentity } from './bulk-message';
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
  /** Where a run looks that repeats one without a memory. */
  readonly history: History | null;
}

/**
 * Sends one planned request under its message ID and returns its outcomes, or the problem because of
 * which nothing was sent. The ledger is up to date before and after each attempt.
 */
export async function deliverRequest(
  request: PlannedRequest,
  { identity, ledger, ports, budget, history }: SendContext,
): Promise<Performed> {
  const { parameters, members } = request;
  const built = ports.build(parameters);
  if (!built.ok) return { outcomes: null, refusal: built.problem };
  // A list that was divided: its parts are known only now.
  const isOnce = isSentOnce(request);
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
  const early = findEqual(built.value, ports);
  if (early !== null) return { outcomes: null, refusal: early };
  const delivery = await sendUntilAnswered({ id, isDerived, recipients, attempt }, ports, budget);
  if (delivery.kind === 'unknown') {
    const { problem } = delivery;
    const outcomes = recipients.map((recipient) => toUnknownOutcome(recipient, problem, id));
    return { outcomes, refusal: null };
  }
  delete ledger.doubtful[name];
  if (delivery.kind === 'refused') return { outcomes: null, refusal: delivery.problem };
  ports.noteSent(built.value);
  const outcomes =
    delivery.kind === 'found' ? delivery.outcomes : readRequestOutcomes(request, delivery.answer);
  recordOutcomes(request, outcomes, ledger);
  return { outcomes, refusal: null };
}

/**
 * Why a message that equals one of the last minute cannot be sent now, in a run that is not to wait
 * for the end of the minute.
 */
function findEqual(request: GatewayRequest, ports: BulkPorts): Problem | null {
  const { patienceMs } = ports;
  if (patienceMs === undefined) return null;
  const ago = ports.sentAgo(request);
  if (ago === null || EQUAL_MESSAGE_MS - ago <= patienceMs) return null;
  return equalMessage(EQUAL_MESSAGE_MS - ago, ago);
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

/** What one request came to. */
type Delivery =
  | { readonly kind: 'answered'; readonly answer: SendAnswer }
  /** Its response was lost, but the gateway knows the request. */
  | { readonly kind: 'found'; readonly outcomes: readonly RecipientOutcome[] }
  /** Certainly not sent. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'unknown'; readonly problem: Problem };

interface DeliveryTask extends Omit<SoughtRequest, 'sentAt'> {
  /** One attempt. */
  attempt(): Promise<Result<SendAnswer>>;
}

const MOST_ATTEMPTS = 4;
/**
 * How long rejections for the rate are taken for a crowd, which passes. It ends well within the
 * minute in which the gateway rejects an equal request, so that no attempt of this time is a second
 * one where the gateway accepted the first in spite of its answer.
 */
const CROWD_MS = 20_000;
/** The same where the gateway itself speaks of a repetition. */
const MOST_REPETITIONS = 3;

/**
 * Sends a request until it has a response, always with the same message ID. While an earlier attempt may
 * have been accepted, it looks for that one first and sends nothing. All waiting counts towards the budget.
 */
async function sendUntilAnswered(
  task: DeliveryTask,
  ports: BulkPorts,
  budget: WaitBudget,
): Promise<Delivery> {
  let connections = 0;
  let doubts = 0;
  let rejections = 0;
  let rejectedAt = Infinity;
  for (;;) {
    if (isAborted(ports)) return { kind: 'refused', problem: CANCELLED };
    const sought = { ...task, sentAt: ports.clock() };
    const result = await task.attempt();
    if (result.ok) return { kind: 'answered', answer: result.value };
    const { problem } = result;
    if (problem.kind === 'input' || problem.retry === 'never') return { kind: 'refused', problem };
    if (problem.retry === 'unknownOutcome') {
      doubts += 1;
      const search = await searchUntilSure(sought, ports.clock(), ports, budget);
      if (search.kind === 'found') return search;
      if (search.kind === 'unclear' || doubts === MOST_ATTEMPTS)
        return { kind: 'unknown', problem };
    } else if (isRateRejection(problem)) {
      rejectedAt = Math.min(rejectedAt, ports.clock());
      const isCrowd =
        problem.limit === 'concurrency' ||
        (ports.clock() - rejectedAt < CROWD_MS &&
          (problem.limit !== 'repetition' || rejections < MOST_REPETITIONS));
      // A person who waits for the run can also change the text.
      if (problem.limit === 'repetition' && doubts === 0 && ports.patienceMs !== undefined) {
        return { kind: 'refused', problem: equalMessage(EQUAL_MESSAGE_MS, null) };
      }
      // What was never in doubt cannot be found.
      if (isCrowd && doubts === 0) {
        const pause = backOffThrottled(rejections, ports.random);
        rejections += 1;
        if (!(await budget.wait(pause))) return { kind: 'refused', problem };
        continue;
      }
      // Perhaps because this very request was accepted before.
      const search = await findSent(sought, ports, budget);
      if (search.kind === 'found') return search;
      // Long for throttling, but a request with an unknown outcome must not be retried any sooner.
      const window = waitForWindow(ports.random);
      const reason = problem.limit === 'repetition' ? 'repetition' : 'rate';
      const isOver = !(await waitForLimit(reason, ports, () => budget.wait(window)));
      const again = isOver ? search : await findSent(sought, ports, budget);
      if (again.kind === 'found') return again;
      const isUnclear = again.kind === 'unclear' && (doubts > 0 || rejections > 0);
      if (isUnclear || (isOver && doubts > 0)) return { kind: 'unknown', problem };
      if (isOver) return { kind: 'refused', problem };
      rejections = 0;
      rejectedAt = Infinity;
    } else {
      connections += 1;
      const isOver = connections === MOST_ATTEMPTS;
      if (isOver || !(await budget.wait(backOff(connections, ports.random)))) {
        return { kind: 'refused', problem };
      }
    }
  }
}

const CANCELLED = transportFailure('send', { reason: 'aborted', neverSent: true });
