import type { Result } from '../result';
import type { AnswerContext, GatewayFields } from './answer-context';

export interface Operator {
  readonly country: string | null;
  readonly operator: string | null;
  readonly region: string | null;
  readonly mcc: string | null;
  readonly mnc: string | null;
  /** Zone of the region in hours from GMT, as the gateway writes it. */
  readonly timezone: string | null;
  readonly extra: GatewayFields;
}

export declare function readOperatorAnswer(context: AnswerContext): Result<Operator>;
