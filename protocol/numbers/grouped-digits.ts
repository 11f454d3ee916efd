/**
 * `77,011,234,567.00`, `77'011'234'567`, `77.011.234.567,0`: thousands separators, possibly with
 * decimals.
 */
const GROUPED = /^(\+?\d{1,3})([,.'])(\d{3}(?:\2\d{3})+)(?:(?!\2)[.,]0+)?$/;
/** With fewer digits it could also be three short numbers. */
const FEWEST_DIGITS = 10;

/** Whether a text is one number with thousands separators from a spreadsheet. */
export function isGroupedNumber(text: string): boolean {
  const digits = joinGroups(text);
  return digits !== null && digits.replace('+', '').length >= FEWEST_DIGITS;
}

/** The digits of such a number, with its plus; `null` for any other text. */
export function joinGroups(text: string): string | null {
  const [, first = '', mark = '', others = ''] = GROUPED.exec(text) ?? [];
  return first === '' ? null : first + others.replaceAll(mark, '');
}
