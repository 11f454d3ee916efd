import { decodeText, findCharset, isUtf8 } from '../wire/charset';

const WORD = /=\?([\w-]{1,40})(?:\*[\w-]{0,20})?\?([bq])\?([^?\s]{0,200})\?=/gi;
/** Blanks between two encoded words belong to neither. */
const BETWEEN_WORDS = /(\?=)\s{1,10}(?==\?)/g;

/**
 * A header with its encoded words decoded. Neighbours in the same charset are read as one text, because
 * mail programs split within a character. Octets of a charset that is not known here are read as UTF-8
 * or ISO-8859-1. Source: RFC 2047.
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

/** Quoted-printable, in which `_` stands for a blank. */
function readQ(written: string): Buffer {
  const latin = written
    .replaceAll('_', ' ')
    .replace(/=([0-9A-Fa-f]{2})/g, (__, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  return Buffer.from(latin, 'latin1');
}
