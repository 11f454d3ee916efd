import type { Result } from '../result';
import type { AnswerContext, Detail, GatewayFields, MessageKey } from './answer-context';

export type { Detail, MessageKey } from './answer-context';

export interface AskedStatus {
  readonly detail: Detail;
  /** Whether the request was in the multiple form (several keys, or the trailing comma). */
  readonly multiple: boolean;
  readonly keys: readonly MessageKey[];
}

export declare function readStatusAnswer(
  context: AnswerContext,
  asked: AskedStatus,
): Result<GatewayFields[]>;
