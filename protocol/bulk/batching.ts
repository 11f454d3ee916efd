import type { GatewayFields } from '../wire/gateway-fields';
import type { MessageKey } from '../wire/status-query';
import type { SendResponse } from '../endpoints/send-response';
import type { SendParameters } from '../endpoints/send-parameters';
import { subscriberKey } from '../numbers/subscriber';
import { wait, waitForLimit, type Waiting } from '../pacing/retry';
import type { Problem } from '../problem';
import type { Result } from '../result';
import { EQUAL_MESSAGE_MS } from '../pacing/account-limits';
import { ACCOUNT_ERRORS } from '../tables';
import type { GatewayRequest } from '../wire/request';
import type { BulkMessage, DuplicateRule } from './bulk-message';
import { groupByRecipient, toRejectedOutcome, type RecipientOutcome } from './outcomes';
import { planSendRequests, type BatchLimits, type PlannedRequest } from './plan';

/** How the items of a run share requests. */
export interface BatchSettings {
  /** Maximum number of recipients of one request. Default 500. */
  readonly batchSize?: number;
  /** Pause between two requests in ms. Default 0, with which several requests run at once. */
  readonly batchIntervalMs?: number;
  /** Default `merge`. */
  readonly duplicates?: DuplicateRule;
  /** Whether the run stops after a failed request. Items after it have no outcomes. */
  readonly stopOnFailure: boolean;
}

export interface BatchOptions {
  readonly limits: BatchLimits;
  readonly intervalMs: number;
  readonly stopOnFailure: boolean;
}

export function toBatchOptions(settings: BatchSettings): BatchOptions {
  const { batchSize = DEFAULT_BATCH_SIZE, batchIntervalMs = 0, stopOnFailure } = settings;
  const limits = { batchSize: Math.max(1, batchSize), bodyBytes: MAX_BODY_BYTES };
  return { limits, intervalMs: batchIntervalMs, stopOnFailure };
}

/**
 * Keeps responses small, and the lookup after a lost response cheap. The gateway documents no limit.
 */
export const DEFAULT_BATCH_SIZE = 500;
/** A quarter of what web servers accept by default. */
export const MAX_BODY_BYTES = 256 * 1024;
/** Below the limit of the gateway, because other programs may use the account too. */
const MAX_SENDS_AT_ONCE = 4;
/** Total time in ms that a run waits because of failures. */
export const DEFAULT_BUDGET_MS = 300_000;

/** The functions of the client that sending in bulk uses. */
export interface BulkPorts extends Waiting {
  /** Returns a random number from 0 to 1. */
  readonly random: () => number;
  /** Builds the request, from which its ID is derived. */
  build(parameters: SendParameters): Result<GatewayRequest>;
  /**
   * Sends one request without retries.
   * @param request the request, if it is already built
   */
  send(parameters: SendParameters, request?: GatewayRequest): Promise<Result<SendResponse>>;
  /**
   * Returns the statuses in the order of the keys, within the limits of status.php. A key that the
   * limits would delay beyond the deadline has a problem.
   */
  /** Returns how many ms ago this process sent an equal message; `null` if not in the last minute. */
  sentAgo(request: GatewayRequest): number | null;
  /** Remembers a message that the gateway accepted. */
  noteSent(request: GatewayRequest): void;
  findStatuses(
    keys: readonly MessageKey[],
    deadline: number,
  ): Promise<readonly Result<GatewayFields>[]>;
}

export interface RunOrder<Request> extends Waiting {
  /** In the order in which they start. */
  readonly requests: readonly Request[];
  /** Pause in ms from the end of one request to the start of the next; 0 runs several at once. */
  readonly intervalMs: number;
  /** Must not reject. Returns `false` to stop: no further request starts. */
  perform(request: Request): Promise<boolean>;
}

/**
 * Runs requests in parallel as far as the limits allow, or one after the other with pauses. Returns
 * `false` when a request ended the run.
 */
