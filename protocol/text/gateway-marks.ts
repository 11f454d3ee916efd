import { COMMENT_SEPARATOR, GATEWAY_PREFIXES } from '../tables';

/** A part of a text that makes the gateway do something else than send the text. */
export type GatewayMark =
  | { readonly kind: 'prefix'; readonly prefix: string; readonly effect: string }
  | { readonly kind: 'comment' };

const PREFIX = /^\s*(__(?=[0-9_]*[A-Za-z])[A-Za-z0-9]+(?:_[A-Za-z0-9]+)*__)/;

const LINE_END = /\r\n|\r|\n/;

const byPrefix = new Map<string, string>(GATEWAY_PREFIXES.map((row) => [row.prefix, row.text]));

/**
 * Returns a gateway prefix at the start of the text, or a line that separates a comment; `null` if
 * the gateway sends the text unchanged.
 *
 * The documents list some prefixes. Every `__WORD__` in capitals counts, also with digits and
 * underscores inside, because the gateway may have undocumented ones. `__init__` does not count.
 */
export function findGatewayMark(text: string): GatewayMark | null {
  const word = PREFIX.exec(text)?.[1];
  if (word !== undefined) {
    const capital = word.toUpperCase();
    const effect = byPrefix.get(capital);
    if (effect !== undefined) return { kind: 'prefix', prefix: capital, effect };
    if (word === capital) {
      return { kind: 'prefix', prefix: word, effect: 'a message of another kind' };
    }
  }
  return findSeparator(text) === -1 ? null : { kind: 'comment' };
}

/** Returns the index of the first line that separates a comment or call settings, or -1. */
function findSeparator(text: string): number {
  return text.split(LINE_END).findIndex((line) => line.trim() === COMMENT_SEPARATOR);
}

/** Whether a text has a line that separates a comment or call settings. */
export function hasSeparatorLine(text: string): boolean {
  return findSeparator(text) !== -1;
}

/** Splits a text into the part that the gateway sends and the comment; `null` for no comment. */
export function splitComment(text: string): {
  readonly sent: string;
  readonly comment: string | null;
} {
  const at = findSeparator(text);
  if (at === -1) return { sent: text, comment: null };
  const lines = text.split(LINE_END);
  return { sent: lines.slice(0, at).join('\n'), comment: lines.slice(at + 1).join('\n') };
}

/**
 * Adds a setting line such as `voice: m2` at the end of the text: above the line that separates a
 * comment or call settings, if there is one.
 */
export function addSettingLine(text: string, line: string): string {
  if (line === '') return text;
  const lines = text.split(LINE_END);
  const at = findSeparator(text);
  if (at === -1) return `${text}\n${line}`;
  return [...lines.slice(0, at), line, ...lines.slice(at)].join('\n');
}

/**
 * Whether a line of the text starts like a setting line such as `voice: m2`. It is not documented
 * which of several such lines counts, so a text must not contain one.
 */
export function hasSettingLine(text: string, word: string): boolean {
  return text
    .split(/[\r\n\u0085\u2028\u2029]/)
    .some((line) => SETTING.exec(line)?.[1]?.toLowerCase() === word);
}

const SETTING = /^\s*([a-z]+)\s*:/i;
