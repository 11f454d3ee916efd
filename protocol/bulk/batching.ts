import type { GatewayFields } from '../wire/gateway-fields';
import type { MessageKey } from '../wire/status-query';
import type { SendAnswer } from '../endpoints/send-response';
import type { SendParameters } from '../endpoints/send-parameters';
import { wait, type Waiting } from '../pacing/retry';
import type { Result } from '../result';
import { ENDPOINTS, windowMs, type RateLimit } from '../tables';
import { isUnreserved, type GatewayRequest } from '../wire/request';
import type { DuplicateRule } from './bulk-message';

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

/** Requests of a run have these bounds. */
export interface BatchLimits {
  /** Most recipients of one request. */
  readonly batchSize: number;
  /** Most bytes of the texts and recipients of one request, as they travel. */
  readonly bodyBytes: number;
}

/**
 * Keeps an answer with all recipients small, and a lost answer cheap to look up. The gateway
 * documents no limit of its own.
 */
export const DEFAULT_BATCH_SIZE = 500;
/** A quarter of what web servers take without being told otherwise. */
export const MAX_BODY_BYTES = 256 * 1024;
/** Fewer than the gateway allows, because the account may serve others too. */
const MAX_SENDS_AT_ONCE = 4;
/** How long a run may wait in all for what went wrong. */
export const DEFAULT_BUDGET_MS = 300_000;

const SEND_LIMITS: readonly RateLimit[] = ENDPOINTS.send.limits;
const IDENTICAL = SEND_LIMITS.find(({ per }) => per === 'identicalRequest') as RateLimit;
/** Milliseconds after which the gateway accepts an identical request again. */
export const DUPLICATE_MS = windowMs(IDENTICAL.seconds);

/** Bytes of a text inside a form in utf-8, where all but a few characters take three for each byte. */
export function countEncodedBytes(text: string): number {
  let unreserved = 0;
  for (let at = 0; at < text.length; at += 1)
    if (isUnreserved(text.charCodeAt(at))) unreserved += 1;
  return unreserved + (Buffer.byteLength(text, 'utf8') - unreserved) * 3;
}

/** What sending in bulk needs of the client. */
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
 * Runs requests side by side as far as the limits allow, or one after the other with pauses.
 * @returns false when a request ended the run
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
