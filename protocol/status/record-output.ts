import type { GatewayFields } from '../wire/gateway-fields';
import type { HlrFindings } from './hlr-record';
import type { StatusRecord } from './status-record';

/** The status of a message as users see it. */
export type MessageRecord = Omit<StatusRecord, 'hlr'>;

/**
 * The result of an HLR request as users see it: flat, the verdict first, without the words of a
 * message. The fields are in the order of the output.
 */
export interface HlrRecord extends HlrFindings {
  readonly phone: string | null;
  readonly errorCode: number | null;
  readonly errorName: string | null;
  readonly errorText: string | null;
  readonly errorAdvice: string | null;
  readonly isFinal: boolean;
  readonly status: number | null;
  readonly statusName: string;
  readonly cost: number | null;
  readonly id: string | null;
  readonly checkedAt: string | null;
  readonly sentAt: string | null;
  readonly extra: GatewayFields;
}

/** Returns the output of a record: an HLR request has its own record. */
export function toRecordOutput(record: StatusRecord): MessageRecord | HlrRecord {
  const { hlr, ...message } = record;
  return hlr === null ? message : toHlrRecord(record, hlr);
}

/**
 * The other fields of the record are about a message: text, sender and parts of an HLR request are
 * placeholders of the gateway. What its database says about the number, with `all=2`, is in `extra`
 * under the gateway's names, beside the fields that no rule covers.
 */
function toHlrRecord(record: StatusRecord, found: HlrFindings): HlrRecord {
  const { verdict, isReachable, isRoaming, country, network, roamingCountry, roamingNetwork } =
    found;
  const { phone, errorCode, errorName, errorText, errorAdvice, isFinal } = record;
  const { status, statusName, cost, id, changedAt, sentAt } = record;
  const { imsi, msc, mcc, mnc } = found;
  return {
    ...{ phone, verdict, isReachable, isRoaming },
    ...{ country, network, roamingCountry, roamingNetwork },
    ...{ imsi, msc, mcc, mnc },
    ...{ errorCode, errorName, errorText, errorAdvice },
    ...{ isFinal, status, statusName, cost, id },
    ...{ checkedAt: changedAt, sentAt },
    extra: { ...listPlace(record), ...record.extra },
  };
}

function listPlace(record: StatusRecord): GatewayFields {
  const place = {
    country: record.country,
    operator: record.operator,
    operator_orig: record.originalOperator,
    region: record.region,
    mccmnc: record.mccmnc,
  };
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== null));
}
