import { COMMENT_SEPARATOR, GATEWAY_PREFIXES } from '../tables';

/** What in a text would make the gateway do something else than send the text. */
export type GatewayMark =
  | { readonly kind: 'prefix'; readonly prefix: string; readonly effect: string }
  | { readonly kind: 'comment' };

const byPrefix = new Map<string, string>(GATEWAY_PREFIXES.map((row) => [row.prefix, row.text]));

/**
 * Finds a gateway prefix at the start of the text, or a line that separates a comment; `null` when
 * the text travels as it is.
 *
 * The documents list some prefixes; any `__WORD__` in capitals counts, because the gateway may
 * know more of them than it tells. `__init__` is none.
 */
export function findGatewayMark(text: string): GatewayMark | null {
  const word = /^\s*(__[A-Za-z]+__)/.exec(text)?.[1];
  if (word !== undefined) {
    const capital = word.toUpperCase();
    const effect = byPrefix.get(capital);
    if (effect !== undefined) return { kind: 'prefix', prefix: capital, effect };
    if (word === capital) {
      return { kind: 'prefix', prefix: word, effect: 'a message of another kind' };
    }
  }
  const lines = text.split(/\r\n|\r|\n/);
  return lines.some((line) => line.trim() === COMMENT_SEPARATOR) ? { kind: 'comment' } : null;
}
