import type { GatewayFields } from '../wire/gateway-fields';
import type { MessageKey } from '../wire/status-query';
import type { SendAnswer } from '../endpoints/send-response';
import type { SendParameters } from '../endpoints/send-parameters';
import { subscriberKey } from '../numbers/subscriber';
import { wait, waitForLimit, type Waiting } from '../pacing/retry';
import type { Problem } from '../problem';
import type { Result } from '../result';
import { EQUAL_MESSAGE_MS } from '../pacing/recent-sends';
import { ACCOUNT_REFUSALS } from '../tables';
import type { GatewayRequest } from '../wire/request';
import type { BulkMessage, DuplicateRule } from './bulk-message';
import { groupByRecipient, toRefusedOutcome, type RecipientOutcome } from './outcomes';
import { planSendRequests, type BatchLimits, type PlannedRequest } from './plan';

/** How the items of a run share requests. */
export interface BatchSettings {
  /** Most recipients of one request; default 500. */
  readonly batchSize?: number;
  /** Milliseconds between two requests; default 0, which also lets several run at once. */
  readonly batchIntervalMs?: number;
  /** Default `merge`. */
  readonly duplicates?: DuplicateRule;
  /** Whether no request is started after one that failed. Items without outcomes were not tried. */
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
 * Keeps an answer with all recipients small, and a lost answer cheap to look up. The gateway
 * documents no limit of its own.
 */
export const DEFAULT_BATCH_SIZE = 500;
/** A quarter of what web servers accept by default. */
export const MAX_BODY_BYTES = 256 * 1024;
/** Fewer than the gateway allows, because other programs may use the account too. */
const MAX_SENDS_AT_ONCE = 4;
/** Longest time, in ms, that a run waits in total because of failures. */
export const DEFAULT_BUDGET_MS = 300_000;

/** The functions of the client that sending in bulk uses. */
export interface BulkPorts extends Waiting {
  /** 0 to 1. */
  readonly random: () => number;
  /** Builds the request, from which its ID is derived. */
  build(parameters: SendParameters): Result<GatewayRequest>;
  /**
   * One request, never repeated.
   * @param request where it was built before
   */
  send(parameters: SendParameters, request?: GatewayRequest): Promise<Result<SendAnswer>>;
  /** When an equal message was sent, in ms before now; `null` if this process sent none in the last minute. */
  sentAgo(request: GatewayRequest): number | null;
  /** Remembers a message that the gateway accepted. */
  noteSent(request: GatewayRequest): void;
  /** Within the limits of status.php; a problem where the turn would have come after the deadline. */
  findStatuses(
    keys: readonly MessageKey[],
    deadline: number,
  ): Promise<readonly Result<GatewayFields>[]>;
}

export interface RunOrder<Request> extends Waiting {
  /** In the order in which they are started. */
  readonly requests: readonly Request[];
  /** Milliseconds between the end of one request and the start of the next; 0 runs several at once. */
  readonly intervalMs: number;
  /** Must not reject. False: no further request is started. */
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

/** The gateway blocks an address that sends too many wrong requests, so the search for a rejected message ends here. */
const MOST_REFUSALS = 40;
/** Request errors that may be caused by one message of a list: parameters, text, number. */
const OF_ONE_MESSAGE: ReadonlySet<string> = new Set([
  'invalidParameters',
  'messageProhibited',
  'invalidPhone',
  'undeliverable',
]);

/**
 * Sends the requests for the messages and returns the outcomes of those that were tried. Messages after
 * a stop have none. A list that is rejected because of one message is cut in halves until that message
 * is alone, unless the run stops at failures anyway.
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
    if (wave > 0 && options.keepsDistance) {
      await waitForLimit('repetition', waiting, () => wait(EQUAL_MESSAGE_MS, waiting));
    }
    const requests = planned.filter((request) => request.copy === copy);
    const { intervalMs } = options;
    if (!(await runRequests({ ...waiting, requests, intervalMs, perform }))) break;
  }
  return outcomes;
}

function refuse(refusal: Problem): Performed {
  return { outcomes: null, refusal };
}

/** Stores the outcomes of each message. Rows beyond the messages go to the last one, because they are paid for. */
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
