import type { SendChannel } from './channels';
import type { RegionName } from './regions';

/** Documents that rows of the SMTP tables refer to. */
const SMTP_SOURCES = {
  sending: 'SMTP API, "Sending messages by SMTP"',
  bot: 'SMTP API, "Sending messages by SMTP" (prefixes); SMPP API, message to a Telegram chat bot',
  library: 'PHP library of the gateway, function that sends by e-mail',
  inferred: 'By analogy with the documents of smsc.ua; unverified against the live service',
} as const;

/** The last line of a text that holds a field of send.php, such as `subj: News`. */
export interface SmtpLastLine {
  readonly field: 'subj' | 'voice' | 'bot';
  /** The beginning of the line. */
  readonly lead: string;
}

/** A kind of message in an SMTP command. The numbers differ from those in the gateway's libraries. */
export interface SmtpFormatRow {
  /** Value of `format`. */
  readonly format: number;
  /** Its label is in the table of channels. */
  readonly channel: SendChannel;
  /** Whether an e-mail can carry it in the form that this package writes. */
  readonly isOffered: boolean;
  /** Prefix of the text, for a kind without a number; a colon and a space follow. */
  readonly prefix: string | null;
  readonly lastLine: SmtpLastLine | null;
  /** Whether one e-mail can carry several texts of this kind as a list. */
  readonly acceptsList: boolean;
  readonly source: string;
}

const source = SMTP_SOURCES.sending;
const plain = {
  isOffered: true,
  prefix: null,
  lastLine: null,
  acceptsList: false,
  source,
} as const;

export const SMTP_FORMATS = [
  { ...plain, format: 0, channel: 'sms', acceptsList: true },
  { ...plain, format: 1, channel: 'flashSms', acceptsList: true },
  { ...plain, format: 2, channel: 'wapPush' },
  { ...plain, format: 3, channel: 'hlr' },
  // The text of an e-mail cannot hold arbitrary bytes; the next row carries them as hexadecimal digits.
  { ...plain, format: 4, channel: 'binary', isOffered: false },
  { ...plain, format: 5, channel: 'binary' },
  { ...plain, format: 6, channel: 'ping' },
  // Pictures and sounds would have to be attached. The documents do not describe how.
  { ...plain, format: 7, channel: 'mms', isOffered: false },
  {
    ...plain,
    format: 8,
    channel: 'email',
    lastLine: { field: 'subj', lead: 'subj: ' },
    acceptsList: true,
  },
  {
    ...plain,
    format: 9,
    channel: 'voice',
    lastLine: { field: 'voice', lead: 'voice: ' },
    acceptsList: true,
  },
  { ...plain, format: 10, channel: 'viber' },
  { ...plain, format: 11, channel: 'whatsapp' },
  { ...plain, format: 12, channel: 'social' },
  // The SMTP page documents the prefix; only the SMPP page says where the name of the bot is written.
  {
    ...plain,
    format: 0,
    channel: 'telegramBot',
    prefix: '__BOT__',
    lastLine: { field: 'bot', lead: 'bot:' },
    source: SMTP_SOURCES.bot,
  },
] as const satisfies readonly SmtpFormatRow[];

/** Values of `test`: when the gateway responds by e-mail, and how it reads a list. */
export const SMTP_TEST_MODES = {
  onFault: '0',
  always: '1',
  multiLineList: '2',
} as const;

/** Where the e-mails for one region are sent. */
export interface SmtpHostRow {
  readonly region: RegionName;
  /** Mail server of the gateway. It requires no authentication. */
  readonly host: string;
  /** The address that accepts commands, also through any other mail server. */
  readonly address: string;
  /** Whether the gateway's documents name them. The others follow the same pattern, unverified. */
  readonly isDocumented: boolean;
  readonly source: string;
}

export const SMTP_HOSTS = [
  {
    region: 'smsc.ru',
    host: 'send.smsc.ru',
    address: 'send@send.smsc.ru',
    isDocumented: true,
    source: SMTP_SOURCES.library,
  },
  {
    region: 'smsc.kz',
    host: 'send.smsc.kz',
    address: 'send@send.smsc.kz',
    isDocumented: false,
    source: SMTP_SOURCES.inferred,
  },
  {
    region: 'smsc.ua',
    host: 'send.smsc.ua',
    address: 'send@send.smsc.ua',
    isDocumented: true,
    source: SMTP_SOURCES.sending,
  },
  {
    region: 'smscentre.com',
    host: 'send.smscentre.com',
    address: 'send@send.smscentre.com',
    isDocumented: false,
    source: SMTP_SOURCES.inferred,
  },
] as const satisfies readonly SmtpHostRow[];

/** In bytes, of a whole e-mail. The documents say "100 KB"; the smaller interpretation is safe. */
export const LONGEST_SMTP_MAIL = 100_000;
