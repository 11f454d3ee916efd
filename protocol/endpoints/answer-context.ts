import type { Charset } from '../wire/charset';
import type { AnswerFormat } from '../wire/request';

/** What a reader needs to know of the exchange: the body as it came, and what was asked for. */
export interface AnswerContext {
  readonly bytes: Uint8Array;
  /** `fmt` of the request. */
  readonly format: AnswerFormat;
  /** `charset` of the request. The Content-Type header of the gateway is known to lie about it. */
  readonly charset: Charset;
}

/**
 * A record of the gateway under its own names (JSON spelling: `last_date`, `sender_id`…). Values
 * are kept as they came, a number may be a string and the other way round; a field that the
 * gateway left out is absent. Unknown fields are kept. Integers that a JavaScript number cannot
 * hold are strings of their digits.
 */
export type GatewayFields = Readonly<Record<string, string | number | null>>;

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
