import type { MessageKey } from '../wire/status-query';
import type { GatewayFields } from '../wire/gateway-fields';
import { transportFailure, type RequestError } from '../problem';
import { failure, type Result } from '../result';
import { toBudgetKey, toKeyText } from './status-rate-limit';

/** Results by `toKeyText`. A message that the limits would delay beyond the deadline has none. */
export type StatusResults = ReadonlyMap<string, Result<GatewayFields>>;

/** A client that requests statuses. */
export interface StatusRequester {
  /** Requests of equal groups may be combined: same secrets, same detail, same encoding. */
  readonly group: string;
  /** Identifies the secrets. */
  readonly credential: string;
  /** Whether network failures are retried. */
  readonly retries: boolean;
  readonly signal?: AbortSignal;
  /** Sends one request and returns results in the order of the keys. Never throws. */
  request(
    keys: readonly MessageKey[],
    signal: AbortSignal,
  ): Promise<readonly Result<GatewayFields>[]>;
}

/** One message whose status one execution requests. */
export interface Wanted {
  readonly key: MessageKey;
  readonly text: string;
  readonly budget: string;
  readonly run: StatusRun;
  /** Rate rejections in a row. */
  rejections: number;
  /** Earliest moment of its next request, in ms of the monotonic clock. */
  notBefore: number;
}

/** A run that only receives rate rejections for this time ends with the rejection. */
const LONGEST_REJECTION_MS = 300_000;

/** The status requests of one execution, from the first request to the last response. */
export class StatusRun {
  /** Messages without a request in flight, by `toKeyText`. */
  readonly waiting = new Map<string, Wanted>();
  /** Number of requests in flight with messages of this run. */
  running = 0;
  /** Network failures in a row. */
  failures = 0;
  /** Whether its messages do not share requests with other runs. */
  isAlone = false;
  readonly done: Promise<StatusResults>;
  private readonly texts: readonly string[];
  private readonly results = new Map<string, Result<GatewayFields>>();
  private stopped: Result<never> | null = null;
  private rejection: RequestError | null = null;
  private rejectedSince: number | null = null;
  private isOver = false;
  private resolve: (results: StatusResults) => void = () => undefined;
  private reject: (error: unknown) => void = () => undefined;

  constructor(
    keys: readonly MessageKey[],
    readonly deadline: number,
    readonly requester: StatusRequester,
    readonly addedAt: number,
  ) {
    for (const key of keys) {
      const text = toKeyText(key);
      const budget = toBudgetKey(key);
      this.waiting.set(text, { key, text, budget, run: this, rejections: 0, notBefore: -Infinity });
    }
    this.texts = [...this.waiting.keys()];
    this.done = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  get isAborted(): boolean {
    return this.requester.signal?.aborted === true;
  }

  remove(wanted: Wanted): void {
    this.waiting.delete(wanted.text);
  }

  /** Lets a message wait again, unless the run is over. */
  putBack(wanted: Wanted): void {
    if (!this.isOver) this.waiting.set(wanted.text, wanted);
  }

  setResult({ text }: Wanted, result: Result<GatewayFields>): void {
    this.results.set(text, result);
    this.rejectedSince = null;
  }

  /** Ends the run with this problem for all messages that wait. */
  stop(reason: Result<never>): void {
    this.stopped ??= reason;
  }

  noteRejection(problem: RequestError, now: number): void {
    this.rejection = problem;
    this.rejectedSince ??= now;
    if (now - this.rejectedSince >= LONGEST_REJECTION_MS) this.stop(failure(problem));
  }

  /**
   * Ends the run for all messages that wait, because their requests would start after the deadline.
   * They have the last rate rejection as their result, or none.
   */
  expire(): void {
    const isRejected = this.rejectedSince !== null && this.rejection !== null;
    this.endWaiting(isRejected ? failure(this.rejection as RequestError) : null);
  }

  /** Ends the run if nothing is left to do. Returns whether it is over. */
  finish(now: number): boolean {
    if (this.isAborted) {
      // Its requests in flight may continue for other runs.
      for (const text of this.texts) {
        if (!this.results.has(text)) this.results.set(text, failure(ABORTED));
      }
    } else {
      if (this.waiting.size > 0 && now > this.deadline) this.expire();
      if (this.stopped !== null) this.endWaiting(this.stopped);
      if (this.waiting.size > 0 || this.running > 0) return false;
    }
    this.isOver = true;
    this.resolve(this.results);
    return true;
  }

  private endWaiting(reason: Result<never> | null): void {
    if (reason !== null) for (const text of this.waiting.keys()) this.results.set(text, reason);
    this.waiting.clear();
  }

  fail(error: unknown): void {
    this.isOver = true;
    this.reject(error);
  }
}

const ABORTED = transportFailure('status', { reason: 'aborted', neverSent: true });
