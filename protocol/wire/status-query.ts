/** A message ID with a phone number, because the messages of one request share their ID. */
export interface MessageKey {
  readonly id: string;
  readonly phone: string;
}

/** `all` of a status request: 0 short, 1 full, 2 full with country, operator and region. */
export type Detail = 0 | 1 | 2;

/** Values of a status request that are needed to read its response. */
export interface StatusQuery {
  readonly detail: Detail;
  /** Whether the request had the multiple form: several keys, or one with a trailing comma. */
  readonly multiple: boolean;
  readonly keys: readonly MessageKey[];
}
