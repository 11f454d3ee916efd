/** Message ID and phone number together; the messages of one request share their ID. */
export interface MessageKey {
  readonly id: string;
  readonly phone: string;
}

/** `all` of a status request: short, full, full with country, operator and region. */
export type Detail = 0 | 1 | 2;

/** What a status request asked for, without which its answer cannot be read. */
export interface AskedStatus {
  readonly detail: Detail;
  /** Whether the request was in the multiple form (several keys, or the trailing comma). */
  readonly multiple: boolean;
  readonly keys: readonly MessageKey[];
}
