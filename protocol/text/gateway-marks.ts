import { COMMENT_SEPARATOR, GATEWAY_PREFIXES } from '../tables';

/** What in a text would make the gateway do something else than send the text. */
export type GatewayMark =
  | { readonly kind: 'prefix'; readonly prefix: string; readonly effect: string }
  | { readonly kind: 'comment' };

const PREFIX = /^\s*(__(?=[0-9_]*[A-Za-z])[A-Za-z0-9]+(?:_[A-Za-z0-9]+)*__)/;

const LINE_END = /\r\n|\r|\n/;

const byPrefix = new Map<string, string>(GATEWAY_PREFIXES.map((row) => [row.prefix, row.text]));

/**
 * Finds a gateway prefix at the start of the text, or a line that separates a comment; `null` when
 * the text travels as it is.
 *
 * The documents list some prefixes; any `__WORD__` in capitals counts, also with digits and
 * underscores inside, because the gateway may know more of them than it tells. `__init__` is none.
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

/** Which line of a text is the first that separates a comment or the settings of a call; -1 for none. */
function findSeparator(text: string): number {
  return text.split(LINE_END).findIndex((line) => line.trim() === COMMENT_SEPARATOR);
}

/** Whether a text has a line after which the gateway reads a comment or the settings of a call. */
export function hasSeparatorLine(text: string): boolean {
  return findSeparator(text) !== -1;
}

/** What the gateway sends of a text, and what it keeps as a comment; `null` for no comment. */
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
 * Adds a line with a setting of the message, such as `voice: m2`, at the end of the text: above the
 * line that separates a comment or the settings of a call, if the text has one.
 */
export function addSettingLine(text: string, line: string): string {
  if (line === '') return text;
  const lines = text.split(LINE_END);
  const at = findSeparator(text);
  if (at === -1) return `${text}\n${line}`;
  return [...lines.slice(0, at), line, ...lines.slice(at)].join('\n');
}

/**
 * Whether a line of the text begins like the line in which the gateway takes a setting of the
 * message, such as `voice: m2`. Which of several such lines counts is not documented, so a text must
 * not have one of its own.
 */
export function hasSettingLine(text: string, word: string): boolean {
  return text
    .split(/[\r\n\u0085\u2028\u2029]/)
    .some((line) => SETTING.exec(line)?.[1]?.toLowerCase() === word);
}

const SETTING = /^\s*([a-z]+)\s*:/i;
