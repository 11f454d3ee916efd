import { readCharset, type Charset } from '../charset';
import { readForm } from '../http/form';

export const HASH_ALGORITHMS = ['md5', 'sha1', 'crc32'] as const;
export type HashAlgorithm = (typeof HASH_ALGORITHMS)[number];

/** The address of a handler, read by the rules of the gateway's callback page. */
export interface HandlerAddress {
  /** Where to post: without the parameters that travel in the body. */
  readonly url: string;
  /** Parameters of the address that are sent back in the body, in their order. */
  readonly echoed: readonly (readonly [name: string, value: string])[];
  readonly charset: Charset;
  readonly format: 'form' | 'xml' | 'json';
}

/**
 * Reads an address as a user types it in the cabinet. What follows `?` is sent in the body; what
 * stands between `!` and `?` stays in the query. `charset` and `fmt` of either part choose the form.
 * @returns `null` when it is no http(s) address
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
    // koi8-r is not used together with fmt
    charset: format !== 'form' && charset === 'koi8-r' ? readCharset(undefined) : charset,
    format,
  };
}

/** The address without anything that may be a secret. */
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
