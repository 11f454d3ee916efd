import { SMPP_STATES } from '../smpp-states';
import { SMPP_SOURCES } from './limits';

/** A `message_state` and the status code of the gateway that it means. */
export interface SmppMessageStateRow {
  readonly state: number;
  /** `stat` of a delivery receipt; `null` where the specification defines none. */
  readonly word: string | null;
  /** `null` where no status code fits, or where the error code decides. */
  readonly status: number | null;
  readonly source: string;
}

const source = `${SMPP_SOURCES.smpp50}, 4.7.15 "message_state"`;

/** The states of SMPP 3.4, and the two that SMPP 5.0 adds. */
export const SMPP_MESSAGE_STATES: readonly SmppMessageStateRow[] = [
  { state: 0, word: null, status: -1, source },
  ...SMPP_STATES,
  { state: 9, word: null, status: null, source },
];

export function findSmppMessageState(state: number): SmppMessageStateRow | undefined {
  return SMPP_MESSAGE_STATES.find((row) => row.state === state);
}
