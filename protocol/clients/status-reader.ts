import { buildStatusRequest, normalizeMessageKey, readStatusRecords } from '../endpoints/status';
import { type AwaitedStatus, type PollingPlan, awaitFinal } from '../pacing/await-final';
import { toKeyText } from '../pacing/status-rate-limit';
import type { StatusResults } from '../pacing/status-run';
import { monotonicClock } from '../pacing/retry';
import { transportFailure, unreadableResponse } from '../problem';
import { usedUpStatuses } from '../rate-problem';
import { failure, success, type Result } from '../result';
import type { GatewayFields } from '../wire/gateway-fields';
import type { RequestEncoding } from '../wire/request';
import type { Detail, MessageKey } from '../wire/status-query';
import { exchange, type ExchangeOptions } from './exchange';

export interface StatusDetail {
  readonly detail: Detail;
}

export interface StatusReader {
  /** Returns statuses in the order of the keys, or the first problem of a message. */
  getStatus(keys: readonly MessageKey[], query: StatusDetail): Promise<Result<GatewayFields[]>>;
  /**
   * Returns the status or the problem of each message, in the order of the keys. Keeps the limits
   * of status.php, so thousands of messages take minutes. A message that cannot be requested before
   * the deadline (of the monotonic clock, in ms) has a problem.
   */
  getStatusOfEach(
    keys: readonly MessageKey[],
    query: StatusDetail & { readonly deadline?: number },
  ): Promise<Result<GatewayFields>[]>;
  /**
   * Polls until every message has a final status or the time is over. Returns statuses in the order
   * of the keys, and never fails as a whole: a timeout or a cancellation leaves the last statuses,
   * and an invalid key has its own problem.
   */
  awaitFinal(
    keys: readonly MessageKey[],
    query: StatusDetail & PollingPlan,
  ): Promise<AwaitedStatus[]>;
}

/** A run that is not to wait for a turn. */
const TOO_OFTEN = usedUpStatuses();
const TOO_LATE = transportFailure('status', { reason: 'timeout', neverSent: true });

/** Returns the valid keys without duplicates. */
function listDistinct(keys: readonly Result<MessageKey>[]): MessageKey[] {
  const distinct = new Map<string, MessageKey>();
  for (const key of keys) if (key.ok) distinct.set(toKeyText(key.value), key.value);
  return [...distinct.values()];
}

/** Creates the part of the client that reads statuses within the limits of status.php. */
export function createStatusReader(
  options: ExchangeOptions,
  encoding: RequestEncoding,
): StatusReader {
  const { clock, monotonicNow, sleep, signal, credential = '' } = options;
  const { retriesReads = true } = options;

  async function requestOnce(
    keys: readonly MessageKey[],
    detail: Detail,
    others: AbortSignal,
  ): Promise<readonly Result<GatewayFields>[]> {
    const request = buildStatusRequest(keys, { ...encoding, detail });
    // A request may serve several executions, so the end of one of them does not cancel it.
    const response = request.ok
      ? await exchange(request.value, { ...options, signal: others })
      : request;
    const multiple = keys.length > 1;
    const records = response.ok
      ? readStatusRecords(response.value, { detail, multiple, keys })
      : response;
    return keys.map((_key, index) => {
      if (!records.ok) return records;
      const record = records.value[index] ?? null;
      return record === null
        ? failure(unreadableResponse('status', 'no status of this message'))
        : success(record);
    });
  }

  function requestStatuses(
    keys: readonly MessageKey[],
    deadline: number,
    detail: Detail,
  ): Promise<StatusResults> {
    return options.limits().statuses.request(keys, deadline, {
      group: JSON.stringify([credential, detail, encoding]),
      credential,
      retries: retriesReads,
      signal,
      request: (some, others) => requestOnce(some, detail, others),
    });
  }

  async function getStatusOfEach(
    given: readonly MessageKey[],
    { detail, deadline }: StatusDetail & { readonly deadline?: number },
  ): Promise<Result<GatewayFields>[]> {
    const end = deadline ?? monotonicClock(options)() + (options.patienceMs ?? Infinity);
    const missing = deadline === undefined ? TOO_OFTEN : TOO_LATE;
    const keys = given.map(normalizeMessageKey);
    const results = await requestStatuses(listDistinct(keys), end, detail);
    return keys.map((key) =>
      key.ok ? (results.get(toKeyText(key.value)) ?? failure(missing)) : key,
    );
  }

  return {
    getStatusOfEach,
    async getStatus(keys, query) {
      const statuses: GatewayFields[] = [];
      for (const result of await getStatusOfEach(keys, query)) {
        if (!result.ok) return result;
        statuses.push(result.value);
      }
      return success(statuses);
    },
    async awaitFinal(given, { detail, ...plan }) {
      const keys = given.map(normalizeMessageKey);
      const awaited = await awaitFinal(listDistinct(keys), plan, {
        clock,
        monotonicNow,
        sleep,
        signal,
        request: (some, deadline) => requestStatuses(some, deadline, detail),
      });
      const byKey = new Map(awaited.map((status) => [toKeyText(status.key), status]));
      return given.map((key, index): AwaitedStatus => {
        const normalized = keys[index] as Result<MessageKey>;
        if (!normalized.ok) return { key, fields: null, problem: normalized.problem };
        const status = byKey.get(toKeyText(normalized.value)) as AwaitedStatus;
        return { ...status, key };
      });
    },
  };
}
