import { buildStatusRequest, normalizeMessageKey, readStatusRecords } from '../endpoints/status';
import { type AwaitedStatus, type PollingPlan, awaitFinal } from '../pacing/await-final';
import { toKeyText } from '../pacing/status-rate-limit';
import type { StatusResults } from '../pacing/status-run';
import { transportFailure, unreadableAnswer } from '../problem';
import { failure, success, type Result } from '../result';
import type { GatewayFields } from '../wire/gateway-fields';
import type { RequestEncoding } from '../wire/request';
import type { Detail, MessageKey } from '../wire/status-query';
import { exchange, type ExchangeOptions } from './exchange';

export interface AskedDetail {
  readonly detail: Detail;
}

export interface StatusReader {
  /** Statuses in the order of the keys; the first problem if any message had one. */
  getStatus(keys: readonly MessageKey[], asked: AskedDetail): Promise<Result<GatewayFields[]>>;
  /**
   * Status or problem of each message, in the order of the keys. Requests are planned within the
   * limits of status.php, which for thousands of messages takes minutes; a message whose turn would
   * come after the deadline (of the monotonic clock) has a problem.
   */
  getStatusOfEach(
    keys: readonly MessageKey[],
    asked: AskedDetail & { readonly deadline?: number },
  ): Promise<Result<GatewayFields>[]>;
  /**
   * Asks until every message has a final status or the time is over, in the order of the keys.
   * A time-out or a cancellation leaves the last answers; a key has its own problem, if any.
   */
  awaitFinal(
    keys: readonly MessageKey[],
    asked: AskedDetail & PollingPlan,
  ): Promise<Result<AwaitedStatus[]>>;
}

const TOO_LATE = transportFailure('status', { reason: 'timeout', neverSent: true });

/** The keys that can be asked for, each once, whatever was given. */
function listDistinct(keys: readonly Result<MessageKey>[]): MessageKey[] {
  const distinct = new Map<string, MessageKey>();
  for (const key of keys) if (key.ok) distinct.set(toKeyText(key.value), key.value);
  return [...distinct.values()];
}

/** The part of the client that reads statuses, within the limits of status.php. */
export function createStatusReader(
  options: ExchangeOptions,
  encoding: RequestEncoding,
): StatusReader {
  const { clock, monotonicNow, sleep, signal, credential = '' } = options;
  const { repeatsQuestions: repeats = true } = options;

  async function askOnce(
    keys: readonly MessageKey[],
    detail: Detail,
    others: AbortSignal,
  ): Promise<readonly Result<GatewayFields>[]> {
    const request = buildStatusRequest(keys, { ...encoding, detail });
    // It may be made for several executions, so the end of one of them does not end it.
    const answer = request.ok
      ? await exchange(request.value, { ...options, signal: others })
      : request;
    const multiple = keys.length > 1;
    const records = answer.ok
      ? readStatusRecords(answer.value, { detail, multiple, keys })
      : answer;
    return keys.map((_key, index) => {
      if (!records.ok) return records;
      const record = records.value[index] ?? null;
      return record === null
        ? failure(unreadableAnswer('status', 'no status of this message'))
        : success(record);
    });
  }

  function ask(
    keys: readonly MessageKey[],
    deadline: number,
    detail: Detail,
  ): Promise<StatusResults> {
    return options.limits().statuses.request(keys, deadline, {
      group: JSON.stringify([credential, detail, encoding]),
      credential,
      repeats,
      signal,
      request: (some, others) => askOnce(some, detail, others),
    });
  }

  async function getStatusOfEach(
    given: readonly MessageKey[],
    { detail, deadline = Infinity }: AskedDetail & { readonly deadline?: number },
  ): Promise<Result<GatewayFields>[]> {
    const keys = given.map(normalizeMessageKey);
    const results = await ask(listDistinct(keys), deadline, detail);
    return keys.map((key) =>
      key.ok ? (results.get(toKeyText(key.value)) ?? failure(TOO_LATE)) : key,
    );
  }

  return {
    getStatusOfEach,
    async getStatus(keys, asked) {
      const statuses: GatewayFields[] = [];
      for (const result of await getStatusOfEach(keys, asked)) {
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
        request: (some, deadline) => ask(some, deadline, detail),
      });
      const byKey = new Map(awaited.map((status) => [toKeyText(status.key), status]));
      return success(
        given.map((key, index): AwaitedStatus => {
          const asked = keys[index] as Result<MessageKey>;
          if (!asked.ok) return { key, fields: null, problem: asked.problem };
          const status = byKey.get(toKeyText(asked.value)) as AwaitedStatus;
          return { ...status, key };
        }),
      );
    },
  };
}
