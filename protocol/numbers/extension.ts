/** Words before the extension of an office, in the languages of those who use the gateway. */
const WORD =
  '(?:ext\\p{L}{0,9}|interno?|int|poste|anexo|ramal|durchwahl|dw|x|p|w|доб\\p{L}{0,12}|вн\\p{L}{0,12}|дод\\p{L}{0,12}|қос\\p{L}{0,12}|ішкі)';
/** `тел.`, `номер`, `№` between the word and the number. */
const FILLER = '(?:[\\s.:]{0,3}(?:тел|ном|no|nr)\\p{L}{0,6})?[\\s.:=#-]{0,5}';
const MARK = `(?:(?<!\\p{L})${WORD}${FILLER}|#\\s*)`;

/** `, доб. 12`: the comma belongs to the extension and separates nothing. */
const AFTER_COMMA = new RegExp(
  `(?<=[\\d)]\\s?),[\\s,]{0,3}(?=\\(?(?<!\\p{L})${WORD}${FILLER}\\d{1,7}\\)?\\s*(?:,|$))`,
  'giu',
);
const AT_THE_END = new RegExp(`[\\s(]{0,3}${MARK}(\\d{1,7})\\s?\\)?$`, 'iu');
/** `(12)` behind a number that is whole without it. */
const IN_BRACKETS = /\(\s?(\d{1,5})\s?\)$/;
const PARAMETER = /;\s*ext\s*=/gi;
const DIGITS_BEFORE_A_WORD = 7;
const DIGITS_BEFORE_BRACKETS = 10;

/** Puts extensions behind their numbers by a blank, so that no separator stands between. */
export function attachExtensions(cell: string): string {
  return cell.replace(PARAMETER, ' ext ').replace(AFTER_COMMA, ' ');
}

/**
 * A number without its extension. `null`: what looks like an extension has no number before it, so
 * nobody knows what is meant.
 */
export function cutExtension(
  text: string,
): { readonly rest: string; readonly extension: string | null } | null {
  const marked = AT_THE_END.exec(text);
  const found = marked ?? IN_BRACKETS.exec(text);
  if (found === null) return { rest: text, extension: null };
  const rest = text.slice(0, found.index);
  const least = marked === null ? DIGITS_BEFORE_BRACKETS : DIGITS_BEFORE_A_WORD;
  if (rest.replace(/\D/g, '').length >= least) return { rest, extension: found[1] ?? null };
  return null;
}
