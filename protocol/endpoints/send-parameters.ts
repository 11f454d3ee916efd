import type { SendChannel, Transliteration } from '../tables';
import type { AttachedFile } from '../wire/multipart';
import type { RequestEncoding } from '../wire/request';
import type { CostMode } from './send-text';
import type { ListEntry } from './send-list';

/** Content of a voice call: a text to read, a file, or a code that the gateway generates. */
export type VoiceContent = 'text' | 'file' | 'code';

/** Parameters of `buildSendRequest`, with the names that users see. */
export interface SendParameters {
  /** Phone numbers, groups (`G<n>`) or addresses, as `parseRecipients` returns them. */
  readonly recipients: readonly string[];
  readonly channel: SendChannel;
  /** 0 sends; 1 only returns the price; 2 sends and returns the price, 3 also the balance. */
  readonly cost: CostMode;
  /** Different texts for the recipients. Then `recipients` lists all of them, and `text` is absent. */
  readonly entries?: readonly ListEntry[];
  /** At most 1000 characters, e-mails more. Required unless the channel has no text or has a file. */
  readonly text?: string;
  /** At most 11 characters, 15 digits, or an e-mail address. Default: that of the account. */
  readonly sender?: string;
  /** 1 to 2147483647, or up to 40 Latin letters, digits, `.`, `-` and `_`. */
  readonly messageId?: string;
  /** A recipient receives at most one message with this key, in all runs. Determines the ID. */
  readonly sendOnceKey?: string;
  /** Comment for the history in the SMSC dashboard. The recipient never receives it. */
  readonly comment?: string;
  /** ISO 8601. Without an offset it is in `sendAtZone`. */
  readonly sendAt?: string;
  /** Time zone of a `sendAt` without an offset: IANA name or `UTC+5`. Default UTC. */
  readonly sendAtZone?: string;
  /** Hours in which messages are sent, e.g. `10-21`. */
  readonly deliveryWindow?: string;
  /** Time zone of `deliveryWindow`: IANA name or `UTC+5:30`. Default: that of the account. */
  readonly timezone?: string;
  /** Hours (0.1 to 720) over which sending is spread. Requires `spreadFrequency`. */
  readonly spreadPeriod?: number;
  /** Minutes (1 to 1440) between two groups of a spread sending. Requires `spreadPeriod`. */
  readonly spreadFrequency?: number;
  /** Hours (1 to 24) in which the operator tries to deliver. */
  readonly validity?: number;
  /** Longer texts are cut to this many parts. */
  readonly maxParts?: number;
  /** More recipients than this are rejected before anything is sent. */
  readonly maxRecipients?: number;
  readonly shortenLinks?: boolean;
  readonly transliterate?: Transliteration;
  /** Files of at least 101 bytes: voice, e-mail, MMS, Viber. */
  readonly attachments?: readonly AttachedFile[];
  /** URL from which the gateway downloads a file. */
  readonly fileUrl?: string;
  /** Subject of an e-mail or an MMS. */
  readonly subject?: string;
  /** Whether the text of an e-mail is HTML. */
  readonly emailFormat?: 'text' | 'html';
  /** Link of a WAP push, whose title is `text`. */
  readonly link?: string;
  /** Name of the Telegram bot, e.g. `@my_shop_bot`. */
  readonly botName?: string;
  /** Days (10 to 999) after which a recipient must confirm the phone number again. */
  readonly confirmNumberAfter?: number;
  /** Content of a call. Default `text`. */
  readonly voiceContent?: VoiceContent;
  /** Name of a voice from the table of voices. */
  readonly voice?: string;
  /** Two letters, e.g. `en`. Default: the language of the account. */
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
  /** Hexadecimal, without the length of the header, which is added. */
  readonly userDataHeader?: string;
  /** TP-PID of a binary message, 0 to 255; together with `dataCoding`. */
  readonly protocolId?: number;
  /** TP-DCS of a binary message, 0 to 255; together with `protocolId`. */
  readonly dataCoding?: number;
  /** Whether a text may start with a mark such as `__CALL__`, or contain the comment separator. */
  readonly allowGatewayMarks?: boolean;
}

export interface SendEncoding extends RequestEncoding {
  /** Current time, for the check whether `sendAt` is in the past. */
  readonly now: Date;
}
