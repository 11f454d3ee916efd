import type { Result } from '../result';
import type { AnswerContext, GatewayFields } from './answer-context';

/** Money in the currency of the account. */
export interface Balance {
  readonly balance: number;
  readonly currency: string | null;
  readonly credit: number | null;
  readonly extra: GatewayFields;
}

export declare function readBalanceAnswer(context: AnswerContext): Result<Balance>;