export async function runRequests<Request>(order: RunOrder<Request>): Promise<boolean> {
  const waiting = [...order.requests];
  let isStopped = false;
  let isFirst = true;

  async function work(): Promise<void> {
    while (!isStopped) {
      const request = waiting.shift();
      if (request === undefined) return;
      if (order.intervalMs > 0 && !isFirst) await wait(order.intervalMs, order);
      isFirst = false;
      if (!(await order.perform(request))) isStopped = true;
    }
  }

  const workers = order.intervalMs > 0 ? 1 : MAX_SENDS_AT_ONCE;
  await Promise.all(Array.from({ length: workers }, work));
  return !isStopped;
}

/** Result of a request: an outcome per recipient, or the problem because of which it was not sent. */
export type Performed =
  | { readonly outcomes: readonly RecipientOutcome[]; readonly problem: null }
  | { readonly outcomes: null; readonly problem: Problem };

export type Outcomes = Map<BulkMessage, readonly RecipientOutcome[]>;

export interface BatchRunOptions {
  readonly limits: BatchLimits;
  readonly intervalMs: number;
  /** Whether the run stops after a request that was rejected or has an unknown outcome. */
  readonly stopOnFailure: boolean;
  /** Whether identical requests wait for the minute in which the gateway rejects them. */
  readonly keepsDistance: boolean;
  perform(request: PlannedRequest): Promise<Performed>;
}

/**
 * Maximum number of rejected requests in the search for one rejected message. The gateway blocks an
 * IP address that sends too many invalid requests.
 */
const MAX_REJECTIONS = 40;
/** Request errors that may be caused by one message of a list: parameters, text, number. */
const OF_ONE_MESSAGE: ReadonlySet<string> = new Set([
  'invalidParameters',
  'messageProhibited',
  'invalidPhone',
  'undeliverable',
]);

/**
 * Sends the requests for the messages and returns their outcomes. Messages after a stop have none. If
 * a list is rejected because of one message, it is cut in halves until that message is alone, unless
 * the run stops at failures.
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
    let rejections = 0;
    for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
      const performed = blocked === null ? await options.perform(part) : rejectWith(blocked);
      const { problem } = performed;
      if (problem !== null && isSplittable(part, problem) && rejections < MAX_REJECTIONS) {
        rejections += 1;
        parts.unshift(...halve(part));
        continue;
      }
      if (problem?.kind === 'gateway' && ACCOUNT_ERRORS.has(problem.name)) blocked = problem;
      assign(part, performed, outcomes);
      const isGood = performed.outcomes?.every(({ problem }) => problem === null) ?? false;
      if (!isGood && options.stopOnFailure) return false;
    }
    return true;
  }

  function isSplittable({ parameters }: PlannedRequest, problem: Problem): boolean {
    const isList = parameters.entries !== undefined;
    return isList && !options.stopOnFailure && OF_ONE_MESSAGE.has(problem.name);
  }

  function halve({ members }: PlannedRequest): PlannedRequest[] {
    const middle = Math.ceil(members.length / 2);
    const halves = [members.slice(0, middle), members.slice(middle)];
    return halves.flatMap((half) => planSendRequests(half, options.limits));
  }

  const planned = planSendRequests(messages, options.limits);
  // In a run that is not to wait, each equal request fails with the time after which it is accepted.
  const isPatient = EQUAL_MESSAGE_MS <= (waiting.patienceMs ?? Infinity);
  const copies = [...new Set(planned.map(({ copy }) => copy))];
  for (const [wave, copy] of copies.entries()) {
    if (wave > 0 && options.keepsDistance && isPatient) {
      await waitForLimit('repetition', waiting, () => wait(EQUAL_MESSAGE_MS, waiting));
    }
    const requests = planned.filter((request) => request.copy === copy);
    const { intervalMs } = options;
    if (!(await runRequests({ ...waiting, requests, intervalMs, perform }))) break;
  }
  return outcomes;
}

function rejectWith(problem: Problem): Performed {
  return { outcomes: null, problem };
}

/** Stores the outcomes of each message. The last one gets the other rows, because they are paid for. */
function assign({ members }: PlannedRequest, performed: Performed, outcomes: Outcomes): void {
  if (performed.problem !== null) {
    const { problem } = performed;
    for (const member of members)
      outcomes.set(member, [toRejectedOutcome(member.recipient, problem)]);
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
