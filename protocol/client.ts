import type { Detail, GatewayFields, MessageKey } from './endpoints/answer-context';
import type { Balance } from './endpoints/balance-answer';
import type { Operator } from './endpoints/info-answer';
import type { SendAnswer } from './endpoints/send-answer';
import type { SendParameters } from './endpoints/send-parameters';
import type { Problem } from './problem';
import type { Result } from './result';
import type { Transport } from './transport';
import type { Charset } from './wire/charset';
import type { AnswerFormat } from './wire/request';

export interface ClientOptions {
  readonly transport: Transport;
  /** Milliseconds of a clock that does not go backwards, e.g. `Date.now`. */
  readonly clock: () => number;
  /** Resolves after so many milliseconds, or earlier (or rejects) when the signal is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Of one request, in milliseconds. Default 30000. */
  readonly timeoutMs?: number;
  /** Cancels waiting and running requests. */
  readonly signal?: AbortSignal;
  /** Default utf-8. */
  readonly charset?: Charset;
  /** Default 3 (JSON), the only format that is free of ambiguities. */
  readonly format?: AnswerFormat;
}

/** The last that is known of a message, and what stood in the way of knowing more. */
export interface AwaitedStatus {
  readonly key: MessageKey;
  /** Last answer; not final when the time ran out; `null` when there was none. */
  readonly fields: GatewayFields | null;
  /** Why the last request for it gave nothing, `null` when it did. */
  readonly problem: Problem | null;
}

export interface Client {
  /** Sends, or asks the price (`cost: 1`). One request, never repeated. */
  send(parameters: SendParameters): Promise<Result<SendAnswer>>;
  /** Statuses in the order of the keys; the first problem if any message had one. */
  getStatus(
    keys: readonly MessageKey[],
    asked: { readonly detail: Detail },
  ): Promise<Result<GatewayFields[]>>;
  /** Status or problem of each message, in the order of the keys. */
  getStatusOfEach(
    keys: readonly MessageKey[],
    asked: { readonly detail: Detail },
  ): Promise<Result<GatewayFields>[]>;
  deleteMessage(key: MessageKey): Promise<Result<true>>;
  getBalance(): Promise<Result<Balance>>;
  getOperator(phone: string): Promise<Result<Operator>>;
  /** Asks until every message is final or the time is over; see `AwaitedStatus`. */
  awaitFinal(
    keys: readonly MessageKey[],
    asked: {
      readonly detail: Detail;
      readonly timeoutMs: number;
      readonly pollIntervalMs: number;
    },
  ): Promise<Result<AwaitedStatus[]>>;
}

export declare function createClient(options: ClientOptions): Client;
