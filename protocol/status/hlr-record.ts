import { findStatus } from '../tables';
import { toText, type GatewayFields } from '../wire/gateway-fields';

/** Conclusion from an HLR request about a phone number. */
export type HlrVerdict =
  | 'reachable'
  | 'offline'
  | 'invalid'
  | 'blocked'
  | 'noService'
  | 'pending'
  | 'unknown';

/** What only an HLR request finds out. Empty values of the gateway are `null`. */
export interface HlrFindings {
  readonly verdict: HlrVerdict;
  /** `null` while the verdict is `pending` or `unknown`. */
  readonly isReachable: boolean | null;
  /** `null` while the network of the subscriber is unknown. */
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

/** The fields of the gateway of which an HLR record consists. */
interface LookedUp extends Omit<HlrRecord, keyof HlrFindings | 'checkedAt'> {
  readonly changedAt: string | null;
  readonly country: string | null;
  readonly operator: string | null;
  readonly originalOperator: string | null;
  readonly region: string | null;
  readonly mccmnc: string | null;
}

/** Fields that only an HLR response has. */
export const HLR_FIELDS = ['imsi', 'msc', 'mcc', 'mnc', 'cn', 'net', 'rcn', 'rnet'] as const;

/** Returns the findings of an HLR request from its fields, its status code and its error code. */
export function readHlrFindings(
  fields: GatewayFields,
  status: number | null,
  error: number | null,
): HlrFindings {
  const verdict = findVerdict(status, error);
  const found = {
    imsi: toText(fields.imsi),
    msc: toText(fields.msc),
    mcc: toText(fields.mcc),
    mnc: toText(fields.mnc),
    country: toText(fields.cn),
    network: toText(fields.net),
    roamingCountry: toText(fields.rcn),
    roamingNetwork: toText(fields.rnet),
  };
  return {
    verdict,
    isReachable: verdict === 'pending' || verdict === 'unknown' ? null : verdict === 'reachable',
    isRoaming: findRoaming(found),
    ...found,
  };
}

const VERDICT_OF_ERROR: ReadonlyMap<number, HlrVerdict> = new Map([
  [1, 'invalid'],
  [6, 'offline'],
  [11, 'noService'],
  [12, 'noService'],
  [13, 'blocked'],
  [21, 'noService'],
  [249, 'invalid'],
]);

/**
 * A request without a final status is pending, whatever its interim error code. Error code 0 alone
 * does not mean reachable: the gateway also writes it without a query to the operator, for example
 * with the statuses "not found" (-3) and "not paid" (24). So the status must be a delivered one.
 */
function findVerdict(status: number | null, error: number | null): HlrVerdict {
  const row = status === null ? undefined : findStatus(status);
  if (row?.isFinal !== true) return 'pending';
  if (row.name === 'invalidNumber') return 'invalid';
  const verdict = error === null ? undefined : VERDICT_OF_ERROR.get(error);
  if (verdict !== undefined) return verdict;
  return error === 0 && row.isDelivered ? 'reachable' : 'unknown';
}

/** In the home network the roaming fields are empty, so other fields must have a value. */
function findRoaming(
  found: Pick<HlrFindings, 'imsi' | 'msc' | 'network' | 'roamingCountry' | 'roamingNetwork'>,
): boolean | null {
  if (found.roamingCountry !== null || found.roamingNetwork !== null) return true;
  return found.imsi !== null || found.msc !== null || found.network !== null ? false : null;
}

/**
 * Returns the output of an HLR request from its status record. The other fields of that record are
 * about a message: text, sender and parts of an HLR request are placeholders of the gateway. What the
 * database of the gateway says about the number, with `all=2`, is in `extra` under its own names,
 * beside the fields that no rule covers.
 */
export function toHlrRecord(record: LookedUp, found: HlrFindings): HlrRecord {
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

function listPlace(record: LookedUp): GatewayFields {
  const place = {
    country: record.country,
    operator: record.operator,
    operator_orig: record.originalOperator,
    region: record.region,
    mccmnc: record.mccmnc,
  };
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== null));
}
