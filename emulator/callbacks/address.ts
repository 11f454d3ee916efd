import { readCharset, type Charset } from '../charset';
import { readForm } from '../http/form';

export const HASH_ALGORITHMS = ['md5', 'sha1', 'crc32'] as const;
export type HashAlgorithm = (typeof HASH_ALGORITHMS)[number];

/** A callback URL, parsed by the rules of the gateway's callback page. */
export interface HandlerAddress {
  /** URL of the POST, without the parameters that travel in the body. */
  readonly url: string;
  /** Parameters of the URL that are echoed in the body, in their order. */
  readonly echoed: readonly (readonly [name: string, value: string])[];
  readonly charset: Charset;
  readonly format: 'form' | 'xml' | 'json';
}

/**
 * Parses a callback URL as it is entered in the SMSC dashboard. Parameters after `?` are sent in
 * the body; those between `!` and `?` stay in the query. `charset` and `fmt` of either part select
 * the format.
 * @returns `null` if it is not an http(s) URL
 */
export function readHandlerAddress(written: string): HandlerAddress | null {
  const address = written.trim().replace(/#.*$/, '');
  const [place, rest] = splitOnce(address, address.includes('!') ? '!' : '?');
  if (!isHttpUrl(place)) return null;
  const [query, posted] = address.includes('!') ? splitOnce(rest, '?') : ['', rest];

  const echoed = readForm(posted).map(({ name, value }) => [name, value.toString('utf8')] as const);
  const options = new Map<string, string>([
    ...readForm(query).map(({ name, value }) => [name, value.toString('utf8')] as const),
    ...echoed,
  ]);
  const format = options.get('fmt') === '2' ? 'xml' : options.get('fmt') === '3' ? 'json' : 'form';
  const charset = readCharset(options.get('charset'));
  return {
    url: query ? `${place}?${query}` : place,
    echoed,
    // koi8-r cannot be combined with fmt.
    charset: format !== 'form' && charset === 'koi8-r' ? readCharset(undefined) : charset,
    format,
  };
}

/** The URL without anything that may be secret. */
export function maskAddress(url: string): string {
  return url.replace(/[?!].*$/s, '').replace(/\/\/[^/]*@/, '//');
}

function splitOnce(text: string, separator: string): [before: string, after: string] {
  const index = text.indexOf(separator);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}

function isHttpUrl(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}
