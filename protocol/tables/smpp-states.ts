import { statusCode, type StatusName } from './statuses';

/** A state of SMPP and the status of the gateway that it stands for. */
export interface SmppStateRow {
  /** `stat` of a receipt. */
  readonly word: string;
  /** Name of the state in the specification, which some servers write in full. */
  readonly name: string;
  /** `message_state`, the same in a TLV. */
  readonly state: number;
  /**
   * Status code, `null` where none fits: a message that was deleted has none any more, and of one
   * that was rejected the error says which.
   */
  readonly status: number | null;
  readonly source: string;
}

/** The gateway's own table of them is lost; the statuses are inferred, unverified against the live service. */
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

/** `message_state` of a rejected message, whose error code says why it was rejected. */
export const SMPP_REJECTED_STATE = 8;

/** Returns the status code of a rejected message by its error code; `undeliverable` for all others. */
export function statusOfRejected(error: number | null): number {
  return statusCode(REJECTED_STATUSES.get(error ?? 0) ?? 'undeliverable');
}
