import { decodeText, findCharset, isUtf8 } from '../wire/charset';

const WORD = /=\?([\w-]{1,40})(?:\*[\w-]{0,20})?\?([bq])\?([^?\s]{0,200})\?=/gi;
/** White space between two encoded words is not part of the text. */
const BETWEEN_WORDS = /(\?=)\s{1,10}(?==\?)/g;

/**
 * Decodes the encoded words of a header. Adjacent words in the same charset are decoded together,
 * because mail programs split within a character. Unknown charsets are read as UTF-8 or ISO-8859-1.
 * Source: RFC 2047.
 */
export function decodeWords(header: string): string {
  const joined = header.replace(BETWEEN_WORDS, '$1');
  let text = '';
  let at = 0;
  let charset = '';
  let octets: Buffer[] = [];
  const close = () => {
    text += decodeOctets(Buffer.concat(octets), charset);
    octets = [];
  };
  for (const match of joined.matchAll(WORD)) {
    const [whole, name = '', encoding = '', written = ''] = match;
    if (match.index > at || name.toLowerCase() !== charset) close();
    charset = name.toLowerCase();
    text += joined.slice(at, match.index);
    at = match.index + whole.length;
    octets.push(encoding.toLowerCase() === 'b' ? Buffer.from(written, 'base64') : readQ(written));
  }
  close();
  return text + joined.slice(at);
}

function decodeOctets(octets: Buffer, charset: string): string {
  const known = findCharset(charset);
  if (known !== null) return decodeText(octets, known);
  return octets.toString(isUtf8(octets) ? 'utf8' : 'latin1');
}

/** Decodes the Q encoding: quoted-printable with `_` for a space. */
function readQ(written: string): Buffer {
  const latin = written
    .replaceAll('_', ' ')
    .replace(/=([0-9A-Fa-f]{2})/g, (__, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  return Buffer.from(latin, 'latin1');
}

/** Matches a soft line break; mail servers may add spaces after the equals sign. */
const SOFT_LINE_BREAK = /=[ \t]*(?:\r\n|\r|\n)/g;
const ENCODED_OCTETS = /(?:=[0-9A-Fa-f]{2})+/g;
/** Some programs encode a text that is already encoded. */
const MOST_LAYERS = 3;

/**
 * Decodes quoted-printable, also with lower-case digits. Octets that are not UTF-8 are read as
 * ISO-8859-1, because a response is ASCII except for its description. Returns a text without
 * encoded octets unchanged. Source: RFC 2045, 6.7.
 */
export function decodeQuotedPrintable(text: string): string {
  let decoded = text.replace(SOFT_LINE_BREAK, '');
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const next = decoded.replace(ENCODED_OCTETS, decodeRun).replace(SOFT_LINE_BREAK, '');
    if (next === decoded) break;
    decoded = next;
  }
  return decoded;
}

function decodeRun(run: string): string {
  const octets = Buffer.from(run.replaceAll('=', ''), 'hex');
  return octets.toString(isUtf8(octets) ? 'utf8' : 'latin1');
}
