import { statusCode, type StatusName } from './statuses';

/** A state of SMPP and the status code of the gateway that it means. */
export interface SmppStateRow {
  /** `stat` of a delivery receipt. */
  readonly word: string;
  /** Full name in the specification, which some servers write instead of `stat`. */
  readonly name: string;
  /** The same as the number in the TLV `message_state`. */
  readonly state: number;
  /**
   * Status code; `null` if none fits. A deleted message no longer has a status. For a rejected message,
   * the error code decides.
   */
  readonly status: number | null;
  readonly source: string;
}

/** The gateway's table of states is not available. The status codes are inferred and unverified. */
const source = 'SMPP 3.4, 5.2.28 "message_state"; SMPP API, "Status check"';

export const SMPP_STATES = [
  { word: 'ENROUTE', name: 'ENROUTE', state: 1, status: statusCode('sent'), source },
  { word: 'DELIVRD', name: 'DELIVERED', state: 2, status: statusCode('delivered'), source },
  { word: 'EXPIRED', name: 'EXPIRED', state: 3, status: statusCode('expired'), source },
  { word: 'DELETED', name: 'DELETED', state: 4, status: null, source },
  { word: 'UNDELIV', name: 'UNDELIVERABLE', state: 5, status: statusCode('undeliverable'), source },
  { word: 'ACCEPTD', name: 'ACCEPTED', state: 6, status: statusCode('sent'), source },
  { word: 'UNKNOWN', name: 'UNKNOWN', state: 7, status: null, source },
  { word: 'REJECTD', name: 'REJECTED', state: 8, status: null, source },
] as const satisfies readonly SmppStateRow[];

/** Status of a rejected message by its error code. */
const REJECTED_STATUSES: ReadonlyMap<number, StatusName> = new Map([
  [248, 'unavailableNumber'],
  [249, 'invalidNumber'],
  [250, 'prohibited'],
  [251, 'prohibited'],
  [252, 'prohibited'],
  [253, 'prohibited'],
  [254, 'prohibited'],
]);

/** `message_state` of a rejected message. Its error code gives the reason. */
export const SMPP_REJECTED_STATE = 8;

/** Returns the status code of a rejected message by its error code; by default `undeliverable`. */
export function statusOfRejected(error: number | null): number {
  return statusCode(REJECTED_STATUSES.get(error ?? 0) ?? 'undeliverable');
}
