import { isUtf8 } from '../wire/charset';

/** A line that goes on in the next one; mail servers may put blanks behind the equals sign. */
const SOFT_LINE_BREAK = /=[ \t]*(?:\r\n|\r|\n)/g;
const ENCODED_OCTETS = /(?:=[0-9A-Fa-f]{2})+/g;
/** Some programs encode a text that another one has encoded already. */
const MOST_LAYERS = 3;

/**
 * Decodes quoted-printable, also in lower case. Octets that are not UTF-8 are read as ISO-8859-1,
 * because an answer of the gateway is ASCII up to its description. A text without an encoded octet
 * stays as it is. Source: RFC 2045, 6.7.
 */
export function decodeQuotedPrintable(text: string): string {
  let decoded = text.replace(SOFT_LINE_BREAK, '');
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const next = decoded.replace(ENCODED_OCTETS, decodeOctets).replace(SOFT_LINE_BREAK, '');
    if (next === decoded) break;
    decoded = next;
  }
  return decoded;
}

function decodeOctets(run: string): string {
  const octets = Buffer.from(run.replaceAll('=', ''), 'hex');
  return octets.toString(isUtf8(octets) ? 'utf8' : 'latin1');
}
