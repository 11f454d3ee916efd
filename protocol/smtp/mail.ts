import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { LONGEST_SMTP_MAIL } from '../tables/smtp';
import { encodeText, type Charset } from '../wire/charset';

/** Charset of an e-mail; `auto` uses the gateway's default if it has all characters of the text. */
export type MailCharset = 'auto' | Extract<Charset, 'koi8-r' | 'utf-8'>;

export interface MailParts {
  /** A plain address, `name@domain`. */
  readonly from: string;
  readonly to: string;
  readonly date: Date;
  /** Left side of the Message-ID for mail servers; not the message ID of the gateway. */
  readonly reference: string;
  /** The command. */
  readonly body: string;
  readonly charset: MailCharset;
}

/** An encoded e-mail with its sender and recipient. */
export interface Mail {
  /** Form for servers with 8BITMIME; other servers reject octets above 127. */
  readonly bytes: Buffer;
  /**
   * The same e-mail with octets up to 127 only; absent if it exceeds the size limit of the gateway.
   */
  readonly sevenBit?: Buffer;
  readonly charset: Charset;
  readonly envelope: { readonly from: string; readonly to: readonly [string] };
}

/** Excludes quotes, comments and groups, which could hide a second address. */
const ADDRESS =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,253}[A-Za-z0-9])?$/;
const LONGEST_LINE = 998;
const BASE64_LINE = 76;
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Whether the text is a plain e-mail address. */
export function isMailAddress(text: string): boolean {
  return ADDRESS.test(text);
}

/**
 * Returns a plain text e-mail with fixed headers. Problems: InvalidInput for a wrong address, a
 * character outside the charset (with its position; it is never replaced by `?`), and an e-mail
 * that is too large. The body is sent unchanged. Base64 is used only for lines longer than mail
 * servers accept, and for servers without 8BITMIME (RFC 6152, 3).
 */
export function buildMail({ from, to, date, reference, body, charset }: MailParts): Result<Mail> {
  if (!isMailAddress(from)) return rejectFrom();
  const encoded = encodeBody(body.replace(/\r\n|\r|\n/g, '\r\n'), charset);
  if (!encoded.ok) return encoded;
  const { bytes, used } = encoded.value;
  const isAscii = bytes.every((octet) => octet < 0x80);
  const hasLongLine = longestLine(bytes) > LONGEST_LINE;
  const write = (encoding: '7bit' | '8bit' | 'base64') => {
    const head = [
      `From: ${from}`,
      `To: ${to}`,
      `Date: ${writeDate(date)}`,
      `Message-ID: <${reference.replace(/[^A-Za-z0-9.-]/g, '-')}@${from.split('@')[1]}>`,
      'MIME-Version: 1.0',
      `Content-Type: text/plain; charset="${used}"`,
      `Content-Transfer-Encoding: ${encoding}`,
      '',
      '',
    ].join('\r\n');
    const text = encoding === 'base64' ? Buffer.from(foldBase64(bytes), 'latin1') : bytes;
    return Buffer.concat([Buffer.from(head, 'latin1'), text, Buffer.from('\r\n')]);
  };
  const mail = write(hasLongLine ? 'base64' : '8bit');
  if (mail.length > LONGEST_SMTP_MAIL) return rejectSize(mail.length);
  const plain = write(isAscii && !hasLongLine ? '7bit' : 'base64');
  const fits = plain.length <= LONGEST_SMTP_MAIL;
  const envelope = { from, to: [to] } as const;
  return success({ bytes: mail, ...(fits && { sevenBit: plain }), charset: used, envelope });
}

function encodeBody(
  body: string,
  wish: MailCharset,
): Result<{ readonly bytes: Buffer; readonly used: Charset }> {
  const used = wish === 'auto' ? 'koi8-r' : wish;
  const encoded = encodeText(body, used);
  if (encoded.ok) return success({ bytes: encoded.bytes, used });
  if (wish === 'auto') return encodeBody(body, 'utf-8');
  const characters = [...new Set(encoded.unmappable.map(({ character }) => character))];
  return failure(
    invalidInput(
      'charset',
      `The charset ${used} does not contain these characters of the message: ${characters.slice(0, 10).join(' ')}`,
      'Choose the automatic charset or utf-8, or replace these characters',
    ),
  );
}

function longestLine(bytes: Buffer): number {
  let longest = 0;
  let start = 0;
  for (let end = bytes.indexOf('\r\n'); end >= 0; end = bytes.indexOf('\r\n', start)) {
    longest = Math.max(longest, end - start);
    start = end + 2;
  }
  return Math.max(longest, bytes.length - start);
}

function foldBase64(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(new RegExp(`.{1,${BASE64_LINE}}`, 'g')) ?? [];
  return lines.join('\r\n');
}

/** Returns the date in the format of RFC 5322, in UTC. */
function writeDate(date: Date): string {
  const [day, time] = date.toISOString().slice(0, 19).split('T');
  const [year, , dayOfMonth] = (day ?? '').split('-');
  const names = `${DAYS[date.getUTCDay()]}, ${dayOfMonth} ${MONTHS[date.getUTCMonth()]}`;
  return `${names} ${year} ${time} +0000`;
}

function rejectFrom(): ReturnType<typeof failure> {
  return failure(
    invalidInput(
      'from',
      sentence`${param('from')} is not a valid plain e-mail address`,
      'Use an address such as sms@example.com, without a name and without brackets',
    ),
  );
}

function rejectSize(size: number): ReturnType<typeof failure> {
  return failure(
    invalidInput(
      'text',
      `The e-mail would have ${size} bytes; the gateway accepts at most ${LONGEST_SMTP_MAIL}`,
      'Shorten the text, or send to fewer recipients at a time',
    ),
  );
}
