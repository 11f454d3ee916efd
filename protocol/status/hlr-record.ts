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
