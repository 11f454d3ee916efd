/** `77,011,234,567.00`, `77'011'234'567`, `77.011.234.567,0`: thousands apart, perhaps with decimals. */
const GROUPED = /^(\+?\d{1,3})([,.'])(\d{3}(?:\2\d{3})+)(?:(?!\2)[.,]0+)?$/;
/** With fewer digits nobody can tell one number from three short ones. */
const FEWEST_DIGITS = 10;

/** Whether a text is one number with separators of thousands that a spreadsheet put in. */
export function isGroupedNumber(text: string): boolean {
  const digits = joinGroups(text);
  return digits !== null && digits.replace('+', '').length >= FEWEST_DIGITS;
}

/** The digits of such a number, with its plus; `null` for any other text. */
export function joinGroups(text: string): string | null {
  const [, first = '', mark = '', others = ''] = GROUPED.exec(text) ?? [];
  return first === '' ? null : first + others.replaceAll(mark, '');
}
