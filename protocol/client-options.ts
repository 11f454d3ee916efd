import type { StatusPacing } from './pacing/status-pacing';
import type { Transport } from './transport';
import type { Charset } from './wire/charset';
import type { AnswerFormat } from './wire/request';

export interface ClientOptions {
  readonly transport: Transport;
  /** The date: milliseconds since 1970, UTC, e.g. `Date.now`. For what requests and answers date. */
  readonly clock: () => number;
  /**
   * Milliseconds of a clock that is never set back, from any origin, e.g. `performance.now`. For
   * pauses and limits only: its values are not dates. Default: `clock`.
   */
  readonly monotonicNow?: () => number;
  /** Resolves after so many milliseconds, or earlier (or rejects) when the signal is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** 0 to 1, spreads repetitions over time. Default: always 1, the longest pause. */
  readonly random?: () => number;
  /** Whether the transport knows a second host, for when the first cannot be reached. Default: no. */
  readonly hasBackup?: boolean;
  /** Of one request, in milliseconds. Default 30000. */
  readonly timeoutMs?: number;
  /** Cancels waiting and running requests. */
  readonly signal?: AbortSignal;
  /** Default utf-8. */
  readonly charset?: Charset;
  /** Default 3 (JSON), the only format that is free of ambiguities. */
  readonly format?: AnswerFormat;
  /**
   * Whether a question that failed is asked again after a while. Default: yes. No for whoever asks
   * on a schedule anyway.
   */
  readonly repeatsQuestions?: boolean;
  /** Shared by clients of one account, so that together they stay within the limits. Default: one of its own. */
  readonly statusPacing?: StatusPacing;
}
