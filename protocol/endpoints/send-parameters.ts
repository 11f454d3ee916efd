import type { SendChannel, Transliteration } from '../tables';
import type { AttachedFile } from '../wire/multipart';
import type { RequestEncoding } from '../wire/request';
import type { CostMode } from './send-text';
import type { ListEntry } from './send-list';

/** What a voice call carries: a text that is read, a file, or a code that the gateway makes up. */
export type VoiceContent = 'text' | 'file' | 'code';

/** What `buildSendRequest` takes, under the names that users see. */
export interface SendParameters {
  /** Numbers, groups (`G<n>`) or addresses, as `parseRecipients` gives them. */
  readonly recipients: readonly string[];
  readonly channel: SendChannel;
  /** 0 sends; 1 asks the price and sends nothing; 2 and 3 send and answer price (and balance). */
  readonly cost: CostMode;
  /** Texts of their own for some of the recipients each; then `recipients` only counts them, and `text` is absent. */
  readonly entries?: readonly ListEntry[];
  /** At most 1000 characters, e-mails more. Needed unless the channel has no text or takes a file. */
  readonly text?: string;
  /** At most 11 characters, or 15 digits, or an e-mail address; absent or empty = the default of the account. */
  readonly sender?: string;
  /** 1 to 2147483647, or up to 40 Latin letters, digits, `.`, `-` and `_`. */
  readonly messageId?: string;
  /** At most one message with this key goes to a recipient, whatever run sends it; makes the ID. */
  readonly sendOnceKey?: string;
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
  /** Files of at least 101 bytes: voice, e-mail, MMS, Viber. */
  readonly attachments?: readonly AttachedFile[];
  /** Address from which the gateway fetches a file. */
  readonly fileUrl?: string;
  /** Of an e-mail or an MMS. */
  readonly subject?: string;
  /** Whether the text of an e-mail is HTML. */
  readonly emailFormat?: 'text' | 'html';
  /** Of a WAP push, whose title is the text. */
  readonly link?: string;
  /** Of the Telegram bot that sends, like `@my_shop_bot`. */
  readonly botName?: string;
  /** Days (10 to 999): a recipient whose number was confirmed longer ago has to confirm it first. */
  readonly confirmNumberAfter?: number;
  /** What a call carries; default a text. */
  readonly voiceContent?: VoiceContent;
  /** Who reads: a name of the table of voices. */
  readonly voice?: string;
  /** Two letters, for example `en`; absent or empty = the language of the account. */
  readonly voiceLanguage?: string;
  /** Seconds (10 to 35) that a call rings. */
  readonly wait?: number;
  /** Seconds (10 to 3600) between two attempts to call. */
  readonly repeat?: number;
  /** Attempts to call (1 to 9). */
  readonly attempts?: number;
  /** Bytes of a binary message, without its header. */
  readonly data?: string;
  /** How `data` is written: hexadecimal, or a character for each byte. */
  readonly dataFormat?: 'hex' | 'raw';
  /** Hexadecimal, without the length of the header, which is put before it. */
  readonly userDataHeader?: string;
  /** TP-PID of a binary message, 0 to 255; together with `dataCoding`. */
  readonly protocolId?: number;
  /** TP-DCS of a binary message, 0 to 255; together with `protocolId`. */
  readonly dataCoding?: number;
  /** Lets a text start with `__CALL__` and the like, or hold the comment separator. */
  readonly allowGatewayMarks?: boolean;
}

export interface SendEncoding extends RequestEncoding {
  /** The moment that "in the past" is measured by. */
  readonly now: Date;
}
