import type { Result } from '../result';
import type { AnswerContext, GatewayFields } from './answer-context';

/** `cost` of a send request: send; only the price; send with price; send with price and balance. */
export type CostMode = 0 | 1 | 2 | 3;

export interface SendAnswerRecipient {
  readonly phone: string;
  readonly mccmnc: string | null;
  readonly cost: number | null;
  readonly parts: number | null;
  readonly status: number | null;
  readonly error: number | null;
  readonly extra: GatewayFields;
}

export interface SendAnswer {
  /** `null` when only the price was asked. */
  readonly id: string | null;
  /** Parts of all recipients together; for calls blocks of five seconds. */
  readonly parts: number | null;
  readonly cost: number | null;
  readonly balance: number | null;
  /** The code that a voice call pronounces, `null` unless the gateway made one up. */
  readonly code: string | null;
  /** Rows of `op=1` and `err=1`, empty when the gateway gave none. */
  readonly recipients: readonly SendAnswerRecipient[];
  readonly extra: GatewayFields;
}

export declare function readSendAnswer(
  context: AnswerContext,
  asked: { readonly cost: CostMode },
): Result<SendAnswer>;
