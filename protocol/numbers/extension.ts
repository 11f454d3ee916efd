/** Words before an office extension, in the languages of the gateway's users. */
const WORD =
  '(?:ext\\p{L}{0,9}|interno?|int|poste|anexo|ramal|durchwahl|dw|x|p|w|доб\\p{L}{0,12}|вн\\p{L}{0,12}|дод\\p{L}{0,12}|қос\\p{L}{0,12}|ішкі)';
/** `тел.`, `номер`, `№` between the word and the number. */
const FILLER = '(?:[\\s.:]{0,3}(?:тел|ном|no|nr)\\p{L}{0,6})?[\\s.:=#-]{0,5}';
const MARK = `(?:(?<!\\p{L})${WORD}${FILLER}|#\\s*)`;

/** `, доб. 12`: the comma belongs to the extension and is not a separator. */
const AFTER_COMMA = new RegExp(
  `(?<=[\\d)]\\s?),[\\s,]{0,3}(?=\\(?(?<!\\p{L})${WORD}${FILLER}\\d{1,7}\\)?\\s*(?:,|$))`,
  'giu',
);
const AT_THE_END = new RegExp(`[\\s(]{0,3}${MARK}(\\d{1,7})\\s?\\)?$`, 'iu');
/** `(12)` after a complete number. */
const IN_BRACKETS = /\(\s?(\d{1,5})\s?\)$/;
const PARAMETER = /;\s*ext\s*=/gi;
const DIGITS_BEFORE_A_WORD = 7;
const DIGITS_BEFORE_BRACKETS = 10;

/** Joins extensions to their numbers with a space, so that no separator remains between them. */
export function attachExtensions(cell: string): string {
  return cell.replace(PARAMETER, ' ext ').replace(AFTER_COMMA, ' ');
}

/**
 * Splits a number and its extension. Returns `null` if an extension has no number before it, so its
 * meaning is unclear.
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
