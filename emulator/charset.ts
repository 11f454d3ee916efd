import * as iconv from 'iconv-lite';

export type Charset = 'utf-8' | 'windows-1251' | 'koi8-r';

/** The gateway's default in both directions. */
const DEFAULT_CHARSET: Charset = 'windows-1251';

const CHARSETS: readonly Charset[] = ['utf-8', 'windows-1251', 'koi8-r'];

/** Accepts only the spellings on the gateway's pages; anything else means the default. */
export function readCharset(name: string | undefined): Charset {
  return CHARSETS.find((charset) => charset === name?.toLowerCase()) ?? DEFAULT_CHARSET;
}

export function decodeBytes(bytes: Buffer, charset: Charset): string {
  return iconv.decode(bytes, charset);
}

/**
 * Characters outside the charset become `?`: the gateway loses them, and a client must be able to
 * see that.
 */
export function encodeText(text: string, charset: Charset): Buffer {
  return iconv.encode(text, charset);
}
