import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { LONGEST_SMTP_MAIL } from '../tables/smtp';
import { encodeText, type Charset } from '../wire/charset';

/** Charset of a mail; `auto` takes the gateway's default where it carries the text. */
export type MailCharset = 'auto' | Extract<Charset, 'koi8-r' | 'utf-8'>;

export interface MailParts {
  /** A plain address, `name@domain`. */
  readonly from: string;
  readonly to: string;
  readonly date: Date;
  /** Left side of the Message-ID, for mail servers: not the ID of the message at the gateway. */
  readonly reference: string;
  /** The command. */
  readonly body: string;
  readonly charset: MailCharset;
}

/** A mail as it goes through an SMTP connection, and who it is for. */
export interface Mail {
  /** For servers that offer 8BITMIME, without which octets above 127 must not be sent. */
  readonly bytes: Buffer;
  /** The same mail in octets up to 127; absent if it is longer than the gateway accepts. */
  readonly sevenBit?: Buffer;
  readonly charset: Charset;
  readonly envelope: { readonly from: string; readonly to: readonly [string] };
}

/** No quotes, comments and groups, with which an address could smuggle another one in. */
const ADDRESS =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,253}[A-Za-z0-9])?$/;
const LONGEST_LINE = 998;
const BASE64_LINE = 76;
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Whether the text is a plain mail address. */
export function isMailAddress(text: string): boolean {
  return ADDRESS.test(text);
}

/**
 * A plain text mail with fixed headers. The body is written as it is, in base64 only where a line is
 * longer than mail servers take, and for servers that do not offer 8BITMIME (RFC 6152, 3). A
 * character that the charset lacks is an InvalidInput with its position, never a `?`.
 */
export function buildMail({ from, to, date, reference, body, charset }: MailParts): Result<Mail> {
  if (!isMailAddress(from)) return refuseFrom();
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
  if (mail.length > LONGEST_SMTP_MAIL) return refuseSize(mail.length);
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
      `The charset ${used} lacks characters of the message: ${characters.slice(0, 10).join(' ')}`,
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

/** As RFC 5322 writes it, in UTC. */
function writeDate(date: Date): string {
  const [day, time] = date.toISOString().slice(0, 19).split('T');
  const [year, , dayOfMonth] = (day ?? '').split('-');
  const names = `${DAYS[date.getUTCDay()]}, ${dayOfMonth} ${MONTHS[date.getUTCMonth()]}`;
  return `${names} ${year} ${time} +0000`;
}

function refuseFrom(): ReturnType<typeof failure> {
  return failure(
    invalidInput(
      'from',
      sentence`${param('from')} is no plain mail address`,
      'Give an address such as sms@example.com, without a name and without brackets',
    ),
  );
}

function refuseSize(size: number): ReturnType<typeof failure> {
  return failure(
    invalidInput(
      'text',
      `The mail would have ${size} bytes, more than the ${LONGEST_SMTP_MAIL} that the gateway takes`,
      'Shorten the text, or send to fewer recipients at once',
    ),
  );
}
