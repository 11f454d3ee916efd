import type { MessageKey } from '../wire/status-query';
import type { GatewayFields } from '../wire/gateway-fields';
import { transportFailure, type RequestError } from '../problem';
import { failure, type Result } from '../result';
import { toBudgetKey, toKeyText } from './status-rate-limit';

/** By `toKeyText`; a message whose turn would come after the deadline has no result. */
export type StatusResults = ReadonlyMap<string, Result<GatewayFields>>;

/** Who wants to know statuses, and how the gateway is asked in its name. */
export interface StatusRequester {
  /** Requests with equal names may be joined: same secrets, same detail, same encoding. */
  readonly group: string;
  /** Names the secrets. */
  readonly credential: string;
  /** Whether a request that met no gateway is made again. */
  readonly repeats: boolean;
  readonly signal?: AbortSignal;
  /** One request; results in the order of the keys. Never throws. */
  request(
    keys: readonly MessageKey[],
    signal: AbortSignal,
  ): Promise<readonly Result<GatewayFields>[]>;
}

/** One message that one execution wants to know of. */
export interface Wanted {
  readonly key: MessageKey;
  readonly text: string;
  readonly budget: string;
  readonly run: StatusRun;
  /** How often in a row its request was rejected for the rate. */
  rejections: number;
  /** Milliseconds before which it is not asked for again. */
  notBefore: number;
}

/** A run that was rejected all this time ends with the rejection. */
const LONGEST_REJECTION_MS = 300_000;

/** The statuses that one execution wants, from the question to the last answer. */
export class StatusRun {
  /** Messages that are not being asked for, by the text of their keys. */
  readonly waiting = new Map<string, Wanted>();
  /** Requests that hold some of its messages. */
  running = 0;
  /** How often in a row a request met no gateway. */
  failures = 0;
  /** Whether its messages share no request with those of others. */
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

  take(wanted: Wanted): void {
    this.waiting.delete(wanted.text);
  }

  /** It waits again, unless the run is over. */
  putBack(wanted: Wanted): void {
    if (!this.isOver) this.waiting.set(wanted.text, wanted);
  }

  setResult({ text }: Wanted, result: Result<GatewayFields>): void {
    this.results.set(text, result);
    this.rejectedSince = null;
  }

  /** No further request is made for it. */
  stop(reason: Result<never>): void {
    this.stopped ??= reason;
  }

  noteRejection(problem: RequestError, now: number): void {
    this.rejection = problem;
    this.rejectedSince ??= now;
    if (now - this.rejectedSince >= LONGEST_REJECTION_MS) this.stop(failure(problem));
  }

  /** No turn would come in time: what waits stays without a result, or with the rejection that it met. */
  expire(): void {
    const isRejected = this.rejectedSince !== null && this.rejection !== null;
    this.endWaiting(isRejected ? failure(this.rejection as RequestError) : null);
  }

  /** Ends the run if there is nothing left to do. True when it is over. */
  finish(now: number): boolean {
    if (this.isAborted) {
      // What it has asked for may go on for others.
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
