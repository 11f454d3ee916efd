/** A message ID with a phone number, because the messages of one request share their ID. */
export interface MessageKey {
  readonly id: string;
  readonly phone: string;
}

/** `all` of a status request: 0 short, 1 full, 2 full with country, operator and region. */
export type Detail = 0 | 1 | 2;

/** The part of a status request that a reader of its response needs. */
export interface AskedStatus {
  readonly detail: Detail;
  /** Whether the request was in the multiple form (several keys, or the trailing comma). */
  readonly multiple: boolean;
  readonly keys: readonly MessageKey[];
}
