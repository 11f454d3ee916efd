import type { SendChannel } from '../tables';
import type { RequestEncoding } from '../wire/request';
import type { CostMode } from './send-answer';

/** How Cyrillic is turned into Latin letters: not at all, "privet", or look-alikes ("npuBeT"). */
export type Transliteration = 'none' | 'translit' | 'mpaHcLum';

/** What `buildSendRequest` takes, under the names that users see. */
export interface SendParameters {
  /** Numbers, groups (`G<n>`) or addresses, as `parseRecipients` gives them. */
  readonly recipients: readonly string[];
  readonly channel: SendChannel;
  /** 0 sends; 1 asks the price and sends nothing; 2 and 3 send and answer price (and balance). */
  readonly cost: CostMode;
  /** At most 1000 characters. Needed unless the channel has no text. */
  readonly text?: string;
  /** At most 11 characters, or 15 digits; absent or empty = the default of the account. */
  readonly sender?: string;
  /** 1 to 2147483647, or up to 40 Latin letters, digits, `.`, `-` and `_`. */
  readonly messageId?: string;
  /** For the history in the cabinet; never reaches the recipient. */
  readonly comment?: string;
  /** ISO 8601. Without an offset it is meant in `sendAtZone`. */
  readonly sendAt?: string;
  /** IANA name or `UTC+5` that a `sendAt` without an offset is meant in; default UTC. */
  readonly sendAtZone?: string;
  /** `10-21`: hours between which messages are sent. */
  readonly deliveryWindow?: string;
  /** Zone of `deliveryWindow`: IANA name or `UTC+5:30`; absent = the setting of the account. */
  readonly timezone?: string;
  /** Hours (0.1 to 720) over which the sending is spread; together with `spreadFrequency`. */
  readonly spreadPeriod?: number;
  /** Minutes (1 to 1440) between two groups of a spread sending. */
  readonly spreadFrequency?: number;
  /** Hours (1 to 24) that the operator tries to deliver. */
  readonly validity?: number;
  /** Longer texts are cut to this many parts. */
  readonly maxParts?: number;
  /** More recipients than this are refused before anything is sent. */
  readonly maxRecipients?: number;
  readonly shortenLinks?: boolean;
  readonly transliterate?: Transliteration;
  /** Lets a text start with `__CALL__` and the like, or hold the comment separator. */
  readonly allowGatewayMarks?: boolean;
}

export interface SendEncoding extends RequestEncoding {
  /** The moment that "in the past" is measured by. */
  readonly now: Date;
}
