import type { GatewayFields, MessageKey } from './endpoints/answer-context';
import type { TemplateType } from './tables';

export type HlrVerdict =
  | 'reachable'
  | 'offline'
  | 'invalid'
  | 'blocked'
  | 'noService'
  | 'pending'
  | 'unknown';

export interface HlrRecord {
  readonly verdict: HlrVerdict;
  readonly isReachable: boolean | null;
  readonly isRoaming: boolean | null;
  readonly imsi: string | null;
  readonly msc: string | null;
  readonly mcc: string | null;
  readonly mnc: string | null;
  readonly country: string | null;
  readonly network: string | null;
  readonly roamingCountry: string | null;
  readonly roamingNetwork: string | null;
}

export interface FlagRecord {
  readonly raw: number;
  readonly typeName: string;
  readonly paidFromSecondBalance: boolean;
  readonly isTemplate: boolean;
  readonly templateType: TemplateType | null;
}

/** A message or an HLR request as users see it. Absent values are `null`, times ISO 8601 UTC. */
export interface StatusRecord {
  readonly id: string | null;
  readonly phone: string | null;
  readonly status: number | null;
  readonly statusName: string;
  readonly statusText: string | null;
  readonly isFinal: boolean;
  readonly isDelivered: boolean;
  readonly isVirtual: boolean;
  readonly errorCode: number | null;
  readonly errorName: string | null;
  readonly errorText: string | null;
  readonly errorAdvice: string | null;
  readonly type: number | null;
  readonly typeName: string | null;
  readonly flag: FlagRecord | null;
  readonly changedAt: string | null;
  readonly sentAt: string | null;
  readonly cost: number | null;
  readonly parts: number | null;
  readonly sender: string | null;
  readonly text: string | null;
  readonly comment: string | null;
  readonly country: string | null;
  readonly operator: string | null;
  readonly originalOperator: string | null;
  readonly region: string | null;
  readonly mccmnc: string | null;
  readonly hlr: HlrRecord | null;
  readonly extra: GatewayFields;
}

export declare function toStatusRecord(
  fields: GatewayFields,
  asked?: Partial<MessageKey>,
): StatusRecord;
