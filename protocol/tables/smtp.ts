import type { SendChannel } from './channels';
import type { RegionName } from './regions';

/** Documents that rows of the SMTP tables refer to. */
const SMTP_SOURCES = {
  sending: 'SMTP API, "Sending messages by SMTP"',
  bot: 'SMTP API, "Sending messages by SMTP" (prefixes); SMPP API, message to a Telegram chat bot',
  library: 'PHP library of the gateway, function that sends by e-mail',
  inferred: 'By analogy with the documents of smsc.ua; unverified against the live service',
} as const;

/** A line that comes last in a text and stands for a field of send.php, like `subj: News`. */
export interface SmtpLastLine {
  readonly field: 'subj' | 'voice' | 'bot';
  /** What the line begins with. */
  readonly lead: string;
}

/** A kind of message in a command. The numbers differ from those of the gateway's libraries. */
export interface SmtpFormatRow {
  /** Value of `format`. */
  readonly format: number;
  /** Its label stands in the table of channels. */
  readonly channel: SendChannel;
  /** Whether a mail can carry it as this package writes mails. */
  readonly isOffered: boolean;
  /** What the text begins with, for a kind that has no number; a colon and a space follow. */
  readonly prefix: string | null;
  readonly lastLine: SmtpLastLine | null;
  /** Whether texts of this kind may share a mail as a list. */
  readonly takesList: boolean;
  readonly source: string;
}

const source = SMTP_SOURCES.sending;
const plain = { isOffered: true, prefix: null, lastLine: null, takesList: false, source } as const;

export const SMTP_FORMATS = [
  { ...plain, format: 0, channel: 'sms', takesList: true },
  { ...plain, format: 1, channel: 'flashSms', takesList: true },
  { ...plain, format: 2, channel: 'wapPush' },
  { ...plain, format: 3, channel: 'hlr' },
  // Bytes do not survive in the text of a mail; the next row carries them as hexadecimal digits.
  { ...plain, format: 4, channel: 'binary', isOffered: false },
  { ...plain, format: 5, channel: 'binary' },
  { ...plain, format: 6, channel: 'ping' },
  // Its pictures and sounds would have to be attached, which the documents do not describe.
  { ...plain, format: 7, channel: 'mms', isOffered: false },
  {
    ...plain,
    format: 8,
    channel: 'email',
    lastLine: { field: 'subj', lead: 'subj: ' },
    takesList: true,
  },
  {
    ...plain,
    format: 9,
    channel: 'voice',
    lastLine: { field: 'voice', lead: 'voice: ' },
    takesList: true,
  },
  { ...plain, format: 10, channel: 'viber' },
  { ...plain, format: 11, channel: 'whatsapp' },
  { ...plain, format: 12, channel: 'social' },
  // The page of SMTP names the prefix; where the name of the bot stands, only that of SMPP tells.
  {
    ...plain,
    format: 0,
    channel: 'telegramBot',
    prefix: '__BOT__',
    lastLine: { field: 'bot', lead: 'bot:' },
    source: SMTP_SOURCES.bot,
  },
] as const satisfies readonly SmtpFormatRow[];

/** Values of `test`: when an answer comes by mail, and how a list is read. */
export const SMTP_TEST_MODES = {
  onFault: '0',
  always: '1',
  multiLineList: '2',
} as const;

/** Where mails for one area go. */
export interface SmtpHostRow {
  readonly region: RegionName;
  /** Mail server of the gateway, which asks for no login of its own. */
  readonly host: string;
  /** The one address that takes commands, also through any other mail server. */
  readonly address: string;
  /** Whether the gateway itself names them; the others follow the same pattern, unverified. */
  readonly isDocumented: boolean;
  readonly source: string;
}

export const SMTP_HOSTS = [
  {
    region: 'smsc.kz',
    host: 'send.smsc.kz',
    address: 'send@send.smsc.kz',
    isDocumented: false,
    source: SMTP_SOURCES.inferred,
  },
  {
    region: 'smsc.ru',
    host: 'send.smsc.ru',
    address: 'send@send.smsc.ru',
    isDocumented: true,
    source: SMTP_SOURCES.library,
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

/** Of a whole mail. The documents say "100 KB"; the smaller reading is safe. */
export const LONGEST_SMTP_MAIL = 100_000;
