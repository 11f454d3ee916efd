import type { SendChannel } from '../channels';
import { SMTP_SOURCES } from './sources';

/** A value of `format` in a command. Its numbers differ from those of the gateway's libraries. */
export interface SmtpFormatRow {
  readonly format: number;
  /** Its label stands in the table of channels. */
  readonly channel: SendChannel;
  /** Whether a mail can carry it as this package writes mails. */
  readonly isOffered: boolean;
  /** Word of the line that comes last, like `subj: …`. */
  readonly lastLine: 'subj' | 'voice' | null;
  readonly source: string;
}

const source = SMTP_SOURCES.sending;
const plain = { isOffered: true, lastLine: null, source } as const;

export const SMTP_FORMATS = [
  { ...plain, format: 0, channel: 'sms' },
  { ...plain, format: 1, channel: 'flashSms' },
  { ...plain, format: 2, channel: 'wapPush' },
  { ...plain, format: 3, channel: 'hlr' },
  // Bytes do not survive in the text of a mail; the next row carries them as hexadecimal digits.
  { ...plain, format: 4, channel: 'binary', isOffered: false },
  { ...plain, format: 5, channel: 'binary' },
  { ...plain, format: 6, channel: 'ping' },
  // Its pictures and sounds would have to be attached, which the documents do not describe.
  { ...plain, format: 7, channel: 'mms', isOffered: false },
  { ...plain, format: 8, channel: 'email', lastLine: 'subj' },
  { ...plain, format: 9, channel: 'voice', lastLine: 'voice' },
  { ...plain, format: 10, channel: 'viber' },
  { ...plain, format: 11, channel: 'whatsapp' },
  { ...plain, format: 12, channel: 'social' },
] as const satisfies readonly SmtpFormatRow[];

/** Values of `test`: when an answer comes by mail, and how a list is read. */
export const SMTP_TEST_MODES = {
  onFault: '0',
  always: '1',
  multiLineList: '2',
} as const;
